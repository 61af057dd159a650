import {
  comparePayer,
  dropPayer,
  getIdentification,
  getPayer,
  identifyPayer,
  liftPayerStop,
  recordPayerRefusal,
  setIdentification,
} from '../../shared/contract/payers.ts'
import type { InputOf } from '../../shared/contract/define.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import { documentMasked } from '../../shared/domain/document-kinds.ts'
import { passportValidity } from '../../shared/domain/passport.ts'
import { readPayer, type TypedPayer } from '../../shared/domain/payer-form.ts'
import { shortName } from '../../shared/domain/person-name.ts'
import { localMoment } from '../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, approvable, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { documentOf, personOf } from '../records/clients.ts'
import { writeSetting } from '../records/desk.ts'
import { identificationSettingName, identificationSettingsOf, needOf } from '../records/identification.ts'
import { destroyPayer, findWaitingPayer, insertPayer, paidByPayerOn, type StoredPayer } from '../records/payers.ts'
import { readyLines } from '../records/payment-lines.ts'
import { screenedPayer } from '../records/payment-payer.ts'
import { groundOf } from '../records/prepare-payment.ts'
import { representativesOf } from '../records/representatives.ts'
import { hitViews, screen } from '../records/screening.ts'
import { type Asked, keepComparison, keepLift, keepRefusal, stopFacts } from '../records/screening-acts.ts'

const todayOf = (context: QueryContext): string =>
  localMoment(context.at, setUpDesk(context).details.cityTimeZone).localDate

/** The law's word on these lines; a line that can't be paid is told when it is paid. */
const needOfLines = (context: QueryContext, lines: readonly PaymentLineInput[]) => {
  const ready = readyLines(groundOf(context), lines)
  return Array.isArray(ready) ? needOf(context, ready) : null
}

type Known = NonNullable<TypedPayer['known']>

/** Past its age or its own term a document identifies nobody, whenever it was recorded. */
const isExpired = ({ person: { birthDate }, document }: Known, on: string): boolean => {
  const { kind, issuedOn, validUntil, conscriptReason } = document
  if (validUntil !== null && validUntil < on) return true
  if (kind !== 'passport_rf' || conscriptReason !== '') return false
  return passportValidity({ birthDate, issueDate: issuedOn, on }) === 'expired'
}

/** Whoever stands at the window with the own document in hand: the client of the visit, or who acts for the client. */
const personAtWindow = (context: QueryContext, grantId: string) => {
  const { grants, deskKeys } = context.ports
  const grant = grants.find(grantId, signedIn(context).id)
  if (!grant) return refused('clients.grant_ended')
  if (grant.level !== 'document') return refused('clients.level_too_low')
  const { clientId, representative } = grant
  const acting =
    representative && representativesOf(context.db, deskKeys, clientId).find(({ id }) => id === representative.id)
  const person = acting ? acting.person : personOf(context.db, deskKeys, clientId)
  const document = acting ? acting.document : documentOf(context.db, deskKeys, clientId)
  if (!person || !document) return refused('clients.grant_ended')
  const known: Known = { person, document }
  return isExpired(known, todayOf(context)) ? refused('payers.document_expired') : { known, clientId }
}

const waiting = (context: QueryContext, payerId: string): StoredPayer | undefined =>
  findWaitingPayer(context.db, context.ports.deskKeys, { payerId, operatorId: signedIn(context).id, at: context.at })

const askedOf = (stored: StoredPayer): Asked => ({
  ...screenedPayer(stored),
  named: { payerId: stored.id, level: 'document' },
})

/** Takes up who pays: the client of the visit, or what was typed. */
const sourceOf = (context: QueryContext, payer: InputOf<typeof identifyPayer>['payer']) =>
  payer.source === 'client'
    ? personAtWindow(context, payer.grant)
    : { known: null, clientId: null, document: payer.document }

export const payers: Feature = {
  handlers: [
    perform(identifyPayer, async (context, { lines, level: wanted, payer, inn, phone, organisation, replaces }) => {
      const { ids, deskKeys } = context.ports
      const need = needOfLines(context, lines)
      // A person is asked only where the law asks, where another is represented, or where the cashier doubts.
      if (!need && !organisation && wanted === 'simplified') return refused('payers.not_needed')
      const level = need?.level === 'full' ? 'full' : wanted
      const source = sourceOf(context, payer)
      if ('outcome' in source) return source
      const { known, clientId } = source
      const document = 'document' in source ? source.document : null
      const reading = readPayer({ document, known, inn, phone, organisation }, level, todayOf(context))
      return context.transact((tx, { at, audit }) => {
        const operatorId = signedIn(context).id
        if (replaces !== null) destroyPayer(tx, replaces, operatorId)
        if (!reading.ok) return accepted({ payerId: null, problems: reading.problems })
        const payerId = ids.next()
        insertPayer(tx, deskKeys, { id: payerId, operatorId, level, payer: reading.payer, at })
        audit('payer.identified', {
          payerId,
          identification: level,
          ...{ grounds: (need?.reasons ?? []).map(({ reason }) => reason), organisation: organisation !== null },
          ...(clientId === null ? {} : { clientId }),
          level: 'document',
        })
        return accepted({ payerId, problems: [] })
      })
    }),

    answer(getPayer, (context, { payerId }) => {
      const stored = waiting(context, payerId)
      if (!stored) return null
      const { payer, level } = stored
      const today = paidByPayerOn(context.db, context.ports.deskKeys, payer, todayOf(context))
      return {
        payerId,
        level,
        name: shortName(payer.person),
        document: documentMasked(payer.document),
        organisationName: payer.organisation?.name ?? '',
        screening: hitViews(context, screenedPayer(stored)),
        checks: screen(context, screenedPayer(stored)).checks,
        today: today.count === 0 ? null : today,
      }
    }),

    perform(dropPayer, async (context, { payerId }) => {
      context.transact((tx) => destroyPayer(tx, payerId, signedIn(context).id))
      return accepted(null)
    }),

    carryOut(comparePayer, (tx, context, { payerId, ...words }) => {
      const stored = waiting(context, payerId)
      if (!stored) return refused('payers.not_found')
      const kept = keepComparison(tx, context, askedOf(stored), words)
      return 'outcome' in kept ? kept : accepted(kept)
    }),

    approvable(
      liftPayerStop,
      (context, { payerId, note }) => {
        const stored = waiting(context, payerId)
        return stored ? stopFacts(context, askedOf(stored), note) : []
      },
      carryOut(liftPayerStop, (tx, context, { payerId, ...words }) => {
        const stored = waiting(context, payerId)
        if (!stored) return refused('payers.not_found')
        const kept = keepLift(tx, context, askedOf(stored), words)
        return 'outcome' in kept ? kept : accepted(kept)
      }),
    ),

    carryOut(recordPayerRefusal, (tx, context, { payerId, ...words }) => {
      const stored = waiting(context, payerId)
      if (!stored) return refused('payers.not_found')
      const kept = keepRefusal(tx, context, askedOf(stored), words)
      if ('outcome' in kept) return kept
      if (words.act === 'refusal') destroyPayer(tx, payerId, signedIn(context).id)
      return accepted(kept)
    }),

    answer(getIdentification, ({ db }) => identificationSettingsOf(db)),

    carryOut(setIdentification, (tx, context, settings) => {
      const before = identificationSettingsOf(tx)
      writeSetting(tx, identificationSettingName, settings)
      context.audit('settings.identification_changed', { before, after: settings })
      return accepted(null)
    }),
  ],
}
