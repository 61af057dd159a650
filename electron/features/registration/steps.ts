import { currentTextVersion } from '../../../shared/domain/registration-texts.ts'
import type { TypedPassport } from '../../../shared/contract/registration.ts'
import { localMoment, type LocalMoment } from '../../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import type { Db } from '../../db/open.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import { findRegistration, type OpenRegistration } from '../../records/registration-drafts.ts'

const nothingTyped: TypedPassport = {
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

export const noConsent: OpenRegistration['consent'] = {
  textVersion: currentTextVersion,
  printJobId: null,
  advertisingPrintJobId: null,
  signedAt: null,
  advertising: false,
}

export const beginRegistration = (registrationId: string): OpenRegistration => ({
  step: 'passport',
  registrationId,
  typed: nothingTyped,
  phone: '',
  checked: null,
  consent: noConsent,
  code: null,
})

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
