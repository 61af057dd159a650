import type { OutputOf } from '../../../shared/contract/define.ts'
import type { listBackups } from '../../../shared/contract/backups.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './backups.module.css'
import { backupTexts } from './texts.ts'

type Copies = OutputOf<typeof listBackups>['copies']

/** Newest first; at most some forty. */
export function BackupsTable({ copies }: { copies: Copies }) {
  const text = useTexts(backupTexts)
  const clock = useDeskClock()
  const size = useSize()
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.title}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.when}</th>
            <th scope="col">{text.why}</th>
            <th scope="col" className="number">
              {text.size}
            </th>
            <th scope="col">{text.file}</th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.file}>
              <td className="nowrap strong">{clock.full(copy.madeAt)}</td>
              <td className="nowrap">{text.reasons[copy.reason]}</td>
              <td className="number">{size(copy.bytes)}</td>
              <td className={styles['file']}>{copy.file}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `1,2 МБ` */
function useSize(): (bytes: number) => string {
  const language = useLanguage()
  const format = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  return (bytes) => format.format(bytes / 1_000_000)
}
