// Every screen of every role, looked at by axe; at 200 % the main action is still within reach. It walks
// the list of features, so that a new screen is looked at without being named here. The first start: start.e2e.ts.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoOperators } from '../../electron/records/demo-desk.ts'
import { features } from '../../renderer/features/index.ts'
import type { Feature } from '../../renderer/ui/feature.ts'
import { may } from '../../shared/domain/permissions.ts'
import { look } from '../support/axe.ts'
import { ask, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { searchPalette } from '../support/window-acts.ts'

/** What a person would press or read on the screen now and can't bring into view by scrolling, or sees cut off. */
const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const unreachable: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('main *, aside *, header *')) {
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 2
      if (isCut && getComputedStyle(element).textOverflow === 'ellipsis') unreachable.push(`${element.innerText}: cut`)
    }
    const wanted = document.querySelectorAll<HTMLElement>('button, input, select, textarea, h1, [role="alert"]')
    for (const element of wanted) {
      if (element.closest('[aria-hidden="true"], .unseen') !== null || element.offsetParent === null) continue
      element.scrollIntoView({ block: 'center', inline: 'center' })
      // A script can scroll what is cut off; a person can't.
      document.scrollingElement?.scrollTo(0, 0)
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(above)
        if (overflowX === 'hidden') above.scrollLeft = 0
        if (overflowY === 'hidden') above.scrollTop = 0
      }
      const { left, right, top, bottom, width } = element.getBoundingClientRect()
      if (width < 2) continue
      const name = (element.getAttribute('aria-label') ?? element.innerText).slice(0, 40)
      if (left < -1 || right > innerWidth + 1) unreachable.push(`${name}: sideways`)
      else if (bottom < 1 || top > innerHeight - 1) unreachable.push(`${name}: above or below`)
      else {
        const [x, y] = [(left + right) / 2, Math.min(innerHeight - 2, Math.max(2, (top + bottom) / 2))]
        const there = document.elementFromPoint(x, y)
        if (there !== null && !element.contains(there) && !there.contains(element) && element.closest('label') === null)
          unreachable.push(`${name}: under ${there.tagName} ${there.className}`)
      }
    }
    return unreachable
  })

const zoom = async (desk: DeskWindow, factor: number): Promise<void> => {
  await desk.app.evaluate(({ BrowserWindow }, value) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(value)
  }, factor)
  await desk.page.waitForFunction((value) => devicePixelRatio === value, factor)
}

/** The demo's operators stand at its sign-in in the order of the seed. */
const enter = async (desk: DeskWindow, place: number): Promise<void> => {
  await ask(desk, 'session.signOut', {})
  await signInByKeys(desk.page, place)
}

/** The roles by which every screen is seen once. */
const seers = demoOperators.map((operator, index) => ({
  place: index,
  role: operator.role,
  seen: features.filter(
    ({ permission }) =>
      may(operator.role, permission) && !demoOperators.slice(0, index).some(({ role }) => may(role, permission)),
  ),
}))

/** By the rail, or by the palette where a screen has no place in the rail. */
const open = async (page: Page, feature: Feature): Promise<void> => {
  const { name } = feature.texts.ru
  if (feature.inRail !== false) return page.getByRole('navigation').getByText(name, { exact: true }).click()
  await searchPalette(page, name)
  await page.keyboard.press('Enter')
}

/** Each screen that this operator is the first to see, one after the other. */
const walk = async (
  desk: DeskWindow,
  { place, seen }: (typeof seers)[number],
  visit: (name: string) => Promise<void>,
): Promise<void> => {
  const { page } = desk
  await enter(desk, place)
  for (const feature of seen) {
    await open(page, feature)
    await page.waitForTimeout(350)
    await visit(feature.id)
  }
}

test('every screen is seen by somebody', () => {
  expect(seers.flatMap(({ seen }) => seen.map(({ id }) => id)).toSorted()).toEqual(
    features.map(({ id }) => id as string).toSorted(),
  )
})

// Dark differs in its tokens only, which test/guards/contrast.test.ts measures pair by pair. What a payment shows on
// its way is looked at by screens.e2e.ts.
describe('at 100 % axe finds nothing, at 200 % all is within reach', () => {
  let desk: DeskWindow
  beforeAll(async () => {
    desk = await keepDesk()
  }, 60_000)
  afterAll(() => desk.close())

  const inBothSizes = async (name: string): Promise<void> => {
    await look(desk, `a11y-${name}`)
    await zoom(desk, 2)
    await desk.picture(`zoom-${name}`)
    expect.soft(await outOfReach(desk.page), name).toEqual([])
    const fits = await desk.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
    expect.soft(fits, `${name} fits the window's width`).toBe(true)
    await zoom(desk, 1)
  }

  test('sign-in', () => inBothSizes('sign-in'))

  test.each(seers)('every screen of $role', (seer) => walk(desk, seer, inBothSizes))

  test('what can’t be reached is noticed', async () => {
    await desk.page.evaluate(() => {
      const style = new CSSStyleSheet()
      style.replaceSync(`.far { position: absolute; left: 5000px } .low { position: absolute; top: 5000px }
        .cut { width: 40px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }`)
      const long = document.createElement('p')
      long.textContent = 'a long text'
      long.className = 'cut'
      document.querySelector('main')?.append(long)
      document.adoptedStyleSheets = [style]
      for (const name of ['far', 'low']) {
        const button = document.createElement('button')
        button.textContent = name
        button.className = name
        document.body.append(button)
      }
    })
    expect(await outOfReach(desk.page)).toEqual(['a long text: cut', 'far: sideways', 'low: above or below'])
  })
})
