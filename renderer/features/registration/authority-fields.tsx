import { type AuthorityKind, authorities } from '../../../shared/domain/authority-kinds.ts'
import { authorityFieldProblem } from '../../../shared/domain/representatives.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDeskToday } from '../../ui/desk-today.ts'
import styles from './passport-view.module.css'
import { useRegistration } from './registration-store.ts'
import { isOwnProblem, type RepresentativeStep } from './representative-step.ts'
import { representativeTexts } from './representative-texts.ts'
import { dateWhileTyping } from '../../ui/typed-forms.ts'

type Field = 'authorityNumber' | 'authorityIssuedOn' | 'authorityValidUntil'

/** The paper that gives the authority: a birth certificate, an act of guardianship, a power of attorney. */
export function AuthorityFields({
  state,
  authorities: offered,
}: {
  state: RepresentativeStep
  authorities: readonly AuthorityKind[]
}) {
  const text = useTexts(representativeTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const today = useDeskToday()
  const { representative, problems } = state
  const { term } = authorities[representative.authority]
  const fields: readonly Field[] =
    term === 'none'
      ? ['authorityNumber', 'authorityIssuedOn']
      : ['authorityNumber', 'authorityIssuedOn', 'authorityValidUntil']
  const type = (field: Field, typed: string): void => {
    const { activeElement } = document
    const isAtEnd = activeElement instanceof HTMLInputElement && activeElement.selectionStart === typed.length
    const shaped = field === 'authorityNumber' ? typed : dateWhileTyping(representative[field], typed, isAtEnd)
    dispatch({ type: 'representative_typed', field, text: shaped })
  }
  const leave = (field: Field): void => {
    const typed = representative[field]
    const problem = authorityFieldProblem(field, typed, representative.authority, today())
    dispatch({ type: 'representative_left', field, text: typed, problem })
  }
  const messageOf = (field: Field | 'authority'): string | null => {
    const problem = problems[field]
    return problem !== undefined && isOwnProblem(problem) ? text.problem[problem] : null
  }
  return (
    <>
      {messageOf('authority') !== null && (
        <p className={styles['stop']} role="alert">
          {messageOf('authority')}
        </p>
      )}
      <div className={`${styles['fields']} ${styles['authority']}`}>
        {offered.length > 1 && (
          <SelectField
            label={text.authority}
            value={representative.authority}
            options={offered.map((kind) => ({ value: kind, label: text.authorities[kind] }))}
            aside
            onChange={(authority) => dispatch({ type: 'authority_chosen', authority })}
          />
        )}
        {fields.map((field) => (
          <TextField
            key={field}
            label={field === 'authorityNumber' ? text.paper[representative.authority] : text.field[field]}
            value={representative[field]}
            name={field}
            maxLength={field === 'authorityNumber' ? 60 : 12}
            inputMode={field === 'authorityNumber' ? 'text' : 'numeric'}
            placeholder={field === 'authorityValidUntil' && term === 'year' ? text.yearWhenEmpty : ''}
            autoFocus={field === 'authorityNumber'}
            error={messageOf(field)}
            onChange={(typed) => type(field, typed)}
            onLeave={() => leave(field)}
          />
        ))}
      </div>
    </>
  )
}
