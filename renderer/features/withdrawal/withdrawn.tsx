import type { Withdrawable } from '../../../shared/contract/consents.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { withdrawalTexts } from './texts.ts'

export type Done = { kind: Withdrawable; printJobId: string }

/** What was done, and how its paper stands. */
export function Withdrawn({ done, onNext }: { done: Done; onNext: () => void }) {
  const text = useTexts(withdrawalTexts)
  const show = useWindowState((state) => state.show)
  const endVisit = useOpenClient((state) => state.endVisit)
  const next = (): void => {
    onNext()
    if (done.kind === 'processing') endVisit()
    show('client')
  }
  // Without advertising the client is here as before.
  const label = done.kind === 'processing' ? text.next : text.card
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label, run: next, inLine: false }])
  return (
    <Screen title={text.done[done.kind]}>
      <PrintOutcome printJobId={done.printJobId} prefix={text.donePaper} />
      <p>{text.doneTodo}</p>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={next}>
          {label}
        </ActionButton>
      </div>
    </Screen>
  )
}
