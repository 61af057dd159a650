import {
  type PassportField,
  type PassportProblem,
  passportFields,
  type RegistrationView,
  type TypedPassport,
} from '../../../shared/contract/registration.ts'

export type Problems = Partial<Record<PassportField, PassportProblem>>

/** What is typed, and kept by main as a sealed draft; it goes along from step to step. */
export type Typed = { passport: TypedPassport; phone: string }

export type PassportStep = {
  step: 'passport'
  typed: Typed
  /** What was wrong with the fields that were left, or with all of them after the check. */
  problems: Problems
  /** Half an hour has passed: main has destroyed what was typed, and so did the window. */
  lapsed: boolean
}
export type ConsentStep = {
  step: 'consent'
  typed: Typed
  /** The client has signed: ticked by the cashier, or long since recorded by main; never by itself. */
  signed: boolean
  advertisingSigned: boolean
  /** Enter came before the tick. */
  tickAsked: boolean
}
export type PhoneStep = { step: 'phone'; typed: Typed; left: boolean }
export type CodeStep = { step: 'code'; typed: Typed; code: string }
export type DoneStep = { step: 'done'; typed: Typed }
export type Workflow = PassportStep | ConsentStep | PhoneStep | CodeStep | DoneStep

export type WorkflowEvent =
  | { type: 'field_typed'; field: PassportField; text: string }
  | { type: 'no_middle_name'; none: boolean }
  /** With `problem` null the field is right. */
  | { type: 'field_left'; field: PassportField; text: string; problem: PassportProblem | null }
  | { type: 'checked'; problems: readonly { field: PassportField; problem: PassportProblem }[] }
  | { type: 'signed_ticked'; signed: boolean }
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

export const CODE_DIGITS = 6

export const emptyPassport: TypedPassport = {
  seriesNumber: '',
  lastName: '',
  firstName: '',
  middleName: '',
  noMiddleName: false,
  birthDate: '',
  issuedOn: '',
  departmentCode: '',
  issuedBy: '',
  address: '',
}

export const emptyWorkflow: PassportStep = {
  step: 'passport',
  typed: { passport: emptyPassport, phone: '' },
  problems: {},
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
export const takeUp = (view: RegistrationView): Workflow => open(view, { passport: view.typed, phone: view.phone })

/** Whether there is anything to lose. */
export const isEmpty = ({ passport, phone }: Typed): boolean =>
  phone === '' && !passport.noMiddleName && passportFields.every((field) => passport[field].trim() === '')

/** The first wrong field in the order of the document; null when none is known to be wrong. */
export const firstProblem = (problems: Problems): PassportField | null =>
  passportFields.find((field) => problems[field] !== undefined) ?? null

function open({ step, consent, checks }: RegistrationView, typed: Typed): Workflow {
  switch (step) {
    case 'passport':
      return { ...emptyWorkflow, typed }
    case 'consent':
      return {
        step,
        typed,
        signed: consent.signedAt !== null,
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
      if (state.typed.passport[event.field] === event.text) return state
      const change: Partial<TypedPassport> = { [event.field]: event.text }
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
    case 'field_left': {
      const others = without(state.problems, event.field)
      return {
        ...changed(state, { [event.field]: event.text }),
        problems: event.problem === null ? others : { ...others, [event.field]: event.problem },
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
    case 'phone_left':
      return { ...state, left: true }
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

const changed = (state: PassportStep, change: Partial<TypedPassport>): PassportStep => ({
  ...state,
  typed: { ...state.typed, passport: { ...state.typed.passport, ...change } },
})

const without = (problems: Problems, field: PassportField): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => name !== field))
