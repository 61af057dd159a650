import type { ScreeningHit } from '../../shared/contract/screening.ts'
import { formatDate } from '../../shared/domain/dates.ts'
import { useTexts } from '../i18n/dictionary.ts'
import styles from './screening.module.css'
import { screeningTexts } from './screening-texts.ts'

/** What the document in hand says beside what an entry of a list says. */
export function ComparedEntry({ hit: { own, listed, entry, of } }: { hit: ScreeningHit }) {
  const text = useTexts(screeningTexts)
  if (own === null || listed === null) return null
  const born = (birth: string): string =>
    birth === '' ? text.unknown : birth.length === 4 ? text.year(birth) : formatDate(birth)
  const rows = [
    { label: text.name, ours: own.name, theirs: listed.name },
    { label: text.birth, ours: born(own.birth), theirs: born(listed.birth) },
    { label: text.document, ours: own.document, theirs: listed.document === '' ? text.unknown : listed.document },
  ]
  return (
    <table className={styles['compared']}>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.own[of]}</th>
          <th scope="col">{text.listed(entry ?? 0)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, ours, theirs }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{ours}</td>
            <td>{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
