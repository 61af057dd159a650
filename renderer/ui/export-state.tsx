import { cancelExport, type ExportFailure, getExport } from '../../shared/contract/exports.ts'
import { useAction } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { plural } from '../i18n/plural.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { useAmounts } from './amounts.ts'
import styles from './export-state.module.css'
import { Notice } from './notice.tsx'

const texts = dictionary(
  {
    running: (name: string) => `Выгружаю: ${name}`,
    rows: (done: string) => `записано строк: ${done}`,
    cancel: 'Отменить выгрузку',
    written: (name: string, rows: number, folder: string) =>
      `${name}: ${plural('ru', rows, { one: 'строка', few: 'строки', many: 'строк', other: 'строки' })}, папка ${folder}`,
    failures: {
      cancelled: 'Выгрузка отменена, файла нет.',
      disk_full: 'На диске нет места: файл не записан. Освободите место или выберите другой диск.',
      folder_read_only: 'В эту папку нельзя записать. Выберите другую.',
      too_many_rows: 'В книгу Excel столько строк не входит (1 048 576). Сузьте отбор или выгрузите CSV.',
      failed: 'Файл не записан. Повторите выгрузку.',
    } satisfies Record<ExportFailure, string>,
  },
  {
    running: (name: string) => `Exporting: ${name}`,
    rows: (done: string) => `rows written: ${done}`,
    cancel: 'Cancel the export',
    written: (name: string, rows: number, folder: string) =>
      `${name}: ${plural('en', rows, { one: 'row', other: 'rows' })}, folder ${folder}`,
    failures: {
      cancelled: 'The export was cancelled, there is no file.',
      disk_full: 'The disk is full: the file was not written. Make room or choose another disk.',
      folder_read_only: 'This folder can’t be written to. Choose another one.',
      too_many_rows: 'An Excel workbook does not take so many rows (1,048,576). Narrow the filter or export CSV.',
      failed: 'The file was not written. Try the export again.',
    },
  },
)

/** How the table on its way to a file stands, and the way to stop it; nothing while there is none. */
export function ExportState() {
  const text = useTexts(texts)
  const { count } = useAmounts()
  const { value } = useQuery(getExport, {})
  const cancelling = useAction(cancelExport)
  const running = value?.running ?? null
  const finished = value?.finished ?? null
  const cancel = (): void => void cancelling.run({})
  useShortcuts(running === null ? [] : [{ hotkey: 'alt+C', keys: 'Alt C', label: text.cancel, run: cancel }])
  if (running !== null) {
    const { done, total, fileName } = running
    return (
      <section className={styles['running']} aria-label={text.running(fileName)}>
        <span className="grow">{text.running(fileName)}</span>
        <progress
          className={styles['bar']}
          aria-label={text.running(fileName)}
          {...(total > done ? { max: total, value: done } : {})}
        />
        <span className="second" role="status">
          {text.rows(count(done))}
        </span>
        <ActionButton keys="Alt C" onClick={cancel}>
          {text.cancel}
        </ActionButton>
      </section>
    )
  }
  if (finished === null) return null
  const { failure } = finished
  if (failure !== null && failure !== 'cancelled') return <Notice look="ask" title={text.failures[failure]} />
  return (
    <p className="second" role="status">
      {failure === null ? text.written(finished.fileName, finished.rows, finished.folder) : text.failures[failure]}
    </p>
  )
}
