import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron'
import type { EventName } from '../../shared/contract/events.ts'
import type { Dispatch } from '../core/dispatcher.ts'
import { pageOrigin } from './security.ts'

/** Whether a message comes from the top frame of our window, showing our page. */
export const isOurWindow = (
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | null,
): boolean => {
  if (!window || window.isDestroyed() || event.sender !== window.webContents) return false
  const frame = event.senderFrame
  return frame !== null && frame === window.webContents.mainFrame && frame.url.startsWith(`${pageOrigin}/`)
}

/**
 * The only ipcMain.handle. Answers cross as one JSON string: the context bridge copies objects slowly
 * (performance.md §4).
 */
export const answerWindow = (ipcMain: IpcMain, window: () => BrowserWindow | null, dispatch: Dispatch): void => {
  ipcMain.handle('kassa', async (event, name: unknown, input: unknown, commandId: unknown) => {
    if (!isOurWindow(event, window())) throw new Error('refused')
    const id = typeof commandId === 'string' ? commandId : undefined
    return JSON.stringify(await dispatch(typeof name === 'string' ? name : '', input, id))
  })
}

/** Tells the window that something changed; it asks for the rest itself. */
export const tellWindow = (window: BrowserWindow | null, event: EventName): void => {
  if (window && !window.isDestroyed()) window.webContents.send('kassa', event)
}
