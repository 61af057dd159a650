import { useState } from 'react'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { Line } from './line.ts'
import { paymentTexts } from './texts.ts'

type Props = { line: Line; tried: boolean; focus: boolean; onChange: (account: string) => void }

/** The payer's account in the provider's own form; checked when it is left, with an example. */
export function AccountField({ line, tried, focus, onChange }: Props) {
  const text = useTexts(paymentTexts)
  const [left, setLeft] = useState(line.account !== '')
  if (line.payee.kind !== 'catalogue') {
    return (
      <TextField label={text.payerAccount} value={line.account} onChange={onChange} maxLength={40} name="account" />
    )
  }
  const format = line.payee.service.account
  const checked = normalizeAccount(format, line.account)
  const example = text.accountExample(format.example)
  return (
    <TextField
      label={text.accountField}
      value={line.account}
      onChange={onChange}
      maxLength={40}
      name="account"
      autoFocus={focus}
      hint={example}
      error={(left || tried) && !checked.ok ? `${text.accountBad[checked.reason]}. ${example}` : null}
      onLeave={() => {
        setLeft(true)
        // Written as the provider writes it: 7785 → 11-0007785.
        if (checked.ok) onChange(checked.account)
      }}
    />
  )
}
