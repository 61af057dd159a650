import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getExchange } from '../../../shared/contract/exchange.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './exchange.module.css'
import { exchangeTexts } from './texts.ts'

/** What came, the newest first. */
export function ImportsTable({ imports }: { imports: OutputOf<typeof getExchange>['imports'] }) {
  const text = useTexts(exchangeTexts)
  const clock = useDeskClock()
  if (imports.length === 0) return <p className="muted">{text.noImports}</p>
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.imports}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.came}</th>
            <th scope="col">{text.dataAsOf}</th>
            <th scope="col" className="number">
              {text.takenRows}
            </th>
            <th scope="col" className="number">
              {text.repeatedRows}
            </th>
            <th scope="col" className="number">
              {text.badRowsCount}
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <tr key={one.importId}>
              <td className={styles['name']}>{one.fileName}</td>
              <td className="nowrap">{clock.full(one.asOf)}</td>
              <td className="number">{one.taken}</td>
              <td className="number">{one.repeated}</td>
              <td className={`number ${one.bad > 0 ? styles['bad'] : ''}`}>{one.bad}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
