import { useState } from 'react'
import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { recordRefusal } from '../../../shared/contract/screening.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { RefusalDialog } from '../../ui/refusal-dialog.tsx'
import { useRegistration } from './registration-store.ts'
import { screeningTexts } from '../../ui/screening-texts.ts'

/** Refuses the client or notes a doubt, at any step after the document was read; with or without a button of its own. */
export function RefusalKey({ view, button = false }: { view: RegistrationView; button?: boolean }) {
  const text = useTexts(screeningTexts)
  const [open, setOpen] = useState(false)
  useShortcuts([{ hotkey: 'alt+O', keys: 'Alt O', label: text.refuseKey, run: () => setOpen(true), inLine: button }])
  return (
    <>
      {button && (
        <ActionButton size="large" keys="Alt O" onClick={() => setOpen(true)}>
          {text.refuse}
        </ActionButton>
      )}
      {open && <RefuseRegistration registrationId={view.registrationId} onClose={() => setOpen(false)} />}
    </>
  )
}

function RefuseRegistration({ registrationId, onClose }: { registrationId: string; onClose: () => void }) {
  const text = useTexts(screeningTexts)
  const { run, running, error } = useCommand(recordRefusal)
  return (
    <RefusalDialog
      refusal={text.actRefusal}
      suspicion={text.actSuspicion}
      running={running}
      error={error}
      onClose={onClose}
      onRecord={async ({ act, reason, note }) => {
        // What main says of a registration that this very command ends is no news.
        useRegistration.getState().closing(true)
        const answer = await run({ registrationId, act, reason, note })
        if (answer.ok && act === 'refusal') useRegistration.getState().startAnew()
        useRegistration.getState().closing(false)
        if (answer.ok) onClose()
      }}
    />
  )
}
