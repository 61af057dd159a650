import type { CatalogueDifference } from '../../../shared/contract/catalogue.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import styles from './catalogue.module.css'
import { differenceTexts } from './difference-texts.ts'
import { shownDifferences } from './differences.ts'
import { fieldTexts } from './field-texts.ts'

/** More are not read by anybody, and a long list would hold up the window. */
const MOST_PROVIDERS = 40
/** So many main tells of; how many more there are is then not known. */
const MOST_TOLD = 500

type Props = { differences: readonly CatalogueDifference[]; label: string }

/** What was and what will be, field by field, provider by provider. */
export function DifferenceList({ differences, label }: Props) {
  const text = useTexts(differenceTexts)
  const language = useLanguage()
  if (differences.length === 0) return <p className="muted">{text.same}</p>
  const rest = differences.length - MOST_PROVIDERS
  return (
    <section className={styles['differences']} aria-label={label} tabIndex={0}>
      {differences.slice(0, MOST_PROVIDERS).map((one) => (
        <article key={one.providerId}>
          <h3>
            {one.providerName} <span className={styles['kind']}>{text.kinds[one.kind]}</span>
          </h3>
          {one.fields.length > 0 && <Fields difference={one} />}
        </article>
      ))}
      {rest > 0 && (
        <p className="muted">
          {differences.length < MOST_TOLD
            ? text.andMore(plural(language, rest, text.more))
            : text.andMany(MOST_PROVIDERS)}
        </p>
      )}
    </section>
  )
}

function Fields({ difference: { fields, serviceNames } }: { difference: CatalogueDifference }) {
  const text = useTexts(differenceTexts)
  const names = useTexts(fieldTexts)
  const shown = shownDifferences(names, fields, (id) => serviceNames[id] ?? id)
  return (
    <table className={styles['fields']}>
      <thead>
        <tr>
          <th scope="col">{text.field}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ path, label, before, after }) => (
          <tr key={path}>
            <th scope="row">{label}</th>
            <td data-kind="gone">{before}</td>
            <td data-kind="new">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
