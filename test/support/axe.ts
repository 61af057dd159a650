import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type axe from 'axe-core'
import { expect } from 'vitest'
import type { DeskWindow } from './electron-app.ts'

/** What the package gives as its `source` is more than twice as long, and each page compiles it anew. */
const source = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

/** Rules of WCAG 2.2 A and AA that are broken on the screen as it stands. */
export const violations = async ({ page }: DeskWindow): Promise<string[]> => {
  // Half a megabyte goes into a page once: compiled anew for every screen it took longer than the rules themselves.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const broken = await page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof axe }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await engine.run({ runOnly, resultTypes: ['violations'] })).violations
  })
  return broken.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** Keeps a picture of the screen, and lets axe and a ruler look at it. */
export const look = async (desk: DeskWindow, name: string): Promise<void> => {
  await desk.picture(name)
  expect.soft(await violations(desk), name).toEqual([])
  // Nothing of the window may need scrolling sideways.
  const fits = await desk.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  expect.soft(fits, `${name} fits the window's width`).toBe(true)
}
