import { blockNumber, type ClientCard } from '../../../shared/contract/clients.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { cardTexts } from './texts.ts'

type Props = {
  grant: string
  number: ClientCard['numbers'][number]
  /** Blocking is done at the client's word; unblocking needs the document (product.md). */
  hasDocument: boolean
  onDocument: () => void
  onClose: () => void
}

/** Asks before a number is blocked or unblocked. */
export function BlockDialog({ grant, number, hasDocument, onDocument, onClose }: Props) {
  const text = useTexts(cardTexts)
  const common = useTexts(clientTexts)
  const { run, running, error } = useCommand(blockNumber)
  const blocked = number.state !== 'blocked'
  const lacksDocument = !blocked && !hasDocument
  const act = (): void =>
    void run({ grant, numberId: number.numberId, blocked }).then((answer) => {
      if (answer.ok) onClose()
    })
  return (
    <Dialog
      title={blocked ? text.blockTitle(number.shown) : text.unblockTitle(number.shown)}
      onClose={onClose}
      closeLabel={common.back}
    >
      <div className="stack">
        <p className="muted">{blocked ? text.blockWhy : lacksDocument ? text.unblockDocument : text.unblockWhy}</p>
        <ErrorNotice error={error} />
        <div className="row">
          {lacksDocument ? (
            <ActionButton look="main" keys="Enter" autoFocus onClick={onDocument}>
              {common.document}
            </ActionButton>
          ) : (
            <ActionButton look="main" keys="Enter" autoFocus busy={running} onClick={act}>
              {blocked ? text.block : text.unblock}
            </ActionButton>
          )}
          <ActionButton keys="Esc" onClick={onClose}>
            {common.back}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
