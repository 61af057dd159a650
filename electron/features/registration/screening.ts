import { compareEntry, liftStop, recordRefusal } from '../../../shared/contract/screening.ts'
import { type CommandContext, signedIn } from '../../core/context.ts'
import { accepted, approvable, carryOut, refused } from '../../core/feature.ts'
import type { Tx } from '../../db/open.ts'
import { destroyRegistration, writeRegistration } from '../../records/registration-drafts.ts'
import { screen } from '../../records/screening.ts'
import { type Asked, keepComparison, keepLift, keepRefusal, stopFacts } from '../../records/screening-acts.ts'
import { type CheckedRegistration, deskMoment, inHand, registrationAt, stepAfterPassport } from './steps.ts'

const asked = (registration: CheckedRegistration): Asked => ({
  ...registration,
  named: { registrationId: registration.registrationId, ...inHand },
})

/** On to the next step, when everything that a list says has its answer. */
const goOn = (tx: Tx, context: CommandContext, registration: CheckedRegistration): void => {
  const { open } = screen(context, registration)
  if (open.length > 0) return
  const answered = { ...registration, screening: 'clear' as const }
  const step = stepAfterPassport(answered, deskMoment(context, context.at).localDate)
  writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, { ...answered, step }, context.at)
}

export const screeningHandlers = [
  carryOut(compareEntry, (tx, context, { registrationId, ...words }) => {
    const found = registrationAt(tx, context, registrationId, ['screening'])
    if (typeof found === 'string') return refused(found)
    const kept = keepComparison(tx, context, asked(found), words)
    if ('outcome' in kept) return kept
    goOn(tx, context, found)
    return accepted(kept)
  }),

  approvable(
    liftStop,
    (context, { registrationId, note }) => {
      const found = registrationAt(context.db, context, registrationId, ['screening'])
      return typeof found === 'string' ? [] : stopFacts(context, asked(found), note)
    },
    carryOut(liftStop, (tx, context, { registrationId, ...words }) => {
      const found = registrationAt(tx, context, registrationId, ['screening'])
      if (typeof found === 'string') return refused(found)
      const kept = keepLift(tx, context, asked(found), words)
      if ('outcome' in kept) return kept
      goOn(tx, context, found)
      return accepted(kept)
    }),
  ),

  carryOut(recordRefusal, (tx, context, { registrationId, ...words }) => {
    const found = registrationAt(tx, context, registrationId, [
      'screening',
      'match',
      'representative',
      'consent',
      'phone',
      'code',
    ])
    if (typeof found === 'string') return refused(found)
    const kept = keepRefusal(tx, context, asked(found), words)
    if ('outcome' in kept) return kept
    if (words.act === 'refusal') {
      const { deskKeys, session, emit } = context.ports
      destroyRegistration(tx, deskKeys, signedIn(context).id, context.at)
      session.holdIdleLock(false)
      emit('printing')
      emit('sms')
    }
    return accepted(kept)
  }),
]
