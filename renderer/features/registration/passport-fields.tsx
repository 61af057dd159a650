import { Check } from 'lucide-react'
import { Fragment, type KeyboardEvent, useState } from 'react'
import { type PassportField, passportFields } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDeskToday } from './desk-today.ts'
import { leaveField } from './field-check.ts'
import { passportExamples, passportProblemTexts } from './passport-texts.ts'
import styles from './passport-view.module.css'
import { useRegistration } from './registration-store.ts'
import { registrationTexts } from './texts.ts'
import { whileTyping } from './typed-forms.ts'
import type { PassportStep } from './workflow.ts'

const limits: Record<PassportField, number> = {
  seriesNumber: 30,
  lastName: 80,
  firstName: 80,
  middleName: 80,
  birthDate: 12,
  issuedOn: 12,
  departmentCode: 10,
  issuedBy: 200,
  address: 200,
}
/** Columns of three; the rest take one. A long surname must be seen whole. */
const spans: Partial<Record<PassportField, 2 | 3>> = { lastName: 2, issuedBy: 3, address: 3 }
const inDigits: ReadonlySet<PassportField> = new Set<PassportField>([
  'seriesNumber',
  'birthDate',
  'issuedOn',
  'departmentCode',
])

const isOpen = (field: PassportField, { typed: { passport } }: PassportStep): boolean =>
  passport[field] === '' && !(field === 'middleName' && passport.noMiddleName)

/** The fields of the document, each checked when it is left. */
export function PassportFields({ state }: { state: PassportStep }) {
  const text = useTexts(registrationTexts)
  const says = useTexts(passportProblemTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const today = useDeskToday()
  const { passport } = state.typed
  // Where the person left off, or what was found wrong: known when the step opens.
  const [focus] = useState(() => passportFields.find((field) => isOpen(field, state)) ?? 'seriesNumber')

  const type = (field: PassportField, typed: string): void => {
    const { activeElement } = document
    const isAtEnd = activeElement instanceof HTMLInputElement && activeElement.selectionStart === typed.length
    dispatch({ type: 'field_typed', field, text: whileTyping(field, passport[field], typed, isAtEnd) })
  }
  const leave = (field: PassportField): void => {
    // As it stands now: the key that left the field may have changed it too.
    const now = useRegistration.getState().workflow.typed.passport
    for (const left of leaveField(field, now, today())) dispatch({ type: 'field_left', ...left })
  }
  const placeholder = (field: PassportField, none: boolean): string => {
    if (field === 'middleName' && none) return text.noMiddleNameShown
    return inDigits.has(field) ? passportExamples[field] : ''
  }
  const setNoMiddleName = (none: boolean): void => dispatch({ type: 'no_middle_name', none })
  /** A dash in the empty field, as it stands in many papers: no patronymic. */
  const onMiddleNameKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (passport.middleName !== '' || !['-', '−', '–'].includes(event.key)) return
    event.preventDefault()
    if (!event.repeat) setNoMiddleName(!passport.noMiddleName)
  }
  return (
    <div className={styles['fields']}>
      {passportFields.map((field) => {
        const problem = state.problems[field]
        return (
          <Fragment key={field}>
            <div data-span={spans[field]}>
              <TextField
                label={text.field[field]}
                value={passport[field]}
                name={field}
                maxLength={limits[field]}
                inputMode={inDigits.has(field) ? 'numeric' : 'text'}
                placeholder={placeholder(field, passport.noMiddleName)}
                autoFocus={field === focus}
                error={problem === undefined ? null : says[problem](field, passportExamples[field])}
                onChange={(typed) => type(field, typed)}
                onLeave={() => leave(field)}
                {...(field === 'middleName' ? { onKeyDown: onMiddleNameKey } : {})}
              />
            </div>
            {field === 'middleName' && <NoMiddleName none={passport.noMiddleName} onChange={setNoMiddleName} />}
          </Fragment>
        )
      })}
    </div>
  )
}

/** Not a stop on the way of Enter: most people have one. */
function NoMiddleName({ none, onChange }: { none: boolean; onChange: (none: boolean) => void }) {
  const text = useTexts(registrationTexts)
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={none}
      className={styles['tick']}
      onClick={() => onChange(!none)}
    >
      <span className={styles['box']}>{none && <Check size={16} aria-hidden="true" />}</span>
      {text.noMiddleName}
      <KeyHint keys="−" />
    </button>
  )
}
