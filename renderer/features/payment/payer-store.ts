import { create } from 'zustand'
import type { DocumentField, ScanDoubts, TypedDocument } from '../../../shared/contract/documents.ts'
import {
  dropPayer,
  type PayerField,
  type PayerProblem,
  type TypedOrganisation,
} from '../../../shared/contract/payers.ts'
import { emptyTyped } from '../../../shared/domain/document-form.ts'
import type { IdentificationLevel } from '../../../shared/domain/identification.ts'
import type { Mrz } from '../../../shared/domain/mrz.ts'
import { isFieldAsked } from '../../../shared/domain/payer-form.ts'
import { call } from '../../api/call.ts'
import type { LeftField, Problems } from '../../ui/field-check.ts'
import { onSessionEnd } from '../../ui/leaving.ts'
import { typedOfMrz } from '../../ui/typed-of-mrz.ts'
import { usePayment } from './payment-store.ts'

export type OwnField = Exclude<PayerField, DocumentField>
export type OwnProblems = Partial<Record<OwnField, PayerProblem>>

type PayerState = {
  document: TypedDocument
  problems: Problems
  doubts: ScanDoubts
  /** Of what is no part of the document. */
  own: { inn: string; phone: string } & TypedOrganisation
  ownProblems: OwnProblems
  isDoubtful: boolean
  isForOrganisation: boolean
  /** Kept by main for half an hour; null before, or after. */
  payerId: string | null
  hasLapsed: boolean
  /** Scans so far: the fields are drawn anew. */
  fills: number
  put: (change: Partial<Omit<PayerState, 'put' | 'leave' | 'scanned' | 'typedOwn' | 'fail'>>) => void
  typedOwn: (field: OwnField, text: string) => void
  leave: (left: readonly LeftField[]) => void
  scanned: (mrz: Mrz, level: IdentificationLevel) => void
  fail: (problems: readonly { field: PayerField; problem: PayerProblem }[]) => void
}

const emptyOrganisation: TypedOrganisation = {
  organisationInn: '',
  organisationName: '',
  purpose: '',
  authority: '',
  authorityNumber: '',
  authorityIssuedOn: '',
  authorityValidUntil: '',
}

const nobody = {
  ...{ document: emptyTyped, problems: {}, doubts: {}, ownProblems: {} },
  own: { inn: '', phone: '', ...emptyOrganisation },
  ...{ isDoubtful: false, isForOrganisation: false, payerId: null, hasLapsed: false, fills: 0 },
}

const without = <Key extends string>(all: Partial<Record<Key, unknown>>, field: Key) => {
  const { [field]: _gone, ...rest } = all
  return rest
}

const isOwn = (field: PayerField): field is OwnField => field in nobody.own

/** What is typed of a payer; never in the payment's draft, so a kill leaves nothing of it. */
export const usePayer = create<PayerState>((set) => ({
  ...nobody,
  put: (change) => set(change),
  typedOwn: (field, text) =>
    set(({ own, ownProblems }) => ({
      own: { ...own, [field]: text },
      ownProblems: without(ownProblems, field) as OwnProblems,
    })),
  leave: (left) =>
    set(({ document, problems, doubts }) => {
      const texts = Object.fromEntries(left.map(({ field, text }) => [field, text]))
      const wrong = { ...problems }
      for (const { field, problem } of left) {
        if (problem === null) delete wrong[field]
        else wrong[field] = problem
      }
      const [first] = left
      return {
        document: { ...document, ...texts },
        problems: wrong,
        doubts: first ? (without(doubts, first.field) as ScanDoubts) : doubts,
      }
    }),
  scanned: (mrz, level) =>
    set(({ fills }) => {
      const read = typedOfMrz(mrz)
      // Of a simplified identification only what it asks for is taken over from the zone.
      const asked = Object.entries(read).filter(
        ([field]) => !(field in mrzFields) || isFieldAsked(field as DocumentField, level),
      )
      const doubts = Object.fromEntries(
        Object.entries(mrz.doubts).filter(([field]) => isFieldAsked(field as DocumentField, level)),
      )
      const document = { ...emptyTyped, ...Object.fromEntries(asked) }
      return { document, doubts, problems: {}, fills: fills + 1, payerId: null }
    }),
  fail: (problems) =>
    set({
      problems: Object.fromEntries(
        problems.filter(({ field }) => !isOwn(field)).map((one) => [one.field, one.problem]),
      ),
      ownProblems: Object.fromEntries(
        problems.filter(({ field }) => isOwn(field)).map((one) => [one.field, one.problem]),
      ),
    }),
}))

/** What the zone says beyond name and number. */
const mrzFields: Partial<Record<DocumentField, true>> = { birthDate: true, issuedOn: true, departmentCode: true }

/** Nothing of a payer stays in the window; what main kept is destroyed, unless a payment has it. */
export const forgetPayer = (isPaid: boolean): void => {
  const { payerId } = usePayer.getState()
  usePayer.setState(nobody)
  if (payerId !== null && !isPaid) void call(dropPayer, { payerId })
}

// The payment is over, one way or the other.
usePayment.subscribe(({ workflow: now }, { workflow: before }) => {
  if (now === before) return
  if (now.step === 'done' && before.step !== 'done') forgetPayer(true)
  else if (now.step === 'lines' && now.lines.length === 0 && before.step !== 'done') forgetPayer(false)
})
onSessionEnd(() => usePayer.setState(nobody))
