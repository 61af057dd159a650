import { useState } from 'react'
import { parsePeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import { paymentTexts } from './texts.ts'

/** `2026-08` as it is typed: `08.2026`. */
export const periodText = (period: string | null): string =>
  period === null ? '' : `${period.slice(5)}.${period.slice(0, 4)}`

/** The typed month; null when nothing was typed, undefined when it is no month. */
export const periodOf = (typed: string): string | null | undefined =>
  typed.trim() === '' ? null : (parsePeriod(typed) ?? undefined)

/** The month that is paid for; never guessed, may stay empty. */
export function PeriodField({
  value,
  tried,
  onChange,
}: {
  value: string
  tried: boolean
  onChange: (value: string) => void
}) {
  const text = useTexts(paymentTexts)
  const [left, setLeft] = useState(false)
  return (
    <TextField
      label={text.periodField}
      value={value}
      onChange={onChange}
      maxLength={20}
      name="period"
      hint={text.periodHint}
      error={(left || tried) && periodOf(value) === undefined ? text.periodBad : null}
      onLeave={() => setLeft(true)}
    />
  )
}
