import type { PayerPart } from '../../../shared/contract/links.ts'
import { payerPartsAsked, payerPartsMissing } from '../../../shared/domain/payer-check.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { AccountStep, LinkingEvent } from './linking.ts'
import styles from './links.module.css'
import { payerTexts } from './payer-texts.ts'

/** So many characters shared/contract/links.ts takes. */
const longest: Readonly<Record<PayerPart, number>> = { house: 30, flat: 20, name: 150, address: 200 }

type Props = { state: AccountStep; dispatch: (event: LinkingEvent) => void }

/** What the provider wants to know besides the account; nothing for most. The register's own words are shown to nobody. */
export function PayerFields({ state, dispatch }: Props) {
  const text = useTexts(payerTexts)
  const { service, payer, differs, tried } = state
  const parts = payerPartsAsked[service.payer]
  const missing = payerPartsMissing(service.payer, payer)
  if (parts.length === 0) return null
  const errorOf = (part: PayerPart): string | null => {
    if (differs.includes(part)) return text.differs[part]
    return tried && missing.includes(part) ? text.missing[part] : null
  }
  return (
    <div className={styles['payer']} data-rule={service.payer}>
      {parts.map((part) => (
        <TextField
          key={part}
          label={text.part[part]}
          value={payer[part]}
          hint={text.hint[part]}
          error={errorOf(part)}
          maxLength={longest[part]}
          name={part}
          autoFocus={state.account !== '' && part === (missing[0] ?? parts[0])}
          onChange={(typed) => dispatch({ type: 'payer_typed', part, text: typed })}
        />
      ))}
    </div>
  )
}
