import type { ScreeningRecord } from '../../../shared/contract/screening.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { hitCode } from '../../../shared/domain/list-kinds.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { screeningWords } from '../../i18n/screening-texts.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './records.module.css'
import { recordTexts } from './texts.ts'

export function RecordsTable({ records }: { records: readonly ScreeningRecord[] }) {
  const text = useTexts(recordTexts)
  const words = useTexts(screeningWords)
  const clock = useDeskClock()
  const reasons: Readonly<Record<ScreeningRecord['reason'], string>> = {
    ...words.comparison,
    ...words.lift,
    ...words.refusal,
    maybe_same: words.maybeSame,
  }
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.title}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {[text.when, text.act, text.reason, text.entry, text.person, text.who].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td className="nowrap">{clock.full(record.madeAt)}</td>
              <td className="nowrap strong">{words.acts[record.act]}</td>
              <td>
                {reasons[record.reason]}
                {record.note !== '' && <span className={styles['second']}>{record.note}</span>}
              </td>
              <td>
                {record.list !== null && record.listAsOf !== null
                  ? hitCode({ list: record.list, entry: record.entry, asOf: record.listAsOf })
                  : ''}
              </td>
              <td>
                {record.person?.name}
                {record.person !== null && (
                  <span className={styles['second']}>
                    {text.born(formatDate(record.person.birthDate))}, {record.person.document}
                  </span>
                )}
              </td>
              <td>
                {record.operatorName}
                {record.approvedBy !== null && (
                  <span className={styles['second']}>{text.approved(record.approvedBy)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
