import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { MoneyField } from '../../ui/money-field.tsx'
import { paymentTexts } from './texts.ts'

type Props = { value: string; tried: boolean; focus: boolean; wrong: string | null; onChange: (value: string) => void }

/** The sum of one line in its dialog; `wrong` is said once the field was left. */
export function SumField({ value, tried, focus, wrong, onChange }: Props) {
  const text = useTexts(paymentTexts)
  const [left, setLeft] = useState(false)
  return (
    <MoneyField
      id="line-sum"
      label={text.sumField}
      value={value}
      autoFocus={focus}
      onChange={onChange}
      onLeave={() => setLeft(true)}
      error={left || tried ? wrong : null}
    />
  )
}
