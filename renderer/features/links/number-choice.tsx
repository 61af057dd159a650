import type { ClientCard } from '../../../shared/contract/clients.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './links.module.css'
import { linkTexts } from './texts.ts'

type Props = { numbers: ClientCard['numbers']; numberId: string; onChange: (numberId: string) => void }

/** Which of the client's numbers the service is bound to; with one there is nothing to choose. */
export function NumberChoice({ numbers, numberId, onChange }: Props) {
  const text = useTexts(linkTexts)
  const [only] = numbers
  if (only === undefined) return null
  if (numbers.length === 1) return <p className="muted">{text.toNumber(only.shown)}</p>
  return (
    <div className={styles['number']}>
      <SelectField
        label={text.number}
        value={numberId}
        options={numbers.map((one) => ({ value: one.numberId, label: one.shown }))}
        onChange={onChange}
      />
    </div>
  )
}
