import { type BrowserWindow, dialog } from 'electron'

// The dialog is the system's: its title and filter are the program's only words outside of the page.
const title = 'Город·Касса: резервная копия'
const filterName = 'Копии базы данных'

/** Lets the person choose a copy of the database; null when the dialog was left. */
export const chooseCopyFile = async (window: BrowserWindow | null, folder: string): Promise<string | null> => {
  const options = {
    title,
    defaultPath: folder,
    properties: ['openFile' as const],
    filters: [{ name: filterName, extensions: ['db'] }],
  }
  const { canceled, filePaths } =
    window && !window.isDestroyed()
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}
