import type { KnownBill, RecognizedBill, ServiceView } from '../../../shared/contract/bills.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import type { findAccount, PayerPart, PayerWords } from '../../../shared/contract/links.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { payerPartsMissing } from '../../../shared/domain/payer-check.ts'
import { noPayer, payerOfBill } from './payer-words.ts'

export type Checked = Extract<OutputOf<typeof findAccount>, { outcome: 'checked' }>

/** What the screen has to say about the last act. */
export type LinkNotice =
  | { kind: 'linked'; serviceName: string; account: string; address: string; heldByOthers: number }
  | { kind: 'unlinked' | 'relinked'; serviceName: string; account: string }
  | { kind: 'not_a_bill'; reason: string }
  | { kind: 'details_differ'; providerName: string; differs: readonly string[] }
  | { kind: 'unknown_payee' | 'receipt' }
  | { kind: 'demo_payee'; providerName: string }
  | { kind: 'failed'; error: CallError }

type Common = {
  notice: LinkNotice | null
  /** What was typed in the search of the provider, and the chosen row: Esc comes back to them. */
  words: string
  at: number
}
export type ServiceStep = Common & {
  step: 'service'
  /** The words are a scanned account: whichever service takes it has it in its field. */
  scanned: boolean
}
/** A scanned code that several services may mean. */
export type ChoiceStep = Common & { step: 'choice'; choices: readonly KnownBill[] }
export type AccountStep = Common & {
  step: 'account'
  service: ServiceView
  account: string
  payer: PayerWords
  /** Of these the register tells something else than was typed. */
  differs: readonly PayerPart[]
  /** The field was left or Enter was tried: it may say now what is wrong. */
  tried: boolean
}
export type CheckedStep = Common & {
  step: 'checked'
  service: ServiceView
  typed: string
  payer: PayerWords
  checked: Checked
}
export type Linking = ServiceStep | ChoiceStep | AccountStep | CheckedStep

export type LinkingEvent =
  | { type: 'words_typed'; words: string }
  | { type: 'moved'; at: number }
  | { type: 'service_chosen'; service: ServiceView }
  | { type: 'account_typed'; account: string }
  | { type: 'payer_typed'; part: PayerPart; text: string }
  | { type: 'account_tried' }
  | { type: 'payer_differs'; differs: readonly PayerPart[] }
  /** What the register says of the account; with its service, for a scan brings both. */
  | { type: 'account_checked'; service: ServiceView; typed: string; payer: PayerWords; checked: Checked }
  | { type: 'linked' }
  | { type: 'bill_read'; bill: RecognizedBill }
  | { type: 'noticed'; notice: LinkNotice | null }
  | { type: 'stepped_back' }

export const emptyLinking: ServiceStep = { step: 'service', words: '', at: 0, scanned: false, notice: null }

/** Linking as a pure function: provider, account, what the register says, linked; then the next one at once. */
export function reduceLinking(state: Linking, event: LinkingEvent): Linking {
  switch (event.type) {
    case 'words_typed':
      return { ...emptyLinking, words: event.words }
    case 'moved':
      return state.step === 'service' || state.step === 'choice' ? { ...state, at: event.at } : state
    case 'service_chosen':
      return chooseService(state, event.service)
    case 'account_typed':
      return state.step === 'account' ? { ...state, account: event.account, notice: null } : state
    case 'payer_typed':
      return state.step === 'account' ? typePayer(state, event.part, event.text) : state
    case 'account_tried':
      return state.step === 'account' ? { ...state, tried: true } : state
    case 'payer_differs':
      return state.step === 'account' ? { ...state, tried: true, differs: event.differs } : state
    case 'account_checked': {
      const { service, typed, payer, checked } = event
      return { ...kept(state), step: 'checked', service, typed, payer, checked, notice: null }
    }
    case 'linked':
      return state.step === 'checked' ? { ...emptyLinking, notice: linkedNotice(state) } : state
    case 'bill_read':
      return readBill(state, event.bill)
    case 'noticed':
      return { ...state, notice: event.notice }
    case 'stepped_back':
      return stepBack(state)
  }
}

/** Whether a scanned bill's account needs nothing more than to be asked about in the register. */
export const isAccountSure = (bill: KnownBill): boolean =>
  bill.account !== '' &&
  !bill.warnings.some((code) => accountDoubts.has(code)) &&
  payerPartsMissing(bill.service.payer, payerOfBill(bill)).length === 0

/**
 * Whether a scan links by itself: the register knows the account, or there is no register of it. An account that the
 * register lacks, or that is linked already, is shown and waits for a word.
 */
export const linksByItself = ({ register, alreadyLinked }: Checked): boolean =>
  register !== 'not_in_register' && !alreadyLinked

const accountDoubts: ReadonlySet<string> = new Set([
  'account_missing',
  'account_format',
  'layout_repaired',
  'field_ambiguous',
])

const kept = ({ words, at }: Linking): Pick<Common, 'words' | 'at'> => ({ words, at })

function chooseService(state: Linking, service: ServiceView): AccountStep {
  const isScanned = state.step === 'service' && state.scanned && normalizeAccount(service.account, state.words).ok
  const account = isScanned ? state.words : ''
  return { ...kept(state), step: 'account', service, account, payer: noPayer, differs: [], tried: false, notice: null }
}

/** What is typed anew differs from nothing yet. */
function typePayer(state: AccountStep, part: PayerPart, text: string): AccountStep {
  const differs = state.differs.filter((one) => one !== part)
  return { ...state, payer: { ...state.payer, [part]: text }, differs, notice: null }
}

function stepBack(state: Linking): Linking {
  switch (state.step) {
    case 'service':
      return emptyLinking
    case 'choice':
    case 'account':
      return { ...kept(state), step: 'service', scanned: false, notice: null }
    case 'checked': {
      const { service, typed: account, payer } = state
      return { ...kept(state), step: 'account', service, account, payer, differs: [], tried: false, notice: null }
    }
  }
}

function linkedNotice({ service, checked }: CheckedStep): LinkNotice {
  const { account, address, heldByOthers } = checked
  return { kind: 'linked', serviceName: service.serviceName, account, address, heldByOthers }
}

/** The account of a code that no service's pattern knows: of the service that is asked for it, or to be searched by. */
function readCode(state: Linking, code: string): Linking {
  if (state.step !== 'account') return { ...emptyLinking, words: code, scanned: true }
  return normalizeAccount(state.service.account, code).ok ? { ...state, account: code, notice: null } : state
}

/** A code that gives no account to ask about says why; one with a doubtful account asks for it in its field. */
function readBill(state: Linking, bill: RecognizedBill): Linking {
  switch (bill.outcome) {
    case 'known': {
      const { service, account } = bill
      const tried = account !== '' && !normalizeAccount(service.account, account).ok
      const payer = payerOfBill(bill)
      return { ...kept(state), step: 'account', service, account, payer, differs: [], tried, notice: null }
    }
    case 'choose_service':
      return { ...kept(state), step: 'choice', at: 0, choices: bill.choices, notice: null }
    case 'unknown_payee':
    case 'receipt':
      return { ...state, notice: { kind: bill.outcome } }
    case 'demo_payee':
      return { ...state, notice: { kind: 'demo_payee', providerName: bill.providerName } }
    case 'details_differ': {
      const differs = bill.differs.map(({ field }) => field)
      return { ...state, notice: { kind: 'details_differ', providerName: bill.providerName, differs } }
    }
    case 'not_a_bill': {
      const taken = bill.reason === 'unknown_code' && bill.code !== null ? readCode(state, bill.code) : state
      return taken === state ? { ...state, notice: { kind: 'not_a_bill', reason: bill.reason } } : taken
    }
  }
}
