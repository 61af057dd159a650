import type { OutputOf } from '../../shared/contract/define.ts'
import {
  compareClients,
  listMerges,
  mergeClients,
  mergeReasons,
  type MergeReason,
  undoMerge,
  type UndoReason,
  undoReasons,
} from '../../shared/contract/merges.ts'
import { documentMasked } from '../../shared/domain/document-kinds.ts'
import { may } from '../../shared/domain/permissions.ts'
import { searchName, shortName } from '../../shared/domain/person-name.ts'
import { grantFor, shownIn } from '../core/client-visit.ts'
import { type QueryContext, signedIn } from '../core/context.ts'
import { accepted, answer, approvable, carryOut, type Feature, refused } from '../core/feature.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { endMerge, findMerge, insertMerge, lastMerges, survivorOf } from '../records/client-merges.ts'
import { documentOf, personOf } from '../records/clients.ts'
import { maskedClient } from '../records/find-clients.ts'
import { ownerUseTogether } from '../records/merged-use.ts'
import { ownerUseOf } from '../records/owner-use.ts'

type Likeness = { sameName: boolean; sameBirthDate: boolean }

/** Null when one of them is not there. */
const likenessOf = (db: Db, keys: DeskKeys, oneId: string, otherId: string): Likeness | null => {
  const [one, other] = [personOf(db, keys, oneId), personOf(db, keys, otherId)]
  return one && other
    ? { sameName: searchName(one) === searchName(other), sameBirthDate: one.birthDate === other.birthDate }
    : null
}

const sideOf = ({ db, ports }: QueryContext, clientId: string) => {
  const { shortName: name, birthYear, numbersMasked } = maskedClient(db, ports.deskKeys, clientId)
  const document = documentOf(db, ports.deskKeys, clientId)
  const masked = document ? documentMasked(document) : ''
  return {
    clientId,
    shortName: name,
    birthYear,
    documentMasked: masked,
    numbersMasked,
    owner: ownerUseOf(db, clientId),
  }
}

const nameOf = (db: Db, keys: DeskKeys, clientId: string): string => {
  const person = personOf(db, keys, clientId)
  return person ? shortName(person) : ''
}

/** For the approver's eyes: both cards often bear the same name. */
const nameAndDocumentOf = (db: Db, keys: DeskKeys, clientId: string): string => {
  const document = documentOf(db, keys, clientId)
  return [nameOf(db, keys, clientId), ...(document ? [documentMasked(document)] : [])].join(', ')
}

/** Stored as text; what an older program wrote is shown as the first. */
const reasonOf = <Reason extends string>(reasons: readonly [Reason, ...Reason[]], text: string | null): Reason =>
  reasons.find((reason) => reason === text) ?? reasons[0]

/** For the approver's eyes; the window of whoever asks has the same words. */
const undoReasonWords: Readonly<Record<UndoReason, string>> = {
  other_person: 'Это разные люди',
  by_mistake: 'Слиты по ошибке',
  client_asked: 'Просит клиент',
}

export const merges: Feature = {
  handlers: [
    answer(compareClients, (context, { grant, otherId }): OutputOf<typeof compareClients> => {
      const { db, ports } = context
      const given = grantFor(context, grant, 'clients.merge')
      if (typeof given === 'string') return { outcome: 'grant_ended' }
      const clientId = survivorOf(db, given.clientId)
      const mergedId = survivorOf(db, otherId)
      if (mergedId === clientId) return { outcome: 'same_client' }
      const likeness = likenessOf(db, ports.deskKeys, clientId, mergedId)
      if (!likeness) return { outcome: 'unknown' }
      return {
        outcome: 'compared',
        survivor: sideOf(context, clientId),
        merged: sideOf(context, mergedId),
        ...likeness,
        together: ownerUseTogether(db, clientId, mergedId),
      }
    }),

    carryOut(mergeClients, (tx, context, { grant, mergedId, reason }) => {
      const { deskKeys, grants, ids } = context.ports
      const given = grantFor(context, grant, 'clients.merge')
      if (typeof given === 'string') return refused(given)
      const survivorId = survivorOf(tx, given.clientId)
      // Never a part of a card: who is merged already comes along with the card that holds it now.
      const rootId = survivorOf(tx, mergedId)
      if (rootId === survivorId) return refused('merges.same_client')
      const likeness = likenessOf(tx, deskKeys, survivorId, rootId)
      if (!likeness) return refused('merges.client_unknown')
      if (!likeness.sameName && !likeness.sameBirthDate) return refused('merges.persons_differ')
      const mergeId = ids.next()
      const { commandId, at } = context
      const operatorId = signedIn(context).id
      insertMerge(tx, { id: mergeId, commandId, mergedId: rootId, survivorId, reason, operatorId, mergedAt: at })
      context.audit('client.merged', { mergeId, mergedId: rootId, survivorId, reason, ...shownIn(given) })
      grants.endAll() // what is open was read before
      return accepted({ mergeId })
    }),

    approvable(
      undoMerge,
      ({ db, ports }, { mergeId, reason }) => {
        const merge = findMerge(db, mergeId)
        return merge
          ? [
              { fact: 'client', value: nameAndDocumentOf(db, ports.deskKeys, merge.survivorId) },
              { fact: 'former_client', value: nameAndDocumentOf(db, ports.deskKeys, merge.mergedId) },
              { fact: 'reason', value: undoReasonWords[reason] },
            ]
          : []
      },
      carryOut(undoMerge, (tx, context, { mergeId, reason }) => {
        const merge = findMerge(tx, mergeId)
        if (!merge) return refused('merges.unknown')
        if (merge.undoneAt !== null) return refused('merges.already_undone')
        // The supervisor's act, whoever's window it is.
        const { id, role } = signedIn(context)
        const operatorId = may(role, 'supervision') ? id : context.approval()?.approverId
        if (operatorId === undefined) return refused('approvals.needed')
        endMerge(tx, { id: mergeId, reason, operatorId, at: context.at })
        const { mergedId, survivorId } = merge
        context.audit('client.merge_undone', { mergeId, mergedId, survivorId, reason })
        context.ports.grants.endAll()
        return accepted(null)
      }),
    ),

    answer(listMerges, ({ db, ports }) =>
      lastMerges(db, 50).map((merge) => ({
        mergeId: merge.id,
        survivorName: nameOf(db, ports.deskKeys, merge.survivorId),
        mergedName: nameOf(db, ports.deskKeys, merge.mergedId),
        reason: reasonOf<MergeReason>(mergeReasons, merge.reason),
        operatorName: merge.operatorName,
        mergedAt: merge.mergedAt,
        undone:
          merge.undoneAt === null
            ? null
            : {
                at: merge.undoneAt,
                operatorName: merge.undoOperatorName ?? '',
                reason: reasonOf<UndoReason>(undoReasons, merge.undoReason),
              },
      })),
    ),
  ],
}
