import { recordGosuslugi, resetPassword, revokeNumber as revoke } from '../../../shared/contract/numbers.ts'
import { shortName } from '../../../shared/domain/person-name.ts'
import { parseGosuslugiNumber } from '../../../shared/domain/system-number.ts'
import { localMoment } from '../../core/clock.ts'
import { grantFor, shownIn } from '../../core/client-visit.ts'
import { type CommandContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, carryOut, type Feature, prepareAndCarryOut, refused } from '../../core/feature.ts'
import { newPassword } from '../../core/new-password.ts'
import type { Db, Tx } from '../../db/open.ts'
import { personOf } from '../../records/clients.ts'
import { revokeNumber, sendPassword } from '../../records/number-acts.ts'
import { tellGorod } from '../../records/outbox.ts'
import { numberLimitReached, ownerLimitsOf } from '../../records/owner-use.ts'
import { queuePersonalPaper } from '../../records/personal-papers.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import { cancelQueuedPasswords } from '../../records/sms-messages.ts'
import {
  findLiveNumber,
  findNumber,
  insertNumber,
  setNumberPassword,
  valueOfNumber,
} from '../../records/system-numbers.ts'
import { newPhoneHandlers } from './new-phone.ts'

/** A real desk on the virtual printer: the sheet would hide the password, and nobody could read it ever again. */
const isPaperLacking = (db: Db, context: CommandContext): boolean =>
  setUpDesk(context).kind === 'real' && printerSettingsOf(db).kind === 'virtual'

type Reset = { clientId: string; numberId: string; value: string; password: string }

/** The sheet with the new password of a «Город» number; the paper's id. */
const printSheet = (tx: Tx, context: CommandContext, { clientId, value, password }: Reset): string => {
  const { deskKeys, ids } = context.ports
  const person = personOf(tx, deskKeys, clientId)
  if (!person) throw new Error('a client without a person')
  const id = ids.next()
  queuePersonalPaper(tx, deskKeys, {
    ...{ id, operatorId: signedIn(context).id, createdAt: context.at, clientId },
    data: {
      paper: 'number_sheet',
      identifier: value,
      password,
      holderName: shortName(person),
      limits: ownerLimitsOf(tx),
      moment: localMoment(context.at, setUpDesk(context).details.cityTimeZone),
      cashierName: signedIn(context).name,
    },
  })
  return id
}

/** The new password by SMS; one that still waits for the gateway opens nothing any more and does not leave. */
const sendNewPassword = (tx: Tx, context: CommandContext, { clientId, numberId, value, password }: Reset): string => {
  cancelQueuedPasswords(tx, numberId, context.at)
  return sendPassword(tx, context, { registrationId: null, clientId, numberId, mobile: value, password })
}

export const numbers: Feature = {
  handlers: [
    ...newPhoneHandlers,

    prepareAndCarryOut(
      resetPassword,
      (context) => newPassword(context),
      (tx, context, { grant, numberId }, { password, passwordHash }) => {
        const { deskKeys, printing, sms, emit } = context.ports
        const given = grantFor(context, grant, 'password.reset')
        if (typeof given === 'string') return refused(given)
        const { clientId } = given
        const number = findNumber(tx, numberId)
        if (number?.clientId !== clientId) return refused('clients.number_unknown')
        if (number.state === 'revoked') return refused('numbers.revoked')
        if (number.state === 'blocked') return refused('numbers.blocked')
        if (number.kind === 'gosuslugi') return refused('numbers.no_password')
        const way = number.kind === 'mobile' ? 'sms' : 'sheet'
        if (way === 'sms' && sms.view() === 'off') return refused('numbers.sms_off')
        if (way === 'sheet' && isPaperLacking(tx, context)) return refused('numbers.virtual_printer')

        const value = valueOfNumber(tx, deskKeys, numberId)
        if (value === undefined) throw new Error('a number without a value')
        setNumberPassword(tx, numberId, passwordHash)
        const reset = { clientId, numberId, value, password }
        const id = way === 'sms' ? sendNewPassword(tx, context, reset) : printSheet(tx, context, reset)
        context.audit('number.password_reset', { clientId, numberId, way, ...shownIn(given) })
        tellGorod(tx, context, { kind: 'password_reset', numberId, verifier: passwordHash })
        sms.wake()
        printing.wake()
        emit('sms')
        emit('printing')
        return accepted({ way, id })
      },
    ),

    carryOut(recordGosuslugi, (tx, context, { grant, number }) => {
      const { deskKeys, ids } = context.ports
      const given = grantFor(context, grant, 'gosuslugi.record')
      if (typeof given === 'string') return refused(given)
      const { clientId } = given
      const value = parseGosuslugiNumber(number)
      if (value === null) return refused('numbers.gosuslugi_invalid')
      if (findLiveNumber(tx, deskKeys, value)) return refused('numbers.gosuslugi_known')
      const limit = numberLimitReached(tx, clientId, 'gosuslugi')
      if (limit) return refused('numbers.limit_numbers', limit)
      const id = ids.next()
      const { commandId, at } = context
      const operatorId = signedIn(context).id
      const made = { id, commandId, clientId, kind: 'gosuslugi', value, passwordHash: null } as const
      insertNumber(tx, deskKeys, { ...made, issuedAt: at, operatorId })
      context.audit('number.issued', { numberId: id, clientId, kind: 'gosuslugi', ...shownIn(given) })
      tellGorod(tx, context, { kind: 'number_issued', numberId: id })
      return accepted({ numberId: id })
    }),

    carryOut(revoke, (tx, context, { grant, numberId, reason }) => {
      const given = grantFor(context, grant, 'number.revoke')
      if (typeof given === 'string') return refused(given)
      const { clientId } = given
      const number = findNumber(tx, numberId)
      if (number?.clientId !== clientId) return refused('clients.number_unknown')
      if (number.state === 'revoked') return refused('numbers.revoked')
      cancelQueuedPasswords(tx, numberId, context.at)
      revokeNumber(tx, context, numberId, { clientId, reason, ...shownIn(given) })
      return accepted(null)
    }),
  ],
}
