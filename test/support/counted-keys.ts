// Keys as a person presses them, counted: what a workflow costs is a figure, not a feeling.
import type { Page } from 'playwright-core'
import { putIn } from './window-acts.ts'

export type CountedKeys = {
  press: (key: string) => Promise<void>
  /** Counted letter by letter, however it comes into the field. */
  type: (text: string) => Promise<void>
  /** Long texts come at once, as a person pastes them; not counted. */
  paste: (text: string) => Promise<void>
  /** How many were pressed since the last asking, typed ones included. */
  count: () => number
  /** How many were pressed in all beside what was typed: what a registration costs the cashier. */
  presses: () => number
}

/** `type`: how texts come into a field; at once, unless the test is about typing. */
export const countedKeys = (page: Page, type = putIn): CountedKeys => {
  let counted = 0
  let presses = 0
  return {
    press: async (key) => {
      counted += 1
      presses += 1
      await page.keyboard.press(key)
    },
    type: async (text) => {
      counted += text.length
      await type(page, text)
    },
    paste: (text) => page.keyboard.insertText(text),
    count: () => {
      const now = counted
      counted = 0
      return now
    },
    presses: () => presses,
  }
}
