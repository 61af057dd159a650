import { useState } from 'react'
import { findReversible } from '../../../shared/contract/reversals.ts'
import { call } from '../../api/call.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { useReversal } from './reversal-store.ts'
import { reversalTexts } from './texts.ts'

/** By the number of a receipt or a slip, by its scanned code, or the last one of the shift. */
export function FindView({ scanMissed }: { scanMissed: boolean }) {
  const text = useTexts(reversalTexts)
  const { number, put, open } = useReversal()
  const show = useWindowState((state) => state.show)
  const [missed, setMissed] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const find = (asked: string): void =>
    void call(findReversible, { number: asked }).then((answer) => {
      setError(answer.ok ? null : answer.error)
      setMissed(answer.ok && answer.value === null)
      if (answer.ok && answer.value !== null) open(answer.value)
    })
  const findTyped = (): void => {
    if (number.trim() !== '') find(number)
  }
  useShortcuts([
    { hotkey: 'mod+E', keys: 'Ctrl E', label: text.last, run: () => find('') },
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: () => show('journal') },
  ])
  return (
    <Screen title={text.title}>
      <div className="narrow">
        <EnterForm onSubmit={findTyped}>
          <TextField
            label={text.number}
            value={number}
            hint={text.findHint}
            error={missed || (scanMissed && number === '') ? text.notFound : null}
            maxLength={60}
            autoFocus
            home
            onChange={(typed) => {
              setMissed(false)
              put({ number: typed })
            }}
          />
          <ErrorNotice error={error} />
          <div className="row">
            <ActionButton look="main" type="submit" keys="Enter" disabled={number.trim() === ''}>
              {text.find}
            </ActionButton>
            <ActionButton keys="Ctrl E" onClick={() => find('')}>
              {text.last}
            </ActionButton>
            <ActionButton keys="Esc" onClick={() => show('journal')}>
              {text.back}
            </ActionButton>
          </div>
        </EnterForm>
      </div>
    </Screen>
  )
}
