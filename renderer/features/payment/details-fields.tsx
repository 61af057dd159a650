import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import { type Details, type DetailsField, detailsFieldError, detailsFields } from './free-details.ts'
import styles from './line-dialog.module.css'
import { paymentTexts } from './texts.ts'

const limits: Record<DetailsField, number> = {
  payeeName: 160,
  payeeInn: 16,
  payeeKpp: 12,
  payeeAccount: 28,
  bankName: 160,
  bankBic: 12,
  bankCorrAccount: 28,
  purpose: 210,
}
const wide: ReadonlySet<DetailsField> = new Set<DetailsField>(['payeeName', 'purpose'])
const numeric: ReadonlySet<DetailsField> = new Set<DetailsField>([
  'payeeInn',
  'payeeAccount',
  'bankBic',
  'bankCorrAccount',
])

type Props = {
  details: Details
  tried: boolean
  focus: DetailsField | null
  /** More stands below: the dialog must fit 768 px. */
  isDense: boolean
  onChange: (details: Details) => void
}

/** Bank details with their control keys, each checked when it is left (domain.md §2). */
export function DetailsFields({ details, tried, focus, isDense, onChange }: Props) {
  const text = useTexts(paymentTexts)
  const [left, setLeft] = useState<ReadonlySet<DetailsField>>(
    // What the code gave was left by the code: it is checked at once.
    () => new Set(detailsFields.filter((field) => details[field] !== '')),
  )
  return (
    <div className={styles['details']} data-columns={isDense ? 4 : undefined}>
      {detailsFields.map((field) => {
        const error = left.has(field) || tried ? detailsFieldError(field, details) : null
        return (
          <div key={field} data-wide={wide.has(field) || undefined}>
            <TextField
              label={text.field[field]}
              value={details[field]}
              onChange={(value) => onChange({ ...details, [field]: value })}
              maxLength={limits[field]}
              name={field}
              inputMode={numeric.has(field) ? 'numeric' : 'text'}
              autoFocus={field === focus}
              error={error === null ? null : text.fieldError[error]}
              onLeave={() => setLeft((before) => new Set([...before, field]))}
            />
          </div>
        )
      })}
    </div>
  )
}
