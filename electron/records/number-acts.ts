import { type CommandContext, signedIn } from '../core/context.ts'
import type { AuditData } from '../core/context.ts'
import type { Tx } from '../db/open.ts'
import { takeWaitingLinks } from './links.ts'
import { insertImportedLink } from './number-links.ts'
import { tellGorod } from './outbox.ts'
import { queueSms } from './sms-messages.ts'
import { confirmNumber, findLiveNumber, insertNumber, setNumberState } from './system-numbers.ts'

/** A number that is about to be the client's, with the verifier of a password nobody at the desk has seen. */
export type GivenNumber = {
  clientId: string
  kind: 'mobile' | 'gorod'
  /** `+79…`, or the identifier. */
  value: string
  passwordHash: string
}

/**
 * The phone becomes this client's, whatever it was. Unconfirmed: it is confirmed, which gives full access. Another
 * client's: that number is revoked, its links stay on the former owner's card, and a new, empty one is made. Throws when
 * it is this client's already. `why` goes into the audit event. Returns the number's id.
 */
export const giveNumber = (tx: Tx, context: CommandContext, number: GivenNumber, why: AuditData): string => {
  const { deskKeys, ids } = context.ports
  const { clientId, kind, value, passwordHash } = number
  const operatorId = signedIn(context).id
  const live = findLiveNumber(tx, deskKeys, value)
  if (live && live.clientId === null) {
    // Whoever registered it on the site may be somebody else: the password is made anew.
    confirmNumber(tx, deskKeys, { id: live.id, clientId, value, passwordHash, at: context.at, operatorId })
    const links = takeWaitingLinks(tx, live.id)
    for (const link of links) insertImportedLink(tx, context.ports, { ...link, clientId, numberId: live.id })
    context.audit('number.confirmed', { numberId: live.id, clientId, links: links.length, ...why })
    tellGorod(tx, context, { kind: 'number_confirmed', numberId: live.id, verifier: passwordHash })
    return live.id
  }
  if (live) {
    if (live.clientId === clientId) throw new Error('the number is this client’s already')
    revokeNumber(tx, context, live.id, { ...why, clientId: live.clientId, reason: 'phone_of_other' })
  }
  const id = ids.next()
  const { commandId, at } = context
  insertNumber(tx, deskKeys, { id, commandId, clientId, kind, value, passwordHash, issuedAt: at, operatorId })
  context.audit('number.issued', { numberId: id, clientId, kind, ...why })
  tellGorod(tx, context, { kind: 'number_issued', numberId: id, verifier: passwordHash })
  return id
}

/** Over for ever; its links stay as they are. */
export const revokeNumber = (tx: Tx, context: CommandContext, numberId: string, why: AuditData): void => {
  setNumberState(tx, numberId, 'revoked', context.at)
  context.audit('number.revoked', { numberId, ...why })
  tellGorod(tx, context, { kind: 'number_revoked', numberId })
}

/**
 * «Пароль …»: the only place where the password of a phone is ever readable, sealed until it is handed over. Returns the
 * message's id; the caller wakes the queue.
 */
export const sendPassword = (
  tx: Tx,
  context: CommandContext,
  to: { registrationId: string | null; clientId: string; numberId: string; mobile: string; password: string },
): string => {
  const { deskKeys, ids } = context.ports
  const { registrationId, clientId, numberId, mobile, password } = to
  const id = ids.next()
  const text = `Пароль номера в системе „Город“: ${password}. Смените его при первом входе и никому не называйте`
  queueSms(tx, {
    ...{ id, purpose: 'password', registrationId, clientId, numberId, createdAt: context.at },
    sealed: deskKeys.sealBody(id, { to: mobile, text }),
  })
  return id
}
