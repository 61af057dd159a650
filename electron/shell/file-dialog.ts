import { type BrowserWindow, dialog } from 'electron'

/** What a file is chosen for. */
export type FilePurpose = 'copy' | 'passports' | 'freezing'

// The dialog is the system's: its titles and filters are the program's only words outside of the page.
const dialogs: Readonly<Record<FilePurpose, { title: string; name: string; extensions: string[] }>> = {
  copy: { title: 'Город·Касса: резервная копия', name: 'Копии базы данных', extensions: ['db'] },
  passports: {
    title: 'Город·Касса: список недействительных паспортов',
    name: 'CSV или bz2',
    extensions: ['csv', 'bz2'],
  },
  freezing: { title: 'Город·Касса: перечень лиц', name: 'CSV или bz2', extensions: ['csv', 'txt', 'bz2'] },
}

/** Lets the person choose a file, beginning in `folder` where one is named; null when the dialog was left. */
export const chooseFile = async (
  window: BrowserWindow | null,
  purpose: FilePurpose,
  folder?: string,
): Promise<string | null> => {
  const { title, name, extensions } = dialogs[purpose]
  const options = {
    title,
    ...(folder === undefined ? {} : { defaultPath: folder }),
    properties: ['openFile' as const],
    filters: [{ name, extensions }],
  }
  const { canceled, filePaths } =
    window && !window.isDestroyed()
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}
