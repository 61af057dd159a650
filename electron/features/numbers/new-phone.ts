import { checkPhone, getNewPhoneCode, replacePhone, sendNewPhoneCode } from '../../../shared/contract/numbers.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import { grantFor, shownIn } from '../../core/client-visit.ts'
import type { QueryContext } from '../../core/context.ts'
import { accepted, answer, approvable, carryOut, prepareAndCarryOut, refused } from '../../core/feature.ts'
import type { Grant } from '../../core/grants.ts'
import { newPassword } from '../../core/new-password.ts'
import type { Db } from '../../db/open.ts'
import { giveNumber, revokeNumber, sendPassword } from '../../records/number-acts.ts'
import { moveLinks } from '../../records/number-links.ts'
import {
  codeRefusal,
  codeState,
  endCode,
  findCode,
  judgeCode,
  queueCode,
  refuseCode,
  type StoredCode,
} from '../../records/sms-codes.ts'
import { findLiveNumber, findNumber } from '../../records/system-numbers.ts'
import { rebindFacts } from '../../records/rebind-facts.ts'

/** What a phone is to this client. */
const phoneOf = (db: Db, context: QueryContext, mobile: string, clientId: string) => {
  const live = findLiveNumber(db, context.ports.deskKeys, mobile)
  if (!live) return 'free'
  if (live.clientId === null) return 'unconfirmed'
  return live.clientId === clientId ? 'own' : 'of_other'
}

/** Why the number on the card can't be replaced by another phone; null when it can. Blocked ones too: the phone is lost. */
const replacedRefusal = (db: Db, given: Grant, numberId: string) => {
  const number = findNumber(db, numberId)
  if (number?.clientId !== given.clientId) return refused('clients.number_unknown')
  if (number.kind !== 'mobile') return refused('numbers.not_a_phone')
  return number.state === 'revoked' ? refused('numbers.revoked') : null
}

/** The code that was sent to this very phone for this very client; undefined for anything else. */
const codeFor = (
  db: Db,
  context: QueryContext,
  of: { codeId: string; clientId: string; mobile: string },
): StoredCode | undefined => {
  const stored = findCode(db, of.codeId)
  const fits =
    stored?.clientId === of.clientId && stored.phoneLookup === context.ports.deskKeys.lookup('number', of.mobile)
  return fits ? stored : undefined
}

export const newPhoneHandlers = [
  answer(checkPhone, (context, { grant, phone }) => {
    const given = grantFor(context, grant, 'number.rebind')
    if (typeof given === 'string') return null
    const mobile = parseMobile(phone)
    return mobile === null ? 'invalid' : phoneOf(context.db, context, mobile, given.clientId)
  }),

  carryOut(sendNewPhoneCode, (tx, context, { grant, numberId, phone }) => {
    const { sms } = context.ports
    const given = grantFor(context, grant, 'number.rebind')
    if (typeof given === 'string') return refused(given)
    const replaced = replacedRefusal(tx, given, numberId)
    if (replaced) return replaced
    if (sms.view() === 'off') return refused('numbers.sms_off')
    const mobile = parseMobile(phone)
    if (mobile === null) return refused('numbers.phone_invalid')
    if (phoneOf(tx, context, mobile, given.clientId) === 'own') return refused('numbers.phone_own')
    const early = codeRefusal(tx, context, mobile)
    if (early) return refused(`numbers.${early.code}`, early.params)

    const { clientId } = given
    const codeId = queueCode(tx, context, { clientId, mobile, what: 'Код для нового телефона' })
    context.audit('number.code_sent', { clientId, numberId, smsId: codeId, ...shownIn(given) })
    return accepted({ codeId })
  }),

  answer(getNewPhoneCode, (context, { grant, codeId }) => {
    const given = grantFor(context, grant, 'number.rebind')
    const stored = findCode(context.db, codeId)
    if (typeof given === 'string' || stored?.clientId !== given.clientId) return null
    return codeState(context, stored)
  }),

  approvable(
    replacePhone,
    (context, { grant, phone, reason }) => {
      const given = grantFor(context, grant, 'number.rebind')
      return typeof given === 'string' ? [] : rebindFacts(context, { clientId: given.clientId, phone, reason })
    },
    prepareAndCarryOut(
      replacePhone,
      async (context, { grant, phone, codeId, code }) => {
        const given = grantFor(context, grant, 'number.rebind')
        const mobile = parseMobile(phone)
        if (typeof given === 'string' || mobile === null) return null
        const stored = codeFor(context.db, context, { codeId, clientId: given.clientId, mobile })
        const right = stored && judgeCode(context.ports.deskKeys, stored, code, context.at) === 'right'
        return right ? newPassword(context) : null
      },
      (tx, context, { grant, numberId, phone, codeId, code, reason }, prepared) => {
        const { deskKeys, session, sms, emit } = context.ports
        const given = grantFor(context, grant, 'number.rebind')
        if (typeof given === 'string') return refused(given)
        const { clientId } = given
        const replaced = replacedRefusal(tx, given, numberId)
        if (replaced) return replaced
        if (sms.view() === 'off') return refused('numbers.sms_off')
        const mobile = parseMobile(phone)
        if (mobile === null) return refused('numbers.phone_invalid')
        const is = phoneOf(tx, context, mobile, clientId)
        if (is === 'own') return refused('numbers.phone_own')
        // Asked for before the code is looked at: a refusal here costs the client no attempt.
        if (is === 'of_other' && reason === null) return refused('numbers.reason_needed')

        const stored = codeFor(tx, context, { codeId, clientId, mobile })
        const verdict = stored ? judgeCode(deskKeys, stored, code, context.at) : 'expired'
        if (stored && verdict !== 'right') {
          const why = { clientId, ...shownIn(given) }
          const not = refuseCode(tx, context, stored, verdict, ['number.code_refused', why])
          return refused(`numbers.${not.code}`, not.params)
        }
        if (!stored || prepared === null) return refused('numbers.code_expired')
        // The code stays good: the same command comes again, approved.
        if (is === 'of_other' && context.approval() === null) return refused('approvals.needed')
        endCode(tx, stored.id, context.at)
        const { password, passwordHash } = prepared
        const phoneGiven = { clientId, kind: 'mobile' as const, value: mobile, passwordHash }
        const by = shownIn(given)
        const made = giveNumber(tx, context, phoneGiven, is === 'of_other' ? { ...by, reason } : by)
        const links = moveLinks(tx, context, { from: numberId, to: made, clientId })
        revokeNumber(tx, context, numberId, { clientId, reason: 'replaced', ...by })
        context.audit('number.replaced', { clientId, from: numberId, to: made, links, ...by })
        const smsId = sendPassword(tx, context, { registrationId: null, clientId, numberId: made, mobile, password })
        session.holdIdleLock(false)
        sms.wake()
        emit('sms')
        return accepted({ numberId: made, smsId, links })
      },
    ),
  ),
]
