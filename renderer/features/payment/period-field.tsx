import { useState } from 'react'
import { parsePeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'

/** `2026-08` as it is typed: `08.2026`. */
export const periodText = (period: string | null): string =>
  period === null ? '' : `${period.slice(5)}.${period.slice(0, 4)}`

/** The typed month; null when nothing was typed, undefined when it is no month. */
export const periodOf = (typed: string): string | null | undefined =>
  typed.trim() === '' ? null : (parsePeriod(typed) ?? undefined)

type Props = { value: string; tried: boolean; needed: boolean; focus: boolean; onChange: (value: string) => void }

/** The month that is paid for; never guessed. It may stay empty unless the provider's bills bear one (`needed`). */
export function PeriodField({ value, tried, needed, focus, onChange }: Props) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const [left, setLeft] = useState(false)
  const period = periodOf(value)
  const error = period === undefined ? text.periodBad : period === null && needed ? debtText.periodMissing : null
  return (
    <TextField
      label={text.periodField}
      value={value}
      onChange={onChange}
      maxLength={20}
      name="period"
      autoFocus={focus}
      hint={needed ? text.periodNeeded : text.periodHint}
      error={left || tried ? error : null}
      onLeave={() => setLeft(true)}
    />
  )
}
