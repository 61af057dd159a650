import { useRef, useState } from 'react'
import { checkPassport, type RegistrationView } from '../../../shared/contract/registration.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { kindFieldId } from '../../ui/document-fields.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { PassportFields } from './passport-fields.tsx'
import styles from './passport-view.module.css'
import { cancelSave, useRegistration } from './registration-store.ts'
import { StepScreen } from './step-screen.tsx'
import { registrationTexts } from './texts.ts'
import { firstProblem, isEmpty, type PassportStep } from './workflow.ts'

/** Step 1: the passport, typed in the order in which a person reads it. */
export function PassportView({ state, view }: { state: PassportStep; view: RegistrationView | null }) {
  const text = useTexts(registrationTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const check = useAction(checkPassport)
  const [asking, setAsking] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const empty = isEmpty(state.typed)

  const submit = async (): Promise<void> => {
    // The passport goes with the check itself: an older save must not arrive after it.
    cancelSave()
    const { workflow } = useRegistration.getState()
    const answer = await check.run({ typed: workflow.typed.document })
    if (!answer.ok || answer.value.problems.length === 0) return
    dispatch({ type: 'checked', problems: answer.value.problems })
    const wrong = firstProblem(Object.fromEntries(answer.value.problems.map((one) => [one.field, one.problem])))
    // The messages appear with this render; the field is there already.
    form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
  }
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keyNextField },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyCheck, run: () => void submit() },
    { hotkey: null, keys: '−', label: text.keyNoMiddleName },
    { hotkey: 'mod+D', keys: 'Ctrl D', label: text.keyKind, run: () => document.getElementById(kindFieldId)?.focus() },
    ...(empty ? [] : [{ hotkey: 'Escape', keys: 'Esc', label: text.keyLeave, run: () => setAsking(true) }]),
  ])
  return (
    <StepScreen step="passport" view={view}>
      {state.lapsed && (
        <Notice look="ask" title={text.lapsed}>
          <p>{text.lapsedTodo}</p>
        </Notice>
      )}
      <div ref={form} className={styles['panel']}>
        <EnterForm label={text.passportHead} onSubmit={() => void submit()}>
          <PassportFields state={state} />
          <ErrorNotice error={check.error} />
          <div className="row actions">
            <ActionButton look="main" size="large" type="submit" keys="Enter" busy={check.running}>
              {text.check}
            </ActionButton>
            {!empty && (
              <ActionButton size="large" keys="Esc" onClick={() => setAsking(true)}>
                {text.leaveHere}
              </ActionButton>
            )}
          </div>
        </EnterForm>
      </div>
      {asking && <LeaveDialog expiresAt={view?.expiresAt ?? null} onClose={() => setAsking(false)} />}
    </StepScreen>
  )
}
