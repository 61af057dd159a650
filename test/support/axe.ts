import AxeBuilder from '@axe-core/playwright'
import { expect } from 'vitest'
import type { DeskWindow } from './electron-app.ts'

/** Rules of WCAG 2.2 A and AA that are broken on the screen as it stands. */
export const violations = async (desk: DeskWindow): Promise<string[]> => {
  // Legacy mode: Electron can't open the second page that axe would run in.
  const result = await new AxeBuilder({ page: desk.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze()
  return result.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** Keeps a picture of the screen, and lets axe and a ruler look at it. */
export const look = async (desk: DeskWindow, name: string): Promise<void> => {
  await desk.picture(name)
  expect.soft(await violations(desk), name).toEqual([])
  // Nothing of the window may need scrolling sideways.
  const fits = await desk.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  expect.soft(fits, `${name} fits the window's width`).toBe(true)
}
