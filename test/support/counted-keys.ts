// Keys as a person presses them, counted: what a workflow costs is a figure, not a feeling.
import type { Page } from 'playwright-core'

export type CountedKeys = {
  press: (key: string) => Promise<void>
  /** Slower than a scanner, or it would be taken for one. */
  type: (text: string) => Promise<void>
  /** How many were pressed since the last asking. */
  count: () => number
}

export const countedKeys = (page: Page): CountedKeys => {
  let pressed = 0
  return {
    press: async (key) => {
      pressed += 1
      await page.keyboard.press(key)
    },
    type: async (text) => {
      pressed += text.length
      await page.keyboard.type(text, { delay: 90 })
    },
    count: () => {
      const counted = pressed
      pressed = 0
      return counted
    },
  }
}
