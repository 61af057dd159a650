import {
  checkPassport,
  getRegistration,
  leaveRegistration,
  printConsent,
  saveRegistration,
  signConsent,
  stepBack,
} from '../../../shared/contract/registration.ts'
import { canonicalJson } from '../../../shared/domain/canonical-json.ts'
import { readPassport } from '../../../shared/domain/passport-form.ts'
import { currentTextVersion } from '../../../shared/domain/registration-texts.ts'
import { type ActionContext, signedIn } from '../../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../../core/feature.ts'
import type { Tx } from '../../db/open.ts'
import { queuePersonalPaper } from '../../records/personal-papers.ts'
import { findPrintJob } from '../../records/print-jobs.ts'
import {
  cancelQueuedPaper,
  destroyExpiredRegistrations,
  destroyRegistration,
  findRegistration,
  type OpenRegistration,
  voidCode,
  writeRegistration,
} from '../../records/registration-drafts.ts'
import { codeHandlers } from './code.ts'
import { holderOf } from './holder.ts'
import { beginRegistration, deskMoment, isPaperLacking, noConsent, registrationAt } from './steps.ts'
import { registrationViewOf } from './view.ts'

/** The unfinished registration, or a new one; one whose time is over is destroyed first. */
const currentOrNew = (tx: Tx, { ports, actor }: ActionContext, at: string): OpenRegistration => {
  destroyExpiredRegistrations(tx, ports.deskKeys, at)
  const found = findRegistration(tx, ports.deskKeys, actor?.id ?? '', at)?.registration
  return found && found.step !== 'done' ? found : beginRegistration(ports.ids.next())
}

/** The paper has come out, or somebody has looked whether it has: it can be signed. */
const canBeSigned = (tx: Tx, printJobId: string | null): boolean =>
  printJobId !== null && ['printed', 'unknown'].includes(findPrintJob(tx, printJobId)?.state ?? '')

const stepBefore = { consent: 'passport', phone: 'consent', code: 'phone' } as const

export const registration: Feature = {
  handlers: [
    answer(getRegistration, (context) => {
      const { deskKeys, destroyExpired } = context.ports
      const stored = findRegistration(context.db, deskKeys, signedIn(context).id, context.at)
      if (!stored) destroyExpired()
      return stored ? registrationViewOf(context, stored) : null
    }),

    perform(saveRegistration, async (context, { typed, phone }) => {
      const { deskKeys } = context.ports
      const operatorId = signedIn(context).id
      const registrationId = context.transact((tx, { at }) => {
        const stored = findRegistration(tx, deskKeys, operatorId, at)?.registration
        // What is saved late, when everything is done, must not begin another one.
        if (stored?.step === 'done') return stored.registrationId
        const current = currentOrNew(tx, context, at)
        // After the first step the passport is what was checked and printed for signing.
        const next = { ...current, phone, typed: current.step === 'passport' ? typed : current.typed }
        writeRegistration(tx, deskKeys, operatorId, next, at)
        return current.registrationId
      })
      return accepted({ registrationId })
    }),

    perform(checkPassport, async (context, { typed }) => {
      const { deskKeys, session, emit } = context.ports
      const problems = context.transact((tx, { at }) => {
        const current = currentOrNew(tx, context, at)
        voidCode(tx, current, at)
        const reading = readPassport(typed, deskMoment(context, at).localDate)
        const checked = reading.ok ? { person: reading.person, passport: reading.passport } : null
        const stranger = checked !== null && holderOf(tx, deskKeys, checked).kind === 'stranger'
        const fits = checked !== null && !stranger
        // A consent is for the data it names: other data need another paper.
        const same = fits && current.checked !== null && canonicalJson(checked) === canonicalJson(current.checked)
        if (!same) {
          cancelQueuedPaper(tx, current.consent.printJobId, at)
          cancelQueuedPaper(tx, current.consent.advertisingPrintJobId, at)
        }
        const next: OpenRegistration = {
          ...current,
          typed,
          step: fits ? 'consent' : 'passport',
          checked: fits ? checked : null,
          consent: same ? current.consent : noConsent,
          code: null,
        }
        writeRegistration(tx, deskKeys, signedIn(context).id, next, at)
        if (!reading.ok) return reading.problems
        return stranger ? [{ field: 'seriesNumber' as const, problem: 'of_other_person' as const }] : []
      })
      session.holdIdleLock(false)
      emit('printing')
      return accepted({ problems })
    }),

    carryOut(printConsent, (tx, context, { registrationId, kind }) => {
      const { deskKeys, ids, printing, emit } = context.ports
      const found = registrationAt(tx, context, registrationId, ['consent'])
      if (typeof found === 'string') return refused(found)
      if (isPaperLacking(tx, context)) return refused('registration.virtual_printer')
      const operatorId = signedIn(context).id
      const { consent } = found
      const printJobId = ids.next()
      const paper = kind === 'processing' ? 'consent' : 'advertising_consent'
      cancelQueuedPaper(tx, kind === 'processing' ? consent.printJobId : consent.advertisingPrintJobId, context.at)
      queuePersonalPaper(tx, deskKeys, {
        id: printJobId,
        operatorId,
        createdAt: context.at,
        data: {
          paper,
          textVersion: currentTextVersion,
          ...found.checked,
          moment: deskMoment(context, context.at),
          cashierName: signedIn(context).name,
        },
      })
      const printed = kind === 'processing' ? { printJobId } : { advertisingPrintJobId: printJobId }
      const textVersion = currentTextVersion
      const next = { ...found, consent: { ...consent, ...printed, textVersion } }
      writeRegistration(tx, deskKeys, operatorId, next, context.at)
      context.audit('registration.consent_printed', { registrationId, printJobId, paper, textVersion })
      printing.wake()
      emit('printing')
      return accepted({ printJobId })
    }),

    perform(signConsent, async (context, { registrationId, advertising }) =>
      context.transact((tx, { at, audit }) => {
        const found = registrationAt(tx, { ...context, at }, registrationId, ['consent'])
        if (typeof found === 'string') return refused(found)
        const { consent } = found
        if (!canBeSigned(tx, consent.printJobId)) return refused('registration.consent_not_printed')
        if (advertising && !canBeSigned(tx, consent.advertisingPrintJobId))
          return refused('registration.consent_not_printed')
        const signed = { ...consent, advertising, signedAt: consent.signedAt ?? at }
        const next: OpenRegistration = { ...found, step: 'phone', consent: signed }
        writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, next, at)
        audit('registration.consent_signed', { registrationId, textVersion: consent.textVersion, advertising })
        return accepted(null)
      }),
    ),

    perform(stepBack, async (context, { registrationId }) =>
      context.transact((tx, { at }) => {
        const found = registrationAt(tx, { ...context, at }, registrationId, ['consent', 'phone', 'code'])
        if (typeof found === 'string') return refused(found)
        if (found.step === 'passport') return refused('registration.wrong_step')
        voidCode(tx, found, at)
        const next: OpenRegistration = { ...found, step: stepBefore[found.step], code: null }
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
