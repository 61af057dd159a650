import { spotlight } from '@mantine/spotlight'
import { returnFocusTo } from '../ui/focus-return.ts'

let openedFrom: Element | null = null

/** Opens the command palette; Spotlight keeps its own store, but not the field it was opened from. */
export const openPalette = (): void => {
  openedFrom = document.activeElement
  spotlight.open()
}

/** The palette has closed: the cashier types on where the focus was. */
export const paletteClosed = (): void => returnFocusTo(openedFrom)
