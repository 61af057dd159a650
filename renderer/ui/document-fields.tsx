import { Check } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import {
  type DocumentField,
  documentFields,
  type ScanDoubts,
  type TypedDocument,
} from '../../shared/contract/registration.ts'
import { type DocumentKind, documentRules, kindsInHand } from '../../shared/domain/document-kinds.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { KeyHint } from './key-hint.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { documentExamples, documentProblemTexts, documentTexts } from './document-texts.ts'
import styles from './document-fields.module.css'
import { whileTyping } from './typed-forms.ts'
import type { Problems } from './field-check.ts'

type Props = {
  typed: TypedDocument
  problems: Problems
  doubts?: ScanDoubts
  /** What is wrong beyond the document itself, in words; stands before `problems`. */
  messages?: Partial<Record<DocumentField, string>>
  /** Fields that are not asked here. */
  except?: readonly DocumentField[]
  /** Few fields: each takes one column. */
  narrow?: boolean
  /** Whose document it is, where that must be said. */
  kindLabel?: string
  autoFocus: boolean
  onType: (field: DocumentField, text: string) => void
  onLeave: (field: DocumentField) => void
  onNoMiddleName: (none: boolean) => void
  onKind: (kind: DocumentKind) => void
}

/** As long as contract/documents.ts lets them be. */
const limits: Record<DocumentField, number> = {
  seriesNumber: 30,
  lastName: 80,
  firstName: 80,
  middleName: 80,
  birthDate: 12,
  citizenship: 80,
  issuedOn: 12,
  validUntil: 12,
  departmentCode: 10,
  conscript: 200,
  issuedBy: 200,
  address: 200,
  previousDocument: 30,
}
const inDigits: ReadonlySet<DocumentField> = new Set<DocumentField>([
  'seriesNumber',
  'birthDate',
  'issuedOn',
  'validUntil',
  'departmentCode',
  'previousDocument',
])

/** Whose id the key of the choice looks for. */
export const kindFieldId = 'document-kind'

/** Which fields are asked: those of the kind; a conscript's reason only where it is needed. */
export const fieldsAsked = (
  typed: TypedDocument,
  problems: Problems,
  except: readonly DocumentField[] = [],
): readonly DocumentField[] =>
  documentFields.filter(
    (field) =>
      documentRules[typed.kind].fields.has(field) &&
      !except.includes(field) &&
      (field !== 'conscript' || typed.conscript !== '' || problems.issuedOn === 'expired_at_20'),
  )

/** The first field with something left to type, to compare or to correct; the number when there is none. */
export const firstOpenField = (
  typed: TypedDocument,
  { doubts, problems }: { doubts: ScanDoubts; problems: Problems },
  fields: readonly DocumentField[],
): DocumentField =>
  fields.find((field) => {
    if (doubts[field] !== undefined || problems[field] !== undefined) return true
    if (typed[field] !== '' || documentRules[typed.kind].optional.has(field)) return false
    return field !== 'middleName' || !typed.noMiddleName
  }) ?? 'seriesNumber'

/** The fields of an identity document in the order in which a person reads it, each checked when it is left. */
export function DocumentFields(props: Props) {
  const {
    typed,
    problems,
    doubts = {},
    messages = {},
    except = [],
    kindLabel,
    narrow = false,
    autoFocus,
    onType,
    onLeave,
    onNoMiddleName,
    onKind,
  } = props
  const text = useTexts(documentTexts)
  const says = useTexts(documentProblemTexts)
  const rule = documentRules[typed.kind]
  const fields = fieldsAsked(typed, problems, except)
  // Where the person left off, or what was found wrong: known when the step opens.
  const [focus] = useState(() => (autoFocus ? firstOpenField(typed, { doubts, problems }, fields) : null))

  const type = (field: DocumentField, now: string): void => {
    const { activeElement } = document
    const isAtEnd = activeElement instanceof HTMLInputElement && activeElement.selectionStart === now.length
    onType(field, whileTyping(field, typed.kind, typed[field], now, isAtEnd))
  }
  const exampleOf = (field: DocumentField): string =>
    field === 'seriesNumber' ? rule.example : documentExamples[field]
  const placeholderOf = (field: DocumentField): string => {
    if (field === 'middleName' && typed.noMiddleName) return text.noMiddleNameShown
    if (rule.optional.has(field) && field !== 'conscript') return text.ifAny
    return inDigits.has(field) || field === 'conscript' ? exampleOf(field) : ''
  }
  const hintOf = (field: DocumentField): { hint?: string } => {
    const doubt = doubts[field]
    return doubt === undefined ? {} : { hint: text.doubt[doubt] }
  }
  /** A dash in the empty field, as it stands in many papers: no patronymic. */
  const onMiddleNameKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (typed.middleName !== '' || !['-', '−', '–'].includes(event.key)) return
    event.preventDefault()
    if (!event.repeat) onNoMiddleName(!typed.noMiddleName)
  }
  return (
    <div className={styles['fields']}>
      <SelectField
        id={kindFieldId}
        label={kindLabel ?? text.kindField}
        aside
        value={typed.kind}
        options={kindsInHand.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        onChange={onKind}
      />
      {fields.map((field) => {
        const problem = problems[field]
        return (
          <div
            key={field}
            className={styles['field']}
            data-span={narrow ? undefined : spanOf(field, fields)}
            data-doubt={doubts[field] !== undefined || undefined}
          >
            <TextField
              label={text.field[field]}
              value={typed[field]}
              name={field}
              maxLength={limits[field]}
              inputMode={inDigits.has(field) && rule.groups !== null ? 'numeric' : 'text'}
              placeholder={placeholderOf(field)}
              aside={rule.optional.has(field) && field !== 'conscript'}
              autoFocus={field === focus}
              error={messages[field] ?? (problem === undefined ? null : says[problem](field, exampleOf(field)))}
              {...hintOf(field)}
              onChange={(now) => type(field, now)}
              onLeave={() => onLeave(field)}
              {...(field === 'middleName' ? { onKeyDown: onMiddleNameKey } : {})}
            />
            {field === 'middleName' && <NoMiddleName none={typed.noMiddleName} onChange={onNoMiddleName} />}
          </div>
        )
      })}
    </div>
  )
}

/** Columns of three; most take one. A long surname must be seen whole, and no row has a hole in its middle. */
function spanOf(field: DocumentField, fields: readonly DocumentField[]): 2 | 3 | undefined {
  switch (field) {
    case 'seriesNumber':
      return fields.includes('citizenship') || fields.includes('previousDocument') ? undefined : 2
    case 'lastName':
      return 2
    case 'issuedBy':
      return fields.includes('departmentCode') || fields.includes('validUntil') ? 2 : 3
    case 'conscript':
    case 'address':
      return 3
    default:
      return undefined
  }
}

/** Not a stop on the way of Enter: most people have one. */
function NoMiddleName({ none, onChange }: { none: boolean; onChange: (none: boolean) => void }) {
  const text = useTexts(documentTexts)
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={none}
      className={styles['tick']}
      onClick={() => onChange(!none)}
    >
      <span className={styles['box']}>{none && <Check size={14} aria-hidden="true" />}</span>
      {text.noMiddleName}
      <KeyHint keys="−" />
    </button>
  )
}
