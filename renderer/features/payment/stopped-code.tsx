import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CopyCode } from '../../ui/copy-code.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice as NoticeBlock } from '../../ui/notice.tsx'
import { codeTexts } from './code-texts.ts'
import type { Notice } from './notice.ts'
import styles from './stopped-code.module.css'

type Props = { notice: Extract<Notice, { kind: 'details_differ' }>; onClose: () => void }

/**
 * A substituted code (domain.md §1.5): which field, what the code says, what the catalogue says, what to do. There is
 * no way past it: nobody at the desk can tell a forged bill from a provider's new account, a supervisor's catalogue can.
 */
export function StoppedCode({ notice, onClose }: Props) {
  const text = useTexts(codeTexts)
  const { providerName, differs, otherProviderName } = notice
  return (
    <Dialog title={text.stopped} onClose={onClose} width={760} closeLabel={text.stoppedOk}>
      <div className="stack">
        <NoticeBlock look="stop" title={text.differ(providerName)}>
          <p>{text.differWhy}</p>
        </NoticeBlock>
        <table className={styles['differs']}>
          <thead>
            <tr>
              <th scope="col">{text.differField}</th>
              <th scope="col">{text.differInCode}</th>
              <th scope="col">{text.differInCatalogue}</th>
            </tr>
          </thead>
          <tbody>
            {differs.map(({ field, inCode, inCatalogue }) => (
              <tr key={`${field} ${inCode}`}>
                <th scope="row">{text.fields[field]}</th>
                <td className={styles['wrong']}>{inCode}</td>
                <td>{inCatalogue === '' ? text.fieldNone : inCatalogue}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {otherProviderName !== null && <p className="strong">{text.differOther(otherProviderName)}</p>}
        <p className="strong">{text.differTodo}</p>
        <p>{text.differHonest}</p>
        <CopyCode code={`bills.details_differ: ${differs.map(({ field }) => field).join(', ')}`} />
        <div className="row actions">
          <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={onClose}>
            {text.stoppedOk}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
