import { formatMobile, parseMobile } from '../../../shared/domain/phone.ts'
import {
  type DocumentField,
  type DocumentProblem,
  documentFields,
  type RegistrationView,
  type ScanDoubts,
  type TypedDocument,
} from '../../../shared/contract/registration.ts'
import { emptyTyped } from '../../../shared/domain/document-form.ts'
import type { DocumentKind } from '../../../shared/domain/document-kinds.ts'
import {
  openRepresentative,
  reduceRepresentative,
  type RepresentativeEvent,
  type RepresentativeStep,
} from './representative-step.ts'
import type { Problems, Typed } from './typed-registration.ts'

export type { Problems, Typed } from './typed-registration.ts'

export type PassportStep = {
  step: 'passport'
  typed: Typed
  /** What was wrong with the fields that were left, or with all of them after the check. */
  problems: Problems
  doubts: ScanDoubts
  /** Numbers typed for other kinds before the kind was changed: a number is of one document only, and is not lost. */
  numbers: Partial<Record<DocumentKind, string>>
  /** How often a scan has filled the fields: each time the focus goes to the first that is still open. */
  fills: number
  /** Half an hour has passed: main has destroyed what was typed, and so did the window. */
  lapsed: boolean
}
/** A list says something of the bearer: it is answered first. */
export type ScreeningStep = { step: 'screening'; typed: Typed }
/** Somebody known may be the bearer: the operator says whether it is the same person. */
export type MatchStep = { step: 'match'; typed: Typed }
export type ConsentStep = {
  step: 'consent'
  typed: Typed
  /** The client has signed: ticked by the cashier, or long since recorded by main; never by itself. */
  signed: boolean
  /** The representative has signed too, where there is one. */
  representativeSigned: boolean
  advertisingSigned: boolean
  /** Enter came before the tick. */
  tickAsked: boolean
}
export type PhoneStep = { step: 'phone'; typed: Typed; left: boolean }
export type CodeStep = { step: 'code'; typed: Typed; code: string }
export type DoneStep = { step: 'done'; typed: Typed }
export type Workflow =
  | PassportStep
  | ScreeningStep
  | MatchStep
  | RepresentativeStep
  | ConsentStep
  | PhoneStep
  | CodeStep
  | DoneStep

export type WorkflowEvent =
  | { type: 'field_typed'; field: DocumentField; text: string }
  | { type: 'no_middle_name'; none: boolean }
  | { type: 'kind_chosen'; kind: DocumentKind }
  /** The passport's zone was scanned: all it says, and what is wrong with it already. */
  | { type: 'scanned'; document: TypedDocument; doubts: ScanDoubts; problems: Problems }
  /** With `problem` null the field is right. */
  | { type: 'field_left'; field: DocumentField; text: string; problem: DocumentProblem | null }
  | { type: 'checked'; problems: readonly { field: DocumentField; problem: DocumentProblem }[] }
  | { type: 'signed_ticked'; signed: boolean }
  | { type: 'representative_ticked'; signed: boolean }
  | { type: 'advertising_ticked'; signed: boolean }
  | { type: 'tick_asked' }
  | { type: 'phone_typed'; text: string }
  | { type: 'phone_left' }
  | { type: 'code_typed'; text: string }
  | { type: 'code_emptied' }
  /** Where the registration stands, by main's word. */
  | { type: 'main_says'; view: RegistrationView }
  /** Main no longer has it. */
  | { type: 'lapsed' }
  | { type: 'started_anew' }
  | RepresentativeEvent

export const CODE_DIGITS = 6

export const emptyDocument: TypedDocument = emptyTyped

export const emptyWorkflow: PassportStep = {
  step: 'passport',
  typed: { document: emptyDocument, phone: '' },
  problems: {},
  doubts: {},
  numbers: {},
  fills: 0,
  lapsed: false,
}

/** The registration as the window has it: main says which step it is, the window keeps what is typed in it. */
export function reduceWorkflow(state: Workflow, event: WorkflowEvent): Workflow {
  if (event.type === 'started_anew') return emptyWorkflow
  if (event.type === 'lapsed') return { ...emptyWorkflow, lapsed: true }
  if (event.type === 'main_says') return event.view.step === state.step ? state : open(event.view, state.typed)
  switch (state.step) {
    case 'passport':
      return reducePassport(state, event)
    case 'screening':
    case 'match':
      return state
    case 'representative':
      return event.type.startsWith('representative_') || event.type === 'authority_chosen'
        ? reduceRepresentative(state, event as RepresentativeEvent)
        : state
    case 'consent':
      return reduceConsent(state, event)
    case 'phone':
      return reducePhone(state, event)
    case 'code':
      return reduceCode(state, event)
    case 'done':
      return state
  }
}

/** The registration taken up again after an interruption, at the step where main has it. No code is ever kept. */
export const takeUp = (view: RegistrationView): Workflow => open(view, { document: view.typed, phone: view.phone })

/** Whether there is anything to lose. */
export const isEmpty = ({ document, phone }: Typed): boolean =>
  phone === '' && !document.noMiddleName && documentFields.every((field) => document[field].trim() === '')

/** The first wrong field in the order of the document; null when none is known to be wrong. */
export const firstProblem = (problems: Problems): DocumentField | null =>
  documentFields.find((field) => problems[field] !== undefined) ?? null

function open(view: RegistrationView, typed: Typed): Workflow {
  const { step, consent, checks } = view
  switch (step) {
    case 'passport':
      return { ...emptyWorkflow, typed, doubts: view.doubts }
    case 'screening':
    case 'match':
      return { step, typed }
    case 'representative':
      return openRepresentative(view, typed, emptyDocument)
    case 'consent':
      return {
        step,
        typed,
        signed: consent.signedAt !== null,
        representativeSigned: consent.signedAt !== null,
        advertisingSigned: checks.some(({ code }) => code === 'advertising_signed'),
        tickAsked: false,
      }
    case 'phone':
      return { step, typed, left: false }
    case 'code':
      return { step, typed, code: '' }
    case 'done':
      return { step, typed }
  }
}

function reducePassport(state: PassportStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'field_typed': {
      if (state.typed.document[event.field] === event.text) return state
      const change: Partial<TypedDocument> = { [event.field]: event.text }
      // A patronymic typed after all: the tick goes by itself.
      if (event.field === 'middleName' && event.text !== '') change.noMiddleName = false
      return { ...changed(state, change), problems: without(state.problems, event.field), lapsed: false }
    }
    case 'no_middle_name':
      return {
        ...changed(state, event.none ? { noMiddleName: true, middleName: '' } : { noMiddleName: false }),
        problems: without(state.problems, 'middleName'),
        lapsed: false,
      }
    case 'kind_chosen': {
      const { kind, seriesNumber } = state.typed.document
      const numbers = { ...state.numbers, [kind]: seriesNumber }
      // The rest stays: a name is a name in every document. What was wrong with it may be right now.
      const change = { kind: event.kind, seriesNumber: numbers[event.kind] ?? '' }
      return { ...changed(state, change), problems: {}, numbers, lapsed: false }
    }
    case 'scanned': {
      const { document, doubts, problems } = event
      return { ...changed(state, document), doubts, problems, fills: state.fills + 1, lapsed: false }
    }
    case 'field_left': {
      const others = without(state.problems, event.field)
      return {
        ...changed(state, { [event.field]: event.text }),
        problems: event.problem === null ? others : { ...others, [event.field]: event.problem },
        // It was looked at.
        doubts: Object.fromEntries(Object.entries(state.doubts).filter(([name]) => name !== event.field)),
      }
    }
    case 'checked':
      return { ...state, problems: Object.fromEntries(event.problems.map(({ field, problem }) => [field, problem])) }
    default:
      return state
  }
}

function reduceConsent(state: ConsentStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'signed_ticked':
      return { ...state, signed: event.signed, tickAsked: false }
    case 'representative_ticked':
      return { ...state, representativeSigned: event.signed, tickAsked: false }
    case 'advertising_ticked':
      return { ...state, advertisingSigned: event.signed }
    case 'tick_asked':
      return { ...state, tickAsked: true }
    default:
      return state
  }
}

function reducePhone(state: PhoneStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'phone_typed':
      return { ...state, typed: { ...state.typed, phone: event.text }, left: false }
    case 'phone_left': {
      const mobile = parseMobile(state.typed.phone)
      const phone = mobile === null ? state.typed.phone : formatMobile(mobile)
      return { ...state, typed: { ...state.typed, phone }, left: true }
    }
    default:
      return state
  }
}

function reduceCode(state: CodeStep, event: WorkflowEvent): Workflow {
  switch (event.type) {
    case 'code_typed':
      return { ...state, code: event.text.replace(/\D/g, '').slice(0, CODE_DIGITS) }
    case 'code_emptied':
      return { ...state, code: '' }
    default:
      return state
  }
}

const changed = (state: PassportStep, change: Partial<TypedDocument>): PassportStep => ({
  ...state,
  typed: { ...state.typed, document: { ...state.typed.document, ...change } },
})

const without = (problems: Problems, field: DocumentField): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => name !== field))
