import { dictionary } from '../../i18n/dictionary.ts'

export const outSettingsTexts = dictionary(
  {
    title: 'Папка реестров платежей',
    folder: 'Папка, куда пишутся реестры',
    folderHint: 'Полный путь; пусто — реестры не делаются. В файлах счета и имена: папка должна быть защищена',
    payerAccount: 'Счёт плательщика в поручениях',
    payerAccountHint: 'Счёт банка для переводов, 40911…; пусто — поручения без него',
    payerInn: 'ИНН банка',
    payerKpp: 'КПП банка',
    digits: (count: number) => `Цифр должно быть ${count}`,
    save: 'Сохранить',
    saved: 'Сохранено.',
    unsaved: 'Есть несохранённое.',
    about: 'Что важно',
    points: [
      'Реестры делает и отмечает переданными старший кассир: «Передача» (Alt+0).',
      'Вид реестра поставщика, имя файла и нарезка по дням или сменам — в справочнике поставщика.',
      'Сделанный реестр пишется ещё раз байт в байт; другие реквизиты действуют для следующих.',
      'Файл с чужим содержимым под тем же именем не перезаписывается.',
    ],
  },
  {
    title: 'Folder of registers of payments',
    folder: 'Folder that registers are written into',
    folderHint: 'The full path; empty: no registers. Accounts and names stand in the files: protect the folder',
    payerAccount: 'Payer’s account in payment orders',
    payerAccountHint: 'The bank’s account of transfers, 40911…; empty: orders have none',
    payerInn: 'INN of the bank',
    payerKpp: 'KPP of the bank',
    digits: (count: number) => `${count} digits are needed`,
    save: 'Save',
    saved: 'Saved.',
    unsaved: 'Not saved yet.',
    about: 'Good to know',
    points: [
      'A supervisor makes registers and marks them as sent: “Registers out” (Alt+0).',
      'How a provider’s register is written, its file name and its cut by days or shifts stand in the catalogue.',
      'A register that was made is written again to the byte; other details hold for the next ones.',
      'A file of the same name with somebody else’s content is not overwritten.',
    ],
  },
)
