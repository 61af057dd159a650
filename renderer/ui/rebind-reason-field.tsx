import { type RebindReason, rebindReasonNames, rebindReasons } from '../../shared/domain/system-number.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { SelectField } from './select-field.tsx'

const texts = dictionary(
  { label: 'Почему телефон переходит к этому клиенту', names: rebindReasonNames.ru },
  { label: 'Why the phone becomes this client’s', names: rebindReasonNames.en },
)

type Props = { value: RebindReason; onChange: (reason: RebindReason) => void; autoFocus?: boolean }

/** Why another client's phone becomes this one's; the supervisor who approves reads it. */
export function RebindReasonField({ value, onChange, autoFocus = false }: Props) {
  const text = useTexts(texts)
  const options = rebindReasons.map((reason) => ({ value: reason, label: text.names[reason] }))
  return <SelectField label={text.label} value={value} options={options} autoFocus={autoFocus} onChange={onChange} />
}
