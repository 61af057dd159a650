import {
  blockNumber,
  closeCard,
  countClients,
  findClients,
  getCard,
  type Level,
  openCard,
} from '../../shared/contract/clients.ts'
import type { InputOf } from '../../shared/contract/define.ts'
import { type CommandContext, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../core/feature.ts'
import { isLevelEnough } from '../core/grants.ts'
import type { Tx } from '../db/open.ts'
import { cardOf } from '../records/client-card.ts'
import { findClientByDocument } from '../records/clients.ts'
import { findClientIds, maskedClient } from '../records/find-clients.ts'
import { registeredClientOf } from '../records/registration-drafts.ts'
import { findNumber, setNumberState } from '../records/system-numbers.ts'

const foundAtMost = 20

type Proof = InputOf<typeof openCard>['proof']

/** What the client has shown, or why the card stays closed. */
const levelShown = (tx: Tx, context: CommandContext, clientId: string, proof: Proof): Level | 'differs' | 'unknown' => {
  const { deskKeys } = context.ports
  if (proof.kind === 'none') return 'named'
  if (proof.kind === 'registration') {
    const registered = registeredClientOf(tx, deskKeys, signedIn(context).id, proof.registrationId, context.at)
    return registered === clientId ? 'document' : 'unknown'
  }
  const found = findClientByDocument(tx, deskKeys, proof.seriesNumber.replace(/\D/g, ''))
  return found?.clientId === clientId && found.current ? 'document' : 'differs'
}

export const clients: Feature = {
  handlers: [
    answer(findClients, ({ db, ports }, { words }) => {
      const { matched, clientIds } = findClientIds(db, ports.deskKeys, words, foundAtMost + 1)
      return {
        matched,
        clients: clientIds.slice(0, foundAtMost).map((clientId) => maskedClient(db, ports.deskKeys, clientId)),
        more: clientIds.length > foundAtMost,
      }
    }),

    carryOut(openCard, (tx, context, { clientId, proof }) => {
      if (!tx.get('SELECT 1 FROM persons WHERE client_id = :clientId', { clientId })) return refused('clients.unknown')
      const level = levelShown(tx, context, clientId, proof)
      if (level === 'unknown') return refused('clients.proof_unknown')
      if (level === 'differs') {
        context.audit('client.document_differs', { clientId })
        return refused('clients.document_differs')
      }
      context.audit('client.card_opened', { clientId, level })
      return accepted({
        grant: context.ports.grants.give({ clientId, operatorId: signedIn(context).id, level }),
        level,
      })
    }),

    perform(closeCard, async ({ actor, ports }, { grant }) => {
      if (actor && ports.grants.find(grant, actor.id)) ports.grants.end(grant)
      return accepted(null)
    }),

    answer(getCard, (context, { grant }) => {
      const { db, ports, at } = context
      const given = ports.grants.find(grant, signedIn(context).id)
      if (!given) return null
      const { clientId, level } = given
      return cardOf(db, ports.deskKeys, { clientId, level, isProved: isLevelEnough(level, 'proved'), at })
    }),

    carryOut(blockNumber, (tx, context, { grant, numberId, blocked }) => {
      const given = context.ports.grants.find(grant, signedIn(context).id)
      if (!given) return refused('clients.grant_ended')
      if (!isLevelEnough(given.level, blocked ? 'named' : 'document')) return refused('clients.level_too_low')
      const number = findNumber(tx, numberId)
      if (number?.clientId !== given.clientId) return refused('clients.number_unknown')
      if (number.state === 'revoked') return refused('clients.number_revoked')
      const state = blocked ? 'blocked' : 'active'
      if (number.state !== state) {
        setNumberState(tx, numberId, state, context.at)
        context.audit(blocked ? 'number.blocked' : 'number.unblocked', {
          clientId: given.clientId,
          numberId,
          level: given.level,
        })
      }
      return accepted(null)
    }),

    answer(countClients, ({ db }) => ({
      clients: db.get<{ clients: number }>('SELECT count(*) AS clients FROM clients')?.clients ?? 0,
    })),
  ],
}
