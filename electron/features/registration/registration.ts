import {
  getRegistration,
  leaveRegistration,
  saveRegistration,
  stepBack,
} from '../../../shared/contract/registration.ts'
import { signedIn } from '../../core/context.ts'
import { accepted, answer, type Feature, perform, refused } from '../../core/feature.ts'
import {
  destroyRegistration,
  findRegistration,
  type OpenRegistration,
  voidCode,
  writeRegistration,
} from '../../records/registration-drafts.ts'
import { codeHandlers } from './code.ts'
import { consentHandlers } from './consent.ts'
import { passportHandlers } from './passport.ts'
import { representativeHandlers } from './representative.ts'
import { screeningHandlers } from './screening.ts'
import { currentOrNew, registrationAt } from './steps.ts'
import { registrationViewOf } from './view.ts'

/** Esc: the step before. What was answered of a known client is asked again only when the document is another one. */
const stepBefore = ({ step, representative }: OpenRegistration): OpenRegistration['step'] => {
  if (step === 'code') return 'phone'
  if (step === 'phone') return 'consent'
  return step === 'consent' && representative !== null ? 'representative' : 'passport'
}

const stepsWithBack = ['screening', 'match', 'representative', 'consent', 'phone', 'code'] as const

export const registration: Feature = {
  handlers: [
    answer(getRegistration, (context) => {
      const { deskKeys, destroyExpired } = context.ports
      const stored = findRegistration(context.db, deskKeys, signedIn(context).id, context.at)
      if (!stored) destroyExpired()
      return stored ? registrationViewOf(context, stored) : null
    }),

    perform(saveRegistration, async (context, { typed, phone, doubts = {} }) => {
      const { deskKeys } = context.ports
      const operatorId = signedIn(context).id
      const registrationId = context.transact((tx, { at }) => {
        const stored = findRegistration(tx, deskKeys, operatorId, at)?.registration
        // What is saved late, when everything is done, must not begin another one.
        if (stored?.step === 'done') return stored.registrationId
        const current = currentOrNew(tx, context, at)
        // After the first step the passport is what was checked and printed for signing.
        const next = { ...current, phone, ...(current.step === 'passport' ? { typed, doubts } : {}) }
        writeRegistration(tx, deskKeys, operatorId, next, at)
        return current.registrationId
      })
      return accepted({ registrationId })
    }),

    ...passportHandlers,
    ...screeningHandlers,
    ...representativeHandlers,
    ...consentHandlers,

    perform(stepBack, async (context, { registrationId }) =>
      context.transact((tx, { at }) => {
        const found = registrationAt(tx, { ...context, at }, registrationId, stepsWithBack)
        if (typeof found === 'string') return refused(found)
        voidCode(tx, found, at)
        const next: OpenRegistration = { ...found, step: stepBefore(found), code: null }
        writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, next, at)
        context.ports.session.holdIdleLock(false)
        return accepted(null)
      }),
    ),

    ...codeHandlers,

    perform(leaveRegistration, async (context) => {
      const { deskKeys, session, emit } = context.ports
      context.transact((tx, { at }) => destroyRegistration(tx, deskKeys, signedIn(context).id, at))
      session.holdIdleLock(false)
      emit('printing')
      emit('sms')
      return accepted(null)
    }),
  ],
}
