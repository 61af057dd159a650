import { useTexts } from '../../i18n/dictionary.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { phoneTexts } from './phone-texts.ts'
import { useIssueGorod } from './use-issue-gorod.ts'

/** What can't be taken back is asked once: a number without a phone, on a sheet. */
export function GorodDialog({ registrationId, onClose }: { registrationId: string; onClose: () => void }) {
  const text = useTexts(phoneTexts)
  const gorod = useIssueGorod(registrationId)
  const guard = useMoneyConfirm('gorod-ask', gorod.running, gorod.issue)
  return (
    <Dialog title={text.gorodAsk} onClose={onClose} closeLabel={text.gorodNo}>
      <div className="stack" onKeyDown={guard.onKeyDown}>
        <p>{text.gorodWhy}</p>
        <ErrorNotice error={gorod.error} />
        <div className="row">
          <ActionButton
            look="main"
            size="large"
            keys="Enter"
            autoFocus
            confirms
            busy={gorod.running}
            onClick={guard.press}
          >
            {text.gorodIssue}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onClose}>
            {text.gorodNo}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
