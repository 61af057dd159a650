import { useState } from 'react'
import { recordPayerRefusal } from '../../../shared/contract/payers.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { RefusalDialog } from '../../ui/refusal-dialog.tsx'
import { forgetPayer } from './payer-store.ts'
import { payerTexts } from './payer-texts.ts'
import { usePayment } from './payment-store.ts'

/** «Отказ / подозрение» of a payer, as at the registration. */
export function PayerRefusalKey({ payerId }: { payerId: string }) {
  const text = useTexts(payerTexts)
  const [open, setOpen] = useState(false)
  const dispatch = usePayment((store) => store.dispatch)
  const { run, running, error } = useCommand(recordPayerRefusal)
  useShortcuts([{ hotkey: 'alt+O', keys: 'Alt O', label: text.keyRefuse, run: () => setOpen(true), inLine: false }])
  return (
    <>
      <ActionButton size="large" keys="Alt O" onClick={() => setOpen(true)}>
        {text.refuse}
      </ActionButton>
      {open && (
        <RefusalDialog
          refusal={text.actRefusal}
          suspicion={text.actSuspicion}
          running={running}
          error={error}
          onClose={() => setOpen(false)}
          onRecord={async (recorded) => {
            const answer = await run({ payerId, ...recorded })
            if (!answer.ok) return
            setOpen(false)
            if (recorded.act === 'suspicion') return
            forgetPayer(true)
            dispatch({ type: 'noticed', notice: { kind: 'payer_refused' } })
          }}
        />
      )}
    </>
  )
}
