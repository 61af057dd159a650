import type { ApprovalFacts } from '../../core/approvals.ts'
import type { InputOf } from '../../../shared/contract/define.ts'
import { confirmCode, issueGorodNumber, sendCode } from '../../../shared/contract/registration.ts'
import { shortName } from '../../../shared/domain/person-name.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, approvable, carryOut, prepareAndCarryOut, refused } from '../../core/feature.ts'
import { newPassword } from '../../core/new-password.ts'
import type { Tx } from '../../db/open.ts'
import { takeGorodNumber } from '../../records/gorod-numbers.ts'
import { numberLimitReached } from '../../records/owner-use.ts'
import { voidCode, writeRegistration } from '../../records/registration-drafts.ts'
import { rebindFacts } from '../../records/rebind-facts.ts'
import { screen } from '../../records/screening.ts'
import { codeRefusal, endCode, findCode, judgeCode, queueCode, refuseCode } from '../../records/sms-codes.ts'
import { findLiveNumber, type NumberKind } from '../../records/system-numbers.ts'
import { finishRegistration } from './finish.ts'
import { holderOf } from './holder.ts'
import { type CheckedRegistration, inHand, isPaperLacking, registrationAt } from './steps.ts'

/** Why this owner can't have one more number; asked before the SMS and again in the commit. */
const ownerRefusal = (tx: Tx, context: CommandContext, registration: CheckedRegistration, kind: NumberKind) => {
  const holder = holderOf(tx, context.ports.deskKeys, registration.checked)
  // Somebody else's card got this document since the passport was checked.
  if (holder.kind === 'stranger') return refused('registration.wrong_step')
  // A list was loaded since.
  if (screen(context, registration).open.length > 0) return refused('registration.screening_open')
  const limit = numberLimitReached(tx, holder.clientId, kind)
  return limit ? refused('registration.limit_numbers', limit) : null
}

/** Whether the phone is a number of this very client. Blocked too: it is unblocked on the card, not registered anew. */
const isOwnPhone = (tx: Tx, context: CommandContext, registration: CheckedRegistration, mobile: string): boolean => {
  const { deskKeys } = context.ports
  const owner = findLiveNumber(tx, deskKeys, mobile)?.clientId
  // A self-registered phone is nobody's yet, and so is a person who is no client yet.
  return owner != null && owner === holderOf(tx, deskKeys, registration.checked).clientId
}

/** What a supervisor reads before somebody else's phone becomes this client's. */
const confirmFacts = (
  context: QueryContext,
  { registrationId, rebindReason }: InputOf<typeof confirmCode>,
): ApprovalFacts => {
  const registration = registrationAt(context.db, context, registrationId, ['code'])
  if (typeof registration === 'string' || !registration.code) return []
  const client = shortName(registration.checked.person)
  return rebindFacts(context, { client, phone: registration.code.mobile, reason: rebindReason ?? null })
}

export const codeHandlers = [
  carryOut(sendCode, (tx, context, { registrationId, phone }) => {
    const { deskKeys, sms } = context.ports
    const registration = registrationAt(tx, context, registrationId, ['phone', 'code'])
    if (typeof registration === 'string') return refused(registration)
    if (sms.view() === 'off') return refused('registration.sms_off')
    const mobile = parseMobile(phone)
    if (mobile === null) return refused('registration.phone_invalid')
    if (isOwnPhone(tx, context, registration, mobile)) return refused('registration.phone_own')
    const ownerRefused = ownerRefusal(tx, context, registration, 'mobile')
    if (ownerRefused) return ownerRefused
    const early = codeRefusal(tx, context, mobile)
    if (early) return refused(`registration.${early.code}`, early.params)

    voidCode(tx, registration, context.at)
    const id = queueCode(tx, context, { registrationId, mobile, what: 'Код для регистрации номера' })
    const next = { ...registration, step: 'code' as const, phone, code: { id, mobile } }
    writeRegistration(tx, deskKeys, signedIn(context).id, next, context.at)
    context.audit('registration.code_sent', { registrationId, smsId: id, ...inHand })
    return accepted({ smsId: id })
  }),

  approvable(
    confirmCode,
    confirmFacts,
    prepareAndCarryOut(
      confirmCode,
      async (context, { registrationId, code }) => {
        const registration = registrationAt(context.db, context, registrationId, ['code'])
        const stored = typeof registration === 'string' ? undefined : findCode(context.db, registration.code?.id ?? '')
        const right = stored && judgeCode(context.ports.deskKeys, stored, code, context.at) === 'right'
        return right ? { codeId: stored.id, ...(await newPassword(context)) } : null
      },
      (tx, context, { registrationId, code, rebindReason }, prepared) => {
        const { deskKeys } = context.ports
        const registration = registrationAt(tx, context, registrationId, ['code'])
        if (typeof registration === 'string') return refused(registration)
        const stored = registration.code && findCode(tx, registration.code.id)
        if (!registration.code || !stored) return refused('registration.wrong_step')
        const verdict = judgeCode(deskKeys, stored, code, context.at)
        if (verdict !== 'right') {
          const event = ['registration.code_refused', { registrationId, ...inHand }] as const
          const not = refuseCode(tx, context, stored, verdict, event)
          return refused(`registration.${not.code}`, not.params)
        }
        // The same six digits, but of a code that was sent while the password was made.
        if (prepared?.codeId !== stored.id) return refused('registration.code_expired')
        const { mobile } = registration.code
        if (isOwnPhone(tx, context, registration, mobile)) return refused('registration.phone_own')
        const ownerRefused = ownerRefusal(tx, context, registration, 'mobile')
        if (ownerRefused) return ownerRefused
        // Somebody else's phone: the code stays good until a reason is given and a supervisor has approved.
        const isOfOther = findLiveNumber(tx, deskKeys, mobile)?.clientId != null
        if (isOfOther && rebindReason === undefined) return refused('registration.rebind_reason_needed')
        if (isOfOther && context.approval() === null) return refused('approvals.needed')
        endCode(tx, stored.id, context.at)
        const { password, passwordHash } = prepared
        const number = { kind: 'mobile' as const, value: mobile, password, passwordHash }
        const why = isOfOther && rebindReason !== undefined ? { reason: rebindReason } : {}
        return accepted(finishRegistration(tx, context, registration, number, why))
      },
    ),
  ),

  prepareAndCarryOut(
    issueGorodNumber,
    (context) => newPassword(context),
    (tx, context, { registrationId }, { password, passwordHash }) => {
      const { deskKeys } = context.ports
      const registration = registrationAt(tx, context, registrationId, ['phone', 'code'])
      if (typeof registration === 'string') return refused(registration)
      if (isPaperLacking(tx, context)) return refused('registration.virtual_printer')
      const ownerRefused = ownerRefusal(tx, context, registration, 'gorod')
      if (ownerRefused) return ownerRefused
      const value = takeGorodNumber(tx, deskKeys, setUpDesk(context))
      if (value === null) return refused('registration.number_range_used_up')
      voidCode(tx, registration, context.at)
      return accepted(finishRegistration(tx, context, registration, { kind: 'gorod', value, password, passwordHash }))
    },
  ),
]
