import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import styles from './form.module.css'
import type { Editing } from './catalogue-store.ts'
import { differenceTexts, tellProblem } from './difference-texts.ts'
import { kindOf, labelOf } from './differences.ts'
import { fieldTexts } from './field-texts.ts'
import { formTexts } from './form-texts.ts'
import {
  type FieldProblem,
  type FieldProblems,
  type Place,
  placeOf,
  providerSections,
  serviceSections,
} from './problems.ts'
import { catalogueTexts } from './texts.ts'

type Props = {
  editing: Editing
  problems: FieldProblems
  onReview: () => void
  onBack: () => void
  onGo: (place: Place) => void
}

/** The parts of the form, what is still wrong, and the way on. */
export function EditorSide({ editing, problems, onReview, onBack, onGo }: Props) {
  const text = useTexts(formTexts)
  const { sections } = useTexts(catalogueTexts)
  const { place, left, form } = editing
  const said = [...problems].filter(([path]) => left.includes(path))
  const parts = place.service === null ? providerSections : serviceSections
  return (
    <div className={styles['editorSide']}>
      <nav aria-label={text.parts} className={styles['parts']}>
        {parts.map((section) => (
          <button
            key={section}
            type="button"
            aria-current={section === place.section ? 'step' : undefined}
            onClick={() => onGo({ ...place, section })}
          >
            <span className="grow">{sections[section]}</span>
            {section === 'services' && <span className="second">{form.services.length}</span>}
            {section === 'offices' && <span className="second">{form.offices.length}</span>}
          </button>
        ))}
      </nav>
      {said.length > 0 && <Wrong editing={editing} problems={said} onGo={onGo} />}
      <span className="grow" />
      <footer className={styles['foot']}>
        <ActionButton look="main" size="large" keys="Ctrl Enter" grow onClick={onReview}>
          {text.review}
        </ActionButton>
        <ActionButton size="large" keys="Esc" grow onClick={onBack}>
          {place.service === null ? text.back : text.toServices}
        </ActionButton>
      </footer>
    </div>
  )
}

const MOST_SHOWN = 6

type WrongProps = Pick<Props, 'editing' | 'onGo'> & { problems: readonly (readonly [string, FieldProblem])[] }

/** What keeps it from being saved, each a step away. */
function Wrong({ editing, problems, onGo }: WrongProps) {
  const text = useTexts(formTexts)
  const fields = useTexts(fieldTexts)
  const differences = useTexts(differenceTexts)
  const language = useLanguage()
  const serviceName = (index: string): string => editing.form.services[Number(index)]?.name || text.unnamed
  return (
    <section className={styles['wrongList']} role="status">
      <h3>{plural(language, problems.length, text.wrong)}</h3>
      <ul>
        {problems.slice(0, MOST_SHOWN).map(([path, problem]) => (
          <li key={path}>
            <button type="button" onClick={() => onGo(placeOf(path))}>
              <strong>{labelOf(fields, path, serviceName)}.</strong> {tellProblem(differences, kindOf(path), problem)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
