import type { CallError } from '../../../shared/contract/envelope.ts'

/** What the lines have to say about what came, or went. */
export type Notice =
  | { kind: 'not_a_bill'; reason: string }
  | { kind: 'details_differ'; providerName: string; differs: readonly string[] }
  /** Restored, but a service of it is no longer in the catalogue. */
  | { kind: 'lines_lost'; count: number }
  | { kind: 'too_many_lines' }
  /** The same bill was scanned twice: the line stands there already. */
  | { kind: 'already_in_basket'; no: number }
  /** Lines of a client who is no longer at the window were taken out. */
  | { kind: 'other_client_lines'; count: number }
  /** The code could not be asked about. */
  | { kind: 'failed'; error: CallError }
