import type { RecognizedBill, ServiceView } from '../../../shared/contract/bills.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import type { findAccount } from '../../../shared/contract/links.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'

export type Checked = Extract<OutputOf<typeof findAccount>, { outcome: 'checked' }>

/** What the screen has to say about the last act. */
export type LinkNotice =
  | { kind: 'linked'; serviceName: string; account: string; address: string }
  | { kind: 'unlinked'; serviceName: string; account: string }
  | { kind: 'not_a_bill'; reason: string }
  | { kind: 'details_differ'; providerName: string; differs: readonly string[] }
  | { kind: 'unknown_payee' }
  | { kind: 'failed'; error: CallError }

type Common = {
  notice: LinkNotice | null
  /** What was typed in the search of the provider, and the chosen row: Esc comes back to them. */
  words: string
  at: number
}
export type ServiceStep = Common & { step: 'service' }
export type AccountStep = Common & {
  step: 'account'
  service: ServiceView
  account: string
  /** The field was left or Enter was tried: it may say now what is wrong. */
  tried: boolean
}
export type CheckedStep = Common & { step: 'checked'; service: ServiceView; typed: string; checked: Checked }
export type Linking = ServiceStep | AccountStep | CheckedStep

export type LinkingEvent =
  | { type: 'words_typed'; words: string }
  | { type: 'moved'; at: number }
  | { type: 'service_chosen'; service: ServiceView }
  | { type: 'account_typed'; account: string }
  | { type: 'account_tried' }
  /** What the register says of the account; with its service, for a scan brings both. */
  | { type: 'account_checked'; service: ServiceView; typed: string; checked: Checked }
  | { type: 'linked' }
  | { type: 'bill_read'; bill: RecognizedBill }
  | { type: 'noticed'; notice: LinkNotice | null }
  | { type: 'stepped_back' }

export const emptyLinking: ServiceStep = { step: 'service', words: '', at: 0, notice: null }

/** Linking as a pure function: provider, account, what the register says, linked; then the next one at once. */
export function reduceLinking(state: Linking, event: LinkingEvent): Linking {
  switch (event.type) {
    case 'words_typed':
      return { ...emptyLinking, words: event.words }
    case 'moved':
      return state.step === 'service' ? { ...state, at: event.at } : state
    case 'service_chosen':
      return { ...kept(state), step: 'account', service: event.service, account: '', tried: false, notice: null }
    case 'account_typed':
      return state.step === 'account' ? { ...state, account: event.account, notice: null } : state
    case 'account_tried':
      return state.step === 'account' ? { ...state, tried: true } : state
    case 'account_checked':
      return {
        ...kept(state),
        step: 'checked',
        service: event.service,
        typed: event.typed,
        checked: event.checked,
        notice: null,
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
export const isAccountSure = (bill: Extract<RecognizedBill, { outcome: 'known' }>): boolean =>
  bill.account !== '' && !bill.warnings.some((code) => accountDoubts.has(code))

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

function stepBack(state: Linking): Linking {
  switch (state.step) {
    case 'service':
      return emptyLinking
    case 'account':
      return { ...kept(state), step: 'service', notice: null }
    case 'checked': {
      const { service, typed: account } = state
      return { ...kept(state), step: 'account', service, account, tried: false, notice: null }
    }
  }
}

function linkedNotice({ service, checked }: CheckedStep): LinkNotice {
  return {
    kind: 'linked',
    serviceName: service.serviceName,
    account: checked.account,
    address: checked.address,
  }
}

/** A code that gives no account to ask about says why; one with a doubtful account asks for it in its field. */
function readBill(state: Linking, bill: RecognizedBill): Linking {
  switch (bill.outcome) {
    case 'known': {
      const isWhole = normalizeAccount(bill.service.account, bill.account).ok
      return {
        ...kept(state),
        step: 'account',
        service: bill.service,
        account: bill.account,
        tried: bill.account !== '' && !isWhole,
        notice: null,
      }
    }
    case 'unknown_payee':
      return { ...state, notice: { kind: 'unknown_payee' } }
    case 'details_differ':
      return {
        ...state,
        notice: { kind: 'details_differ', providerName: bill.providerName, differs: bill.differs },
      }
    case 'not_a_bill':
      return { ...state, notice: { kind: 'not_a_bill', reason: bill.reason } }
  }
}
