import type { RegistrationView, TypedDocument } from '../../../shared/contract/registration.ts'
import { readDocument } from '../../../shared/domain/document-form.ts'
import type { Mrz } from '../../../shared/domain/mrz.ts'
import { searchWords } from '../../../shared/domain/person-name.ts'
import { typedOfMrz } from '../../ui/typed-of-mrz.ts'
import { type Problems, type Workflow, type WorkflowEvent } from './workflow.ts'

/**
 * What a scanned passport does to a registration. `fill`: nothing is in its way. `fill_anew`: the one before is over.
 * `fill_representative`: it is the step where a second document is shown. `same`: it is the one that was checked.
 * `ask`: somebody else's registration is under way, and only the operator may give it up.
 */
export type ScanVerdict = 'fill' | 'fill_anew' | 'fill_representative' | 'same' | 'ask'

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Whether what is typed so far may be of this very passport: nothing that was typed is written over. */
function fits(typed: TypedDocument, mrz: Mrz): boolean {
  const isUntouched = typed.seriesNumber.trim() === '' && typed.lastName.trim() === ''
  if (isUntouched) return true
  if (typed.kind !== 'passport_rf' || !(mrz.series + mrz.number).startsWith(digitsOf(typed.seriesNumber))) return false
  return typed.lastName.trim() === '' || searchWords(typed.lastName) === searchWords(mrz.lastName)
}

export function judgeScan(
  { phase, workflow }: { phase: 'offered' | 'running'; workflow: Workflow },
  view: RegistrationView | null,
  mrz: Mrz,
): ScanVerdict {
  if (phase === 'offered') return view === null ? 'fill' : 'ask'
  const isSame = digitsOf(workflow.typed.document.seriesNumber) === mrz.series + mrz.number
  switch (workflow.step) {
    case 'passport':
      return fits(workflow.typed.document, mrz) ? 'fill' : 'ask'
    case 'representative':
      return isSame ? 'same' : 'fill_representative'
    case 'done':
      return 'fill_anew'
    default:
      return isSame ? 'same' : 'ask'
  }
}

/** The event that fills the fields; what is wrong with them already is said at once. `on`: today, `YYYY-MM-DD`. */
export function scannedEvent(mrz: Mrz, before: TypedDocument, on: string): WorkflowEvent {
  const document = typedOfMrz(mrz, before)
  const reading = readDocument(document, on)
  const wrong = reading.ok ? [] : reading.problems.filter(({ field }) => document[field] !== '')
  const problems: Problems = Object.fromEntries(wrong.map(({ field, problem }) => [field, problem]))
  return { type: 'scanned', document, doubts: mrz.doubts, problems }
}

/** The same for whoever acts for the client; a name that was cut is left to be typed. */
export function representativeEvent(mrz: Mrz, before: TypedDocument): WorkflowEvent {
  const document = typedOfMrz(mrz, before)
  const cut = (['lastName', 'firstName', 'middleName'] as const).filter((field) => mrz.doubts[field] === 'truncated')
  return {
    type: 'representative_scanned',
    document: { ...document, ...Object.fromEntries(cut.map((field) => [field, ''])) },
  }
}
