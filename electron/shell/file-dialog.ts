import { type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { FilePort, OpenPurpose, SavePurpose } from '../core/file-port.ts'

type Dialog = { title: string; name: string; extensions: string[] }

// The dialog is the system's: its titles and filters are the program's only words outside of the page.
const openDialogs: Readonly<Record<OpenPurpose, Dialog>> = {
  copy: { title: 'Город·Касса: резервная копия', name: 'Копии базы данных', extensions: ['db'] },
  passports: {
    title: 'Город·Касса: список недействительных паспортов',
    name: 'CSV или bz2',
    extensions: ['csv', 'bz2'],
  },
  freezing: { title: 'Город·Касса: перечень лиц', name: 'CSV или bz2', extensions: ['csv', 'txt', 'bz2'] },
  catalogue: { title: 'Город·Касса: справочник поставщиков', name: 'Справочник, JSON', extensions: ['json'] },
  // Providers name their files as they like.
  register: { title: 'Город·Касса: реестр поставщика', name: 'Все файлы', extensions: ['*'] },
}
const saveDialogs: Readonly<Record<SavePurpose, Dialog>> = {
  catalogue: { title: 'Город·Касса: выгрузка справочника', name: 'Справочник, JSON', extensions: ['json'] },
  csv: { title: 'Город·Касса: выгрузка таблицы', name: 'CSV', extensions: ['csv'] },
  xlsx: { title: 'Город·Касса: выгрузка таблицы', name: 'Книга Excel', extensions: ['xlsx'] },
  bad_rows: { title: 'Город·Касса: строки с ошибками', name: 'CSV', extensions: ['csv'] },
  pdf: { title: 'Город·Касса: отчёт', name: 'PDF', extensions: ['pdf'] },
}

/** The dialogs, before the window that is there at the moment. */
export const fileDialogs = (windowNow: () => BrowserWindow | null): FilePort => ({
  choose: async (purpose, folder) => {
    const { title, name, extensions } = openDialogs[purpose]
    const options: OpenDialogOptions = {
      title,
      ...(folder === undefined ? {} : { defaultPath: folder }),
      properties: ['openFile'],
      filters: [{ name, extensions }],
    }
    const window = windowNow()
    const { canceled, filePaths } =
      window && !window.isDestroyed()
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options)
    return canceled ? null : (filePaths[0] ?? null)
  },
  save: async (purpose, proposed) => {
    const { title, name, extensions } = saveDialogs[purpose]
    const options: SaveDialogOptions = { title, defaultPath: proposed, filters: [{ name, extensions }] }
    const window = windowNow()
    const { canceled, filePath } =
      window && !window.isDestroyed()
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options)
    return canceled || filePath === '' ? null : filePath
  },
})
