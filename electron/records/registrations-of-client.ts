import { documentLookupText } from '../../shared/domain/document-kinds.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Tx } from '../db/open.ts'
import { destroyRegistration, findRegistration } from './registration-drafts.ts'

/** Destroys the registrations, whosever they are, that are about these clients: done ones, and those with a document of theirs. */
export const destroyRegistrationsOf = (tx: Tx, keys: DeskKeys, clientIds: readonly string[], at: string): void => {
  const documents = new Set(
    tx
      .all<{ lookup: string }>('SELECT lookup FROM documents WHERE client_id IN (SELECT value FROM json_each(:ids))', {
        ids: JSON.stringify(clientIds),
      })
      .map(({ lookup }) => lookup),
  )
  const drafts = tx.all<{ operatorId: string }>(
    "SELECT operator_id AS operatorId FROM drafts WHERE kind = 'registration'",
  )
  for (const { operatorId } of drafts) {
    const registration = findRegistration(tx, keys, operatorId, at)?.registration
    if (!registration) continue
    const isTheirs =
      registration.step === 'done'
        ? clientIds.includes(registration.clientId)
        : registration.checked !== null &&
          documents.has(keys.lookup('document', documentLookupText(registration.checked.document)))
    if (isTheirs) destroyRegistration(tx, keys, operatorId, at)
  }
}
