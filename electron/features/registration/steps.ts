import { canonicalJson } from '../../../shared/domain/canonical-json.ts'
import { isMinor } from '../../../shared/domain/authority-kinds.ts'
import { emptyTyped } from '../../../shared/domain/document-form.ts'
import type { Level } from '../../../shared/domain/client-acts.ts'
import { localMoment, type LocalMoment } from '../../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import type { Db, Tx } from '../../db/open.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import {
  cancelQueuedPaper,
  destroyExpiredRegistrations,
  findRegistration,
  type OpenRegistration,
} from '../../records/registration-drafts.ts'

export const noConsent: OpenRegistration['consent'] = {
  textVersion: '', // of the paper, once it is printed
  printJobId: null,
  advertisingPrintJobId: null,
  signedAt: null,
  advertising: false,
}

export const beginRegistration = (registrationId: string): OpenRegistration => ({
  step: 'passport',
  registrationId,
  typed: emptyTyped,
  phone: '',
  checked: null,
  match: null,
  representative: null,
  consent: noConsent,
  code: null,
})

/** The unfinished registration, or a new one; one whose time is over is destroyed first. */
export const currentOrNew = (tx: Tx, { ports, actor }: QueryContext, at: string): OpenRegistration => {
  destroyExpiredRegistrations(tx, ports.deskKeys, at)
  const found = findRegistration(tx, ports.deskKeys, actor?.id ?? '', at)?.registration
  return found && found.step !== 'done' ? found : beginRegistration(ports.ids.next())
}

/** The step after the passport, when everything before it was answered: 14 to 17 nobody goes on alone. */
export const stepAfterPassport = (
  { checked, screening, match, representative }: OpenRegistration,
  today: string,
): OpenRegistration['step'] => {
  if (!checked) return 'passport'
  if (screening === 'open') return 'screening'
  if (match && !match.answered) return 'match'
  const needsOne = representative !== null || isMinor(checked.person.birthDate, today)
  return needsOne && !representative?.checked ? 'representative' : 'consent'
}

/** A consent is for the data it names: its papers that wait are taken back, and others have to be signed. */
export const voidConsent = (tx: Tx, { consent }: OpenRegistration, at: string): OpenRegistration['consent'] => {
  cancelQueuedPaper(tx, consent.printJobId, at)
  cancelQueuedPaper(tx, consent.advertisingPrintJobId, at)
  cancelQueuedPaper(tx, consent.applicationPrintJobId ?? null, at)
  return noConsent
}

/** Whether two readings say the same of a person and a document, to the letter. */
export const isSameReading = (one: OpenRegistration['checked'], other: OpenRegistration['checked']): boolean =>
  one !== null &&
  other !== null &&
  canonicalJson({ person: one.person, document: one.document }) ===
    canonicalJson({ person: other.person, document: other.document })

/** Every act of a registration is done with the document in hand (product.md, levels); stands in its audit events. */
export const inHand: { readonly level: Level } = { level: 'document' }

type Step = OpenRegistration['step']
/** A registration whose passport was read: every step after the first has it. */
export type CheckedRegistration = OpenRegistration & { checked: NonNullable<OpenRegistration['checked']> }

/** This operator's registration at one of these steps, or why not. `at` is the context's or the transaction's time. */
export const registrationAt = (
  db: Db,
  context: QueryContext,
  registrationId: string,
  steps: readonly Step[],
): CheckedRegistration | 'registration.not_found' | 'registration.wrong_step' => {
  const found = findRegistration(db, context.ports.deskKeys, signedIn(context).id, context.at)?.registration
  if (!found || found.registrationId !== registrationId) return 'registration.not_found'
  if (found.step === 'done' || !steps.includes(found.step) || !found.checked) return 'registration.wrong_step'
  return { ...found, checked: found.checked }
}

/** The wall time at the desk of an instant. */
export const deskMoment = (context: QueryContext, at: string): LocalMoment =>
  localMoment(at, setUpDesk(context).details.cityTimeZone)

/**
 * A real desk on the virtual printer: its papers hide what a client signs and the password of a sheet, so a consent
 * would be signed for nothing and a password would be lost. A demo desk plays without paper.
 */
export const isPaperLacking = (db: Db, context: QueryContext): boolean =>
  setUpDesk(context).kind === 'real' && printerSettingsOf(db).kind === 'virtual'
