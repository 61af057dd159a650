import type { OutputOf } from '../../../shared/contract/define.ts'
import { getBadRows, type getExchange } from '../../../shared/contract/exchange.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import styles from './exchange.module.css'
import { exchangeTexts } from './texts.ts'

type Import = OutputOf<typeof getExchange>['imports'][number]

/** Lines of the last file that has any: «Город» mends them and sends them again. */
export function BadRows({ of, onClose }: { of: Import; onClose: () => void }) {
  const text = useTexts(exchangeTexts)
  const { value: rows, error } = useQuery(getBadRows, { importId: of.importId })
  return (
    <Dialog title={text.badRows} onClose={onClose} closeLabel={text.back} width={640}>
      <div className="stack">
        <p className={styles['name']}>{text.badRowsOf(of.fileName, rows?.length ?? of.bad, of.bad)}</p>
        <p className="muted">{text.badRowsWhy}</p>
        <ErrorNotice error={error} />
        <ul className={styles['badRows']} tabIndex={0} aria-label={text.badRows}>
          {rows?.map(({ line, reason }) => (
            <li key={line} className="row">
              <span className={styles['line']}>{text.line(line)}</span>
              <span>{text.reasons[reason]}</span>
            </li>
          ))}
        </ul>
        <div className="row">
          <ActionButton keys="Esc" autoFocus onClick={onClose}>
            {text.back}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
