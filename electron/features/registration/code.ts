import { confirmCode, issueGorodNumber, sendCode } from '../../../shared/contract/registration.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import { toInstant } from '../../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, carryOut, prepareAndCarryOut, refused } from '../../core/feature.ts'
import { drawCode, drawPassword } from '../../core/one-time-secrets.ts'
import { hashPassword } from '../../core/passwords.ts'
import type { Tx } from '../../db/open.ts'
import { takeGorodNumber } from '../../records/gorod-numbers.ts'
import { voidCode, writeRegistration } from '../../records/registration-drafts.ts'
import {
  codeLivesMs,
  codeResendMs,
  codesADay,
  codesTo,
  endCode,
  findCode,
  insertCode,
  judgeCode,
  takeAttempt,
} from '../../records/sms-codes.ts'
import { queueSms } from '../../records/sms-messages.ts'
import { findLiveNumber } from '../../records/system-numbers.ts'
import { finishRegistration, numberLimitReached } from './finish.ts'
import { holderOf } from './holder.ts'
import { type CheckedRegistration, isPaperLacking, registrationAt } from './steps.ts'

/** A password and its verifier: made before the transaction, for the hash takes a quarter of a second. */
const newPassword = async ({ ports }: QueryContext): Promise<{ password: string; passwordHash: string }> => {
  const password = drawPassword(ports.random)
  return { password, passwordHash: await hashPassword(password, ports.random) }
}

/** Writes the code's row and its message, which bear one id; returns it. */
const queueCode = (tx: Tx, context: CommandContext, registrationId: string, mobile: string): string => {
  const { deskKeys, ids, random } = context.ports
  const id = ids.next()
  const code = drawCode(random)
  const phoneLookup = deskKeys.lookup('number', mobile)
  insertCode(tx, deskKeys, { id, registrationId, phoneLookup, code, sentAt: context.at })
  // The client says it to the cashier, so the text must not tell them to keep it secret (domain.md §4.2).
  const text = `Код для регистрации номера в системе „Город“: ${code}. Назовите кассиру`
  const sealed = deskKeys.sealBody(id, { to: mobile, text })
  queueSms(tx, { id, purpose: 'code', registrationId, clientId: null, createdAt: context.at, sealed })
  return id
}

/** Why this owner can't have one more number; asked before the SMS and again in the commit. */
const ownerRefusal = (tx: Tx, context: CommandContext, registration: CheckedRegistration) => {
  const holder = holderOf(tx, context.ports.deskKeys, registration.checked)
  // Somebody else's card got this document since the passport was checked.
  if (holder.kind === 'stranger') return refused('registration.wrong_step')
  const limit = numberLimitReached(tx, holder.clientId)
  return limit ? refused('registration.limit_numbers', limit) : null
}

/** Whether the phone is a number of this very client. Blocked too: it is unblocked on the card, not registered anew. */
const isOwnPhone = (tx: Tx, context: CommandContext, registration: CheckedRegistration, mobile: string): boolean => {
  const { deskKeys } = context.ports
  const owner = findLiveNumber(tx, deskKeys, mobile)?.clientId
  return owner !== undefined && owner === holderOf(tx, deskKeys, registration.checked).clientId
}

export const codeHandlers = [
  carryOut(sendCode, (tx, context, { registrationId, phone }) => {
    const { deskKeys, session, sms, emit } = context.ports
    const registration = registrationAt(tx, context, registrationId, ['phone', 'code'])
    if (typeof registration === 'string') return refused(registration)
    if (sms.view() === 'off') return refused('registration.sms_off')
    const mobile = parseMobile(phone)
    if (mobile === null) return refused('registration.phone_invalid')
    if (isOwnPhone(tx, context, registration, mobile)) return refused('registration.phone_own')
    const ownerRefused = ownerRefusal(tx, context, registration)
    if (ownerRefused) return ownerRefused
    const { cityTimeZone } = setUpDesk(context).details
    const { today, lastSentAt } = codesTo(tx, deskKeys.lookup('number', mobile), context.at, cityTimeZone)
    if (today >= codesADay) return refused('registration.too_many_codes', { limit: codesADay })
    const resendAt = lastSentAt === null ? context.at : toInstant(Date.parse(lastSentAt) + codeResendMs)
    if (context.at < resendAt) return refused('registration.resend_too_early', { resendAt })

    voidCode(tx, registration, context.at)
    const id = queueCode(tx, context, registrationId, mobile)
    const next = { ...registration, step: 'code' as const, phone, code: { id, mobile } }
    writeRegistration(tx, deskKeys, signedIn(context).id, next, context.at)
    context.audit('registration.code_sent', { registrationId, smsId: id })
    session.holdIdleLock(true, codeLivesMs)
    sms.wake()
    emit('sms')
    return accepted({ smsId: id })
  }),

  prepareAndCarryOut(
    confirmCode,
    async (context, { registrationId, code }) => {
      const registration = registrationAt(context.db, context, registrationId, ['code'])
      const stored = typeof registration === 'string' ? undefined : findCode(context.db, registration.code?.id ?? '')
      const right = stored && judgeCode(context.ports.deskKeys, stored, code, context.at) === 'right'
      return right ? { codeId: stored.id, ...(await newPassword(context)) } : null
    },
    (tx, context, { registrationId, code }, prepared) => {
      const { deskKeys, session } = context.ports
      const registration = registrationAt(tx, context, registrationId, ['code'])
      if (typeof registration === 'string') return refused(registration)
      const stored = registration.code && findCode(tx, registration.code.id)
      if (!registration.code || !stored) return refused('registration.wrong_step')
      const verdict = judgeCode(deskKeys, stored, code, context.at)
      if (verdict !== 'right') {
        if (verdict === 'wrong') takeAttempt(tx, stored.id)
        const attemptsLeft = stored.attemptsLeft - (verdict === 'wrong' ? 1 : 0)
        context.audit('registration.code_refused', { registrationId, smsId: stored.id, reason: verdict, attemptsLeft })
        if (verdict === 'expired') return refused('registration.code_expired')
        if (attemptsLeft > 0) return refused('registration.code_wrong', { attemptsLeft })
        session.holdIdleLock(false) // nothing is awaited until another code is sent
        return refused('registration.code_used_up')
      }
      // The same six digits, but of a code that was sent while the password was made.
      if (prepared?.codeId !== stored.id) return refused('registration.code_expired')
      const { mobile } = registration.code
      if (isOwnPhone(tx, context, registration, mobile)) return refused('registration.phone_own')
      const ownerRefused = ownerRefusal(tx, context, registration)
      if (ownerRefused) return ownerRefused
      endCode(tx, stored.id, context.at)
      const { password, passwordHash } = prepared
      return accepted(
        finishRegistration(tx, context, registration, { kind: 'mobile', value: mobile, password, passwordHash }),
      )
    },
  ),

  prepareAndCarryOut(
    issueGorodNumber,
    (context) => newPassword(context),
    (tx, context, { registrationId }, { password, passwordHash }) => {
      const { deskKeys } = context.ports
      const registration = registrationAt(tx, context, registrationId, ['phone', 'code'])
      if (typeof registration === 'string') return refused(registration)
      if (isPaperLacking(tx, context)) return refused('registration.virtual_printer')
      const ownerRefused = ownerRefusal(tx, context, registration)
      if (ownerRefused) return ownerRefused
      voidCode(tx, registration, context.at)
      const value = takeGorodNumber(tx, deskKeys, setUpDesk(context))
      return accepted(finishRegistration(tx, context, registration, { kind: 'gorod', value, password, passwordHash }))
    },
  ),
]
