import type { AuthorityKind } from '../../../shared/domain/authority-kinds.ts'
import {
  type DocumentField,
  documentFields,
  type DocumentProblem,
  documentProblems,
  type RegistrationView,
} from '../../../shared/contract/registration.ts'
import {
  authorityFields,
  type AuthorityField,
  type RepresentativeField,
  representativeFields,
  type RepresentativeProblem,
  type TypedRepresentative,
} from '../../../shared/contract/representatives.ts'
import type { Problems, Typed } from './typed-registration.ts'

export type RepresentativeProblems = Partial<Record<RepresentativeField, RepresentativeProblem>>
/** Every field but the choice of the authority is a line of text. */
export type RepresentativeText = Exclude<RepresentativeField, 'authority'>

/** Who signs with a minor, or for an adult; typed after the client's own document. */
export type RepresentativeStep = {
  step: 'representative'
  typed: Typed
  representative: TypedRepresentative
  problems: RepresentativeProblems
  /** How often a scanned passport has filled the document: each time the focus goes to what it left open. */
  fills: number
}

export type RepresentativeEvent =
  | { type: 'representative_typed'; field: RepresentativeText; text: string }
  | { type: 'representative_scanned'; document: TypedRepresentative['document'] }
  | { type: 'representative_kind'; kind: TypedRepresentative['document']['kind'] }
  | { type: 'authority_chosen'; authority: AuthorityKind }
  | { type: 'representative_no_middle_name'; none: boolean }
  /** With `problem` null the field is right. */
  | { type: 'representative_left'; field: RepresentativeText; text: string; problem: RepresentativeProblem | null }
  | {
      type: 'representative_checked'
      problems: readonly { field: RepresentativeField; problem: RepresentativeProblem }[]
    }

const isOfAuthority = (field: RepresentativeText): field is Exclude<AuthorityField, 'authority'> =>
  (authorityFields as readonly string[]).includes(field)

export const textOf = (typed: TypedRepresentative, field: RepresentativeText): string =>
  isOfAuthority(field) ? typed[field] : typed.document[field]

const withText = (typed: TypedRepresentative, field: RepresentativeText, text: string): TypedRepresentative =>
  isOfAuthority(field) ? { ...typed, [field]: text } : { ...typed, document: { ...typed.document, [field]: text } }

/** As main keeps it, else nobody yet with the first authority that fits the client's age. */
export const openRepresentative = (
  { representative }: RegistrationView,
  typed: Typed,
  nobody: TypedRepresentative['document'],
): RepresentativeStep => ({
  step: 'representative',
  typed,
  representative: representative?.typed ?? {
    authority: representative?.authorities[0] ?? 'attorney',
    authorityNumber: '',
    authorityIssuedOn: '',
    authorityValidUntil: '',
    document: nobody,
  },
  problems: {},
  fills: 0,
})

const ownProblems = [
  'missing',
  'format',
  'date_impossible',
  'in_future',
  'not_for_age',
  'authority_expired',
  'under_18',
  'same_person',
] as const
/** What is said of the authority, and of who may hold one; the rest is said of a document. */
export type OwnProblem = (typeof ownProblems)[number]
export const isOwnProblem = (problem: RepresentativeProblem): problem is OwnProblem =>
  (ownProblems as readonly string[]).includes(problem)

type NotOfDocuments = Exclude<OwnProblem, DocumentProblem>
const isOfDocument = (problem: RepresentativeProblem): problem is DocumentProblem =>
  (documentProblems as readonly string[]).includes(problem)

/** Problems of the document's fields: what every document has, and what only a representative's can have. */
export const documentProblemsOf = (
  problems: RepresentativeProblems,
): { document: Problems; own: { field: DocumentField; problem: NotOfDocuments }[] } => {
  const document: Problems = {}
  const own: { field: DocumentField; problem: NotOfDocuments }[] = []
  for (const field of documentFields) {
    const problem = problems[field]
    if (problem === undefined) continue
    if (isOfDocument(problem)) document[field] = problem
    else own.push({ field, problem })
  }
  return { document, own }
}

/** The first wrong field in the order of the screen. */
export const firstRepresentativeProblem = (problems: RepresentativeProblems): RepresentativeField | null =>
  representativeFields.find((field) => problems[field] !== undefined) ?? null

export function reduceRepresentative(state: RepresentativeStep, event: RepresentativeEvent): RepresentativeStep {
  const { representative } = state
  switch (event.type) {
    case 'representative_typed': {
      if (textOf(representative, event.field) === event.text) return state
      const typed = withText(representative, event.field, event.text)
      // A patronymic typed after all: the tick goes by itself.
      const document =
        event.field === 'middleName' && event.text !== '' ? { ...typed.document, noMiddleName: false } : typed.document
      return { ...state, representative: { ...typed, document }, problems: without(state.problems, event.field) }
    }
    case 'representative_scanned': {
      const { document } = event
      const problems = documentFields.reduce(without, state.problems)
      return { ...state, representative: { ...representative, document }, problems, fills: state.fills + 1 }
    }
    case 'representative_kind':
      return {
        ...state,
        representative: { ...representative, document: { ...representative.document, kind: event.kind } },
      }
    case 'authority_chosen':
      return {
        ...state,
        representative: { ...representative, authority: event.authority },
        problems: without(without(state.problems, 'authority'), 'authorityValidUntil'),
      }
    case 'representative_no_middle_name': {
      const none = event.none ? { noMiddleName: true, middleName: '' } : { noMiddleName: false }
      return {
        ...state,
        representative: { ...representative, document: { ...representative.document, ...none } },
        problems: without(state.problems, 'middleName'),
      }
    }
    case 'representative_left': {
      const others = without(state.problems, event.field)
      const isSame = textOf(representative, event.field) === event.text
      return {
        ...state,
        representative: isSame ? representative : withText(representative, event.field, event.text),
        problems: event.problem === null ? others : { ...others, [event.field]: event.problem },
      }
    }
    case 'representative_checked':
      return { ...state, problems: Object.fromEntries(event.problems.map(({ field, problem }) => [field, problem])) }
  }
}

const without = (problems: RepresentativeProblems, field: RepresentativeField): RepresentativeProblems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => name !== field))
