import { useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { resetPassword } from '../../../shared/contract/numbers.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { numberTexts } from './texts.ts'

type Props = { grant: string; number: ClientCard['numbers'][number]; onClose: (said: string | null) => void }

/** Asks once: the former password opens nothing afterwards. The new one is never seen here. */
export function ResetDialog({ grant, number, onClose }: Props) {
  const text = useTexts(numberTexts)
  const { run, running, error } = useCommand(resetPassword)
  const [tried, setTried] = useState(0)
  const guard = useMoneyConfirm(`reset-${tried}`, running, () => {
    void run({ grant, numberId: number.numberId }).then((answer) => {
      if (answer.ok) onClose(answer.value.way === 'sms' ? text.resetBySms(number.shown) : text.resetOnSheet)
      else setTried((count) => count + 1)
    })
  })
  return (
    <Dialog title={text.resetTitle(number.shown)} onClose={() => onClose(null)} closeLabel={text.back}>
      <div className="stack" onKeyDown={guard.onKeyDown}>
        <p className="muted">{number.kind === 'mobile' ? text.resetWhySms : text.resetWhySheet}</p>
        <p className="muted">{text.resetDetaches}</p>
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus confirms busy={running} onClick={guard.press}>
            {text.reset}
          </ActionButton>
          <ActionButton keys="Esc" onClick={() => onClose(null)}>
            {text.back}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
