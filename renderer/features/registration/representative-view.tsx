import { useRef } from 'react'
import {
  checkRepresentative,
  type RegistrationView,
  wantRepresentative,
} from '../../../shared/contract/registration.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { AuthorityFields } from './authority-fields.tsx'
import { useDeskToday } from '../../ui/desk-today.ts'
import { DocumentFields, kindFieldId } from '../../ui/document-fields.tsx'
import { leaveField } from '../../ui/field-check.ts'
import styles from './passport-view.module.css'
import { cancelSave, useRegistration } from './registration-store.ts'
import { documentProblemsOf, firstRepresentativeProblem, type RepresentativeStep } from './representative-step.ts'
import { representativeTexts } from './representative-texts.ts'
import { StepScreen } from './step-screen.tsx'
import { registrationTexts } from './texts.ts'
import { useStepBack } from './use-step-back.ts'

/** Who signs with a minor, or for an adult: the paper that says so, and the document of whoever stands there. */
export function RepresentativeView({ state, view }: { state: RepresentativeStep; view: RegistrationView }) {
  const text = useTexts(representativeTexts)
  const said = useTexts(registrationTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const { registrationId } = view
  const check = useAction(checkRepresentative)
  const want = useAction(wantRepresentative)
  const back = useStepBack(registrationId)
  const form = useRef<HTMLDivElement>(null)
  const required = view.representative?.required ?? true

  const submit = async (): Promise<void> => {
    cancelSave() // it goes with the check itself
    const { workflow } = useRegistration.getState()
    if (workflow.step !== 'representative') return
    const answer = await check.run({ registrationId, typed: workflow.representative })
    if (!answer.ok || answer.value.problems.length === 0) return
    dispatch({ type: 'representative_checked', problems: answer.value.problems })
    const wrong = firstRepresentativeProblem(
      Object.fromEntries(answer.value.problems.map(({ field, problem }) => [field, problem])),
    )
    form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
  }
  const nobody = (): void => {
    cancelSave()
    void want.run({ registrationId, wanted: false })
  }
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: said.keyNextField },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyCheck, run: () => void submit() },
    ...(required ? [] : [{ hotkey: 'mod+R', keys: 'Ctrl R', label: text.keyNobody, run: nobody }]),
    { hotkey: 'mod+D', keys: 'Ctrl D', label: said.keyKind, run: () => document.getElementById(kindFieldId)?.focus() },
    { hotkey: 'Escape', keys: 'Esc', label: said.keyBack, run: back.goBack },
  ])
  return (
    <StepScreen step="representative" view={view}>
      <div ref={form} className={styles['panel']}>
        <EnterForm label={text.head} onSubmit={() => void submit()}>
          <p className="second">{required ? text.why.minor : text.why.adult}</p>
          <AuthorityFields state={state} authorities={view.representative?.authorities ?? []} />
          <RepresentativeDocument key={state.fills} state={state} />
          <ErrorNotice error={check.error ?? want.error ?? back.error} />
          <div className="row actions">
            <ActionButton look="main" size="large" type="submit" keys="Enter" busy={check.running}>
              {text.check}
            </ActionButton>
            {!required && (
              <ActionButton size="large" keys="Ctrl R" busy={want.running} onClick={nobody}>
                {text.nobody}
              </ActionButton>
            )}
          </div>
        </EnterForm>
      </div>
    </StepScreen>
  )
}

function RepresentativeDocument({ state }: { state: RepresentativeStep }) {
  const text = useTexts(representativeTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const today = useDeskToday()
  const { document: problems, own } = documentProblemsOf(state.problems)
  const messages = Object.fromEntries(own.map(({ field, problem }) => [field, text.problem[problem]]))
  return (
    <DocumentFields
      typed={state.representative.document}
      problems={problems}
      messages={messages}
      except={['previousDocument', 'conscript']}
      kindLabel={text.own}
      autoFocus={state.fills > 0}
      onType={(field, typed) => dispatch({ type: 'representative_typed', field, text: typed })}
      onLeave={(field) => {
        const { workflow } = useRegistration.getState()
        if (workflow.step !== 'representative') return
        for (const left of leaveField(field, workflow.representative.document, today()))
          dispatch({ type: 'representative_left', ...left })
      }}
      onNoMiddleName={(none) => dispatch({ type: 'representative_no_middle_name', none })}
      onKind={(kind) => dispatch({ type: 'representative_kind', kind })}
    />
  )
}
