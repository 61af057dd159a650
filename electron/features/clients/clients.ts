import {
  blockNumber,
  changeEmail,
  closeCard,
  countClients,
  findClients,
  getCard,
  openCard,
  printLinks,
} from '../../../shared/contract/clients.ts'
import { parseEmail } from '../../../shared/domain/email.ts'
import { grantFor, shownIn } from '../../core/client-visit.ts'
import { localMoment } from '../../core/clock.ts'
import { setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../../core/feature.ts'
import type { Grant } from '../../core/grants.ts'
import { cardOf } from '../../records/client-card.ts'
import { survivorOf } from '../../records/client-merges.ts'
import { findClientIds, maskedClient } from '../../records/find-clients.ts'
import { linkedServicesOf } from '../../records/links-on-paper.ts'
import { tellGorod } from '../../records/outbox.ts'
import { changePerson } from '../../records/person-history.ts'
import { queuePersonalPaper } from '../../records/personal-papers.ts'
import { findNumber, setNumberState } from '../../records/system-numbers.ts'
import { levelShown, proofHandlers } from './proof.ts'

const foundAtMost = 50
/** More are not counted: the number stands on the empty search and nothing rests on it. */
const countedAtMost = 1000

export const clients: Feature = {
  handlers: [
    answer(findClients, ({ db, ports }, { words }) => {
      const { matched, clientIds } = findClientIds(db, ports.deskKeys, words, foundAtMost + 1, ports.catalogue.now())
      return {
        matched,
        clients: clientIds.slice(0, foundAtMost).map((clientId) => maskedClient(db, ports.deskKeys, clientId)),
        more: clientIds.length > foundAtMost,
      }
    }),

    carryOut(openCard, (tx, context, { clientId: asked, proof }) => {
      const clientId = survivorOf(tx, asked)
      if (!tx.get('SELECT 1 FROM persons WHERE client_id = :clientId', { clientId })) return refused('clients.unknown')
      const judged = levelShown(tx, context, clientId, proof)
      if (judged.outcome === 'refused') return judged
      const { outcome: _outcome, reason, ...shown } = judged
      const given: Grant = { clientId, operatorId: signedIn(context).id, ...shown }
      const said = reason === undefined ? {} : { reason }
      context.audit('client.card_opened', { clientId, proof: proof.kind, ...said, ...shownIn(given) })
      return accepted({ grant: context.ports.grants.give(given), level: given.level })
    }),

    ...proofHandlers,

    perform(closeCard, async ({ actor, ports }, { grant }) => {
      if (actor && ports.grants.find(grant, actor.id)) ports.grants.end(grant)
      return accepted(null)
    }),

    answer(getCard, (context, { grant }) => {
      const { db, ports, at } = context
      const given = grantFor(context, grant, 'services.see')
      if (typeof given === 'string') return null
      const timeZone = setUpDesk(context).details.cityTimeZone
      return cardOf(db, ports.deskKeys, {
        ...{ clientId: given.clientId, ...shownIn(given), at, timeZone },
        catalogue: ports.catalogue.now(),
        registers: ports.registers,
      })
    }),

    carryOut(blockNumber, (tx, context, { grant, numberId, blocked }) => {
      const given = grantFor(context, grant, blocked ? 'number.block' : 'number.unblock')
      if (typeof given === 'string') return refused(given)
      const number = findNumber(tx, numberId)
      if (number?.clientId !== given.clientId) return refused('clients.number_unknown')
      if (number.state === 'revoked') return refused('clients.number_revoked')
      const state = blocked ? 'blocked' : 'confirmed'
      if (number.state !== state) {
        setNumberState(tx, numberId, state, context.at)
        tellGorod(tx, context, { kind: blocked ? 'number_blocked' : 'number_unblocked', numberId })
        context.audit(blocked ? 'number.blocked' : 'number.unblocked', {
          clientId: given.clientId,
          numberId,
          ...shownIn(given),
        })
      }
      return accepted(null)
    }),

    carryOut(changeEmail, (tx, context, { grant, email }) => {
      const given = grantFor(context, grant, 'person.change')
      if (typeof given === 'string') return refused(given)
      const parsed = email === '' ? '' : parseEmail(email)
      if (parsed === null) return refused('clients.email_invalid')
      const { deskKeys, ids } = context.ports
      const { clientId, operatorId } = given
      const historyId = ids.next()
      const change = { id: historyId, clientId, person: { email: parsed }, operatorId, at: context.at }
      const fields = changePerson(tx, deskKeys, change)
      if (fields.length > 0) context.audit('client.person_changed', { clientId, historyId, fields, ...shownIn(given) })
      return accepted(null)
    }),

    carryOut(printLinks, (tx, context, { grant }) => {
      const given = grantFor(context, grant, 'links.print')
      if (typeof given === 'string') return refused(given)
      const { deskKeys, ids, printing, emit } = context.ports
      const { clientId } = given
      const linked = linkedServicesOf(tx, deskKeys, clientId, context.ports.catalogue.now())
      if (linked.services.length === 0) return refused('clients.no_links')
      const printJobId = ids.next()
      queuePersonalPaper(tx, deskKeys, {
        id: printJobId,
        operatorId: signedIn(context).id,
        createdAt: context.at,
        clientId,
        data: {
          paper: 'linked_services',
          ...linked,
          moment: localMoment(context.at, setUpDesk(context).details.cityTimeZone),
          cashierName: signedIn(context).name,
        },
      })
      context.audit('client.links_printed', { clientId, printJobId, links: linked.services.length, ...shownIn(given) })
      printing.wake()
      emit('printing')
      return accepted({ printJobId })
    }),

    answer(countClients, ({ db }) => {
      const counted =
        db.get<{ clients: number }>('SELECT count(*) AS clients FROM (SELECT 1 FROM clients LIMIT :limit)', {
          limit: countedAtMost + 1,
        })?.clients ?? 0
      return { clients: Math.min(counted, countedAtMost), more: counted > countedAtMost }
    }),
  ],
}
