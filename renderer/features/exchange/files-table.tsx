import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getExchange } from '../../../shared/contract/exchange.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import styles from './exchange.module.css'
import { exchangeTexts } from './texts.ts'

type Files = OutputOf<typeof getExchange>['files']
type Props = { files: Files; chosenId: string | null; onChoose: (fileId: string) => void }

/** What went, the newest first; a chosen one can be written once more. */
export function FilesTable({ files, chosenId, onChoose }: Props) {
  const text = useTexts(exchangeTexts)
  const clock = useDeskClock()
  if (files.length === 0) return <p className="muted">{text.noFiles}</p>
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.files}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.file}</th>
            <th scope="col" className="number">
              {text.rows}
            </th>
            <th scope="col">{text.made}</th>
            <th scope="col">{text.state}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.fileId} aria-selected={file.fileId === chosenId} onClick={() => onChoose(file.fileId)}>
              <td className={styles['name']}>{file.name}</td>
              <td className="number">{file.rows}</td>
              <td className="nowrap">{clock.full(file.madeAt)}</td>
              <td className="nowrap">{file.sentAt === null ? text.notSent : text.inFolder}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
