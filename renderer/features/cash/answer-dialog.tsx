import { useState } from 'react'
import { acceptTransfer, declineTransfer, type OrderView } from '../../../shared/contract/cash-orders.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { cashTexts } from './texts.ts'

type Props = { transfer: OrderView; onDone: () => void; onClose: () => void }

/** Why a transfer is not taken; its cash stays in transit until the sender counts it back. */
export function DeclineDialog({ transfer, onDone, onClose }: Props) {
  const text = useTexts(cashTexts)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const decline = useCommand(declineTransfer)
  const submit = (): void => {
    setTried(true)
    if (reason.trim() === '') return
    void decline.run({ transferId: transfer.orderId, reason: reason.trim() }).then((answer) => {
      if (answer.ok) onDone()
    })
  }
  return (
    <FormDialog
      title={text.declineTitle(transfer.number)}
      save={text.decline}
      cancel={text.cancel}
      running={decline.running}
      error={decline.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{text.declineWhy}</p>
      <TextField
        label={text.reason}
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
        hint={text.reasonHint}
        error={tried && reason.trim() === '' ? text.reasonNeeded : null}
      />
    </FormDialog>
  )
}

/** The other desk has counted it: the number of its own order is the proof. */
export function AcceptedThereDialog({ transfer, onDone, onClose }: Props) {
  const text = useTexts(cashTexts)
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const accept = useCommand(acceptTransfer)
  const submit = (): void => {
    setTried(true)
    const otherNumber = number.trim()
    if (otherNumber === '') return
    void accept.run({ transferId: transfer.orderId, rows: [], otherNumber }).then((answer) => {
      if (answer.ok) onDone()
    })
  }
  return (
    <FormDialog
      title={text.acceptDeskTitle(transfer.number)}
      save={text.acceptDesk}
      cancel={text.cancel}
      running={accept.running}
      error={accept.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.otherNumber}
        value={number}
        onChange={setNumber}
        maxLength={30}
        autoFocus
        error={tried && number.trim() === '' ? text.otherNumberNeeded : null}
      />
    </FormDialog>
  )
}
