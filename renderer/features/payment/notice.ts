import type { DetailDifference, KnownBill } from '../../../shared/contract/bills.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'

export type CodeOrigin = 'scan' | 'paste'

/** What the lines have to say about what came, or went. */
export type Notice =
  | { kind: 'not_a_bill'; reason: string }
  | {
      kind: 'details_differ'
      providerName: string
      differs: readonly DetailDifference[]
      otherProviderName: string | null
    }
  | { kind: 'demo_payee'; providerName: string }
  /** Several services may be meant: asked, never guessed. */
  | { kind: 'choose_service'; choices: readonly KnownBill[]; origin: CodeOrigin }
  /** A linear code that the catalogue does not know: it is searched by. */
  | { kind: 'unknown_code'; code: string; origin: CodeOrigin }
  /** One of our receipts, scanned over an open payment: that one is not left for it. */
  | { kind: 'own_receipt'; receiptNumber: string }
  /** Restored, but a service of it is no longer in the catalogue. */
  | { kind: 'lines_lost'; count: number }
  /** Of a template: their services are no longer in the catalogue. */
  | { kind: 'template_lines_lost'; count: number }
  | { kind: 'template_nothing_due'; name: string }
  | { kind: 'too_many_lines' }
  /** The same bill was scanned twice: the line stands there already. */
  | { kind: 'already_in_basket'; no: number }
  /** Lines of a client who is no longer at the window were taken out. */
  | { kind: 'other_client_lines'; count: number }
  /** The payer was refused, and it is recorded: the lines are left to be taken away. */
  | { kind: 'payer_refused' }
  /** The code could not be asked about. */
  | { kind: 'failed'; error: CallError }

/** What is asked or stopped in a dialog: the next code waits until it is answered, none is passed over. */
export const asksFirst = (notice: Notice | null): boolean =>
  notice !== null && ['details_differ', 'choose_service', 'unknown_code'].includes(notice.kind)
