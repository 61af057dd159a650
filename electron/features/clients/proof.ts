import { getProofCode, type openCard, sendProofCode } from '../../../shared/contract/clients.ts'
import type { InputOf } from '../../../shared/contract/define.ts'
import { mayRepresent } from '../../../shared/domain/authority-kinds.ts'
import { cardReasonsOf } from '../../../shared/domain/card-reasons.ts'
import type { Level } from '../../../shared/domain/client-acts.ts'
import { shownIn } from '../../core/client-visit.ts'
import { localMoment } from '../../core/clock.ts'
import { type CommandContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answer, carryOut, refused } from '../../core/feature.ts'
import type { Grant } from '../../core/grants.ts'
import type { Tx } from '../../db/open.ts'
import { survivorOf } from '../../records/client-merges.ts'
import { documentOf, personOf } from '../../records/clients.ts'
import { registeredClientOf } from '../../records/registration-drafts.ts'
import { representativesByDocument } from '../../records/representatives.ts'
import { isScreeningOpen } from '../../records/screening.ts'
import {
  codeRefusal,
  codeState,
  endCode,
  findCode,
  judgeCode,
  openCodesOf,
  queueCode,
  refuseCode,
} from '../../records/sms-codes.ts'
import { cancelQueuedSms } from '../../records/sms-messages.ts'
import { findNumber, isConfirmedPhoneOf, valueOfNumber } from '../../records/system-numbers.ts'
import { isCurrentDocumentOf } from '../../records/typed-documents.ts'

type Proof = InputOf<typeof openCard>['proof']

/** What was shown, by whom, and the reason where that is nothing. */
type Shown = { outcome: 'shown'; level: Level; reason?: string; representative?: Grant['representative'] }

const shown = (level: Level, by: Pick<Shown, 'reason' | 'representative'> = {}): Shown => ({
  outcome: 'shown',
  level,
  ...by,
})

/** The code that was said: a wrong one costs an attempt, a right one is used up. */
const judgeSaid = (tx: Tx, context: CommandContext, clientId: string, codeId: string, said: string) => {
  const { deskKeys, session } = context.ports
  const stored = findCode(tx, codeId)
  if (stored?.clientId !== clientId) return refused('clients.proof_unknown')
  // Somebody else may have got the phone, or the client blocked it, since the code was sent.
  const stillTheirs = isConfirmedPhoneOf(tx, stored.phoneLookup, clientId)
  const verdict = stillTheirs ? judgeCode(deskKeys, stored, said, context.at) : 'expired'
  if (verdict === 'right') {
    endCode(tx, codeId, context.at)
    session.holdIdleLock(false)
    return shown('proved')
  }
  const { code, params } = refuseCode(tx, context, stored, verdict, ['client.code_refused', { clientId }])
  return refused(`clients.${code}`, params)
}

/** A list says something of who shows the document: a registration asks about it, and calls a supervisor. */
const toBeChecked = (context: CommandContext, clientId: string) => {
  context.audit('client.document_to_check', { clientId })
  return refused('clients.document_to_check')
}

/** The document of the client, or of somebody who acts for the client: then the authority must last. */
const judgeDocument = (tx: Tx, context: CommandContext, clientId: string, typed: string) => {
  const { deskKeys } = context.ports
  const person = personOf(tx, deskKeys, clientId)
  if (isCurrentDocumentOf(tx, deskKeys, typed, clientId)) {
    const document = documentOf(tx, deskKeys, clientId)
    const isOpen = person !== undefined && document !== undefined && isScreeningOpen(context, { person, document })
    return isOpen ? toBeChecked(context, clientId) : shown('document')
  }
  const found = representativesByDocument(tx, deskKeys, clientId, typed)
  const clientBirthDate = person?.birthDate ?? ''
  const today = localMoment(context.at, setUpDesk(context).details.cityTimeZone).localDate
  for (const { id, authority, ...subject } of found)
    if (mayRepresent(authority, clientBirthDate, 'card.see', today))
      return isScreeningOpen(context, subject)
        ? toBeChecked(context, clientId)
        : shown('document', { representative: { id, authority, clientBirthDate } })
  const [over] = found
  if (over === undefined) {
    context.audit('client.document_differs', { clientId })
    return refused('clients.document_differs')
  }
  context.audit('client.authority_over', { clientId, representativeId: over.id })
  return refused('clients.authority_over')
}

/** What was shown, or why the card stays closed. */
export const levelShown = (tx: Tx, context: CommandContext, clientId: string, proof: Proof) => {
  const { deskKeys } = context.ports
  const { id, role } = signedIn(context)
  switch (proof.kind) {
    case 'none':
      return cardReasonsOf[role].length === 0 ? shown('named') : refused('clients.reason_needed')
    case 'reason':
      return cardReasonsOf[role].includes(proof.reason)
        ? shown('named', { reason: proof.reason })
        : refused('clients.reason_needed')
    case 'registration': {
      const registered = registeredClientOf(tx, deskKeys, id, proof.registrationId, context.at)
      const same = registered !== undefined && survivorOf(tx, registered) === clientId
      return same ? shown('document') : refused('clients.proof_unknown')
    }
    case 'sms':
      return judgeSaid(tx, context, clientId, proof.codeId, proof.code)
    case 'document':
      return judgeDocument(tx, context, clientId, proof.seriesNumber)
  }
}

/** The codes sent before are void: only the last one is awaited. */
const voidCodes = (tx: Tx, clientId: string, at: string): void => {
  for (const id of openCodesOf(tx, clientId, at)) {
    endCode(tx, id, at)
    cancelQueuedSms(tx, id, at)
  }
}

export const proofHandlers = [
  carryOut(sendProofCode, (tx, context, { grant, numberId }) => {
    const { deskKeys, grants, sms } = context.ports
    const given = grants.find(grant, signedIn(context).id)
    if (!given) return refused('clients.grant_ended')
    if (sms.view() === 'off') return refused('clients.sms_off')
    const { clientId } = given
    const number = findNumber(tx, numberId)
    if (number?.clientId !== clientId) return refused('clients.number_unknown')
    const mobile =
      number.kind === 'mobile' && number.state === 'confirmed' ? valueOfNumber(tx, deskKeys, numberId) : null
    if (mobile == null) return refused('clients.phone_not_confirmed')
    const early = codeRefusal(tx, context, mobile)
    if (early) return refused(`clients.${early.code}`, early.params)

    voidCodes(tx, clientId, context.at)
    const codeId = queueCode(tx, context, { clientId, mobile, what: 'Код, чтобы открыть вашу карточку в кассе' })
    context.audit('client.code_sent', { clientId, numberId, smsId: codeId, ...shownIn(given) })
    return accepted({ codeId })
  }),

  answer(getProofCode, (context, { grant, codeId }) => {
    const given = context.ports.grants.find(grant, signedIn(context).id)
    const code = given && findCode(context.db, codeId)
    return code && code.clientId === given.clientId ? codeState(context, code) : null
  }),
]
