import { type Withdrawable, withdrawConsent } from '../../../shared/contract/consents.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import type { OpenClient } from '../../ui/open-client.ts'
import { withdrawalTexts } from './texts.ts'
import type { Done } from './withdrawn.tsx'

type Props = {
  client: OpenClient
  kind: Withdrawable
  shortName: string
  onClose: () => void
  onDone: (done: Done) => void
}

/** Asks once more: the focus is on the way back, for what is erased stays erased. */
export function ConfirmWithdrawal({ client, kind, shortName, onClose, onDone }: Props) {
  const text = useTexts(withdrawalTexts)
  const { run, running, error } = useCommand(withdrawConsent)
  const act = (): void =>
    void run({ grant: client.grant, kind }).then((answer) => {
      if (answer.ok) onDone({ kind, printJobId: answer.value.printJobId })
    })
  const erases = kind === 'processing'
  return (
    <Dialog title={erases ? text.confirmTitle : text.withdraw.advertising} onClose={onClose} closeLabel={text.back}>
      <div className="stack">
        <p>{erases ? text.confirm(shortName) : text.advertisingOnly}</p>
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton keys="Esc" autoFocus={erases} onClick={onClose}>
            {text.back}
          </ActionButton>
          <ActionButton
            look={erases ? 'danger' : 'main'}
            {...(erases ? {} : { keys: 'Enter' })}
            autoFocus={!erases}
            busy={running}
            onClick={act}
          >
            {erases ? text.confirmYes : text.withdraw.advertising}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
