import { spotlight } from '@mantine/spotlight'
import { type FocusPlace, focusPlace, returnFocusTo } from '../ui/focus-return.ts'

let openedFrom: FocusPlace = { element: null, selection: null }

/** Opens the command palette; Spotlight keeps its own store, but not the field it was opened from. */
export const openPalette = (): void => {
  openedFrom = focusPlace()
  spotlight.open()
}

/** The palette has closed: the cashier types on where the focus was. */
export const paletteClosed = (): void => returnFocusTo(openedFrom)
