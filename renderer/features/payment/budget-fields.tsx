import { useState } from 'react'
import {
  type BudgetDetails,
  type BudgetField,
  budgetFields,
  emptyBudget,
  isBudgetFieldRight,
  readBudget,
} from '../../../shared/domain/budget.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './budget-fields.module.css'
import { budgetTexts } from './budget-texts.ts'
import type { Line } from './line.ts'
import { budgetAccountOf } from './line-budget.ts'

/** With the spaces that people write in between. */
const limits: Record<BudgetField, number> = {
  uin: 40,
  cbc: 32,
  oktmo: 16,
  status: 2,
  reason: 2,
  taxPeriod: 10,
  docNo: 15,
  docDate: 10,
  paymentKind: 2,
}
const inDigits: ReadonlySet<BudgetField> = new Set<BudgetField>(['uin', 'cbc', 'oktmo', 'status'])

type Props = { line: Line; tried: boolean; onChange: (budget: BudgetDetails) => void }

/** Asked of a payment to the budget alone; each field is checked when it is left (domain.md §2.6). */
export function BudgetFields({ line, tried, onChange }: Props) {
  const text = useTexts(budgetTexts)
  const account = budgetAccountOf(line)
  const budget = line.budget ?? emptyBudget
  const [left, setLeft] = useState<ReadonlySet<BudgetField>>(
    // What the code gave was left by the code: it is checked at once.
    () => new Set(budgetFields.filter((field) => budget[field] !== '')),
  )
  if (account === null) return null
  return (
    <fieldset className={styles['budget']}>
      <legend>{text.head}</legend>
      <p className="second">{text.why}</p>
      <div className={styles['fields']}>
        {budgetFields.map((field) => {
          const isWrong = !isBudgetFieldRight(field, readBudget(budget)[field], account)
          return (
            <div key={field} data-field={field}>
              <TextField
                label={text.field[field]}
                name={field}
                value={budget[field]}
                maxLength={limits[field]}
                inputMode={inDigits.has(field) ? 'numeric' : 'text'}
                placeholder={field === 'cbc' || field === 'oktmo' ? '' : text.ifAny}
                aside={!inDigits.has(field) || field === 'status'}
                error={isWrong && (left.has(field) || tried) ? text.wrong[field] : null}
                onChange={(value) => onChange({ ...budget, [field]: value })}
                onLeave={() => setLeft((before) => new Set([...before, field]))}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
