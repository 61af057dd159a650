import { payerFieldProblem } from '../../../shared/domain/payer-form.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskToday } from '../../ui/desk-today.ts'
import { TextField } from '../../ui/text-field.tsx'
import { dateWhileTyping } from '../../ui/typed-forms.ts'
import { type OwnField, usePayer } from './payer-store.ts'
import { payerTexts } from './payer-texts.ts'
import styles from './payer-view.module.css'

const limits: Record<OwnField, number> = {
  inn: 14,
  phone: 24,
  organisationInn: 14,
  organisationName: 160,
  purpose: 210,
  authority: 100,
  authorityNumber: 60,
  authorityIssuedOn: 12,
  authorityValidUntil: 12,
}
const isDate = (field: OwnField): boolean => field === 'authorityIssuedOn' || field === 'authorityValidUntil'
/** Of twelve. */
const columns: Record<OwnField, number> = {
  inn: 3,
  phone: 3,
  organisationInn: 3,
  organisationName: 4,
  purpose: 5,
  authority: 4,
  authorityNumber: 2,
  authorityIssuedOn: 3,
  authorityValidUntil: 3,
}

/** What is asked of a payer beside the document: of the person where it is full, of the organisation where one pays. */
export function OwnFields({ fields }: { fields: readonly OwnField[] }) {
  const text = useTexts(payerTexts)
  const { own, ownProblems, typedOwn, put } = usePayer()
  const today = useDeskToday()
  const leave = (field: OwnField): void => {
    if (own[field].trim() === '') return
    const problem = payerFieldProblem(field, own[field], today())
    if (problem !== null) put({ ownProblems: { ...usePayer.getState().ownProblems, [field]: problem } })
  }
  const type = (field: OwnField, now: string): void => {
    const { activeElement } = document
    const isAtEnd = activeElement instanceof HTMLInputElement && activeElement.selectionStart === now.length
    typedOwn(field, isDate(field) ? dateWhileTyping(own[field], now, isAtEnd) : now)
  }
  if (fields.length === 0) return null
  return (
    <div className={styles['own']}>
      {fields.map((field) => {
        const problem = ownProblems[field]
        const said: Partial<Record<string, string>> = text.problem
        return (
          <div key={field} data-span={columns[field]}>
            <TextField
              label={text.field[field]}
              name={field}
              value={own[field]}
              maxLength={limits[field]}
              placeholder={text.hint[field]}
              inputMode={isDate(field) || field.endsWith('nn') ? 'numeric' : 'text'}
              error={problem === undefined ? null : (said[problem] ?? null)}
              onChange={(now) => type(field, now)}
              onLeave={() => leave(field)}
            />
          </div>
        )
      })}
    </div>
  )
}
