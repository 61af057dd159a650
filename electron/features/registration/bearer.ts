import { type AuditData, type CommandContext, signedIn } from '../../core/context.ts'
import type { Tx } from '../../db/open.ts'
import { insertClient, insertConsent, replaceDocument } from '../../records/clients.ts'
import { changePerson } from '../../records/person-history.ts'
import { insertRepresentative } from '../../records/representatives.ts'
import { versionInForce } from '../../records/text-templates.ts'
import { type Holder, holderOf } from './holder.ts'
import { type CheckedRegistration, inHand } from './steps.ts'

/** Surname, birth date and address as the signed paper says them; what the card said before stays in its history. */
const bringUpToDate = (tx: Tx, context: CommandContext, registration: CheckedRegistration, clientId: string): void => {
  const { deskKeys, ids } = context.ports
  const { person } = registration.checked
  const historyId = ids.next()
  const operatorId = signedIn(context).id
  const fields = changePerson(tx, deskKeys, { id: historyId, clientId, person, operatorId, at: context.at })
  if (fields.length > 0) context.audit('client.person_changed', { clientId, historyId, fields, ...inHand })
}

/** The level, the kind of the document, and that it was accepted past its limit; why stands in the document itself. */
const documentFacts = ({ checked: { document } }: CheckedRegistration): AuditData => ({
  documentKind: document.kind,
  ...(document.conscriptReason === '' ? {} : { conscript: true }),
  ...inHand,
})

const insertNew = (tx: Tx, context: CommandContext, registration: CheckedRegistration): string => {
  const { deskKeys, ids } = context.ports
  const { person, document } = registration.checked
  const [documentId, id] = [ids.next(), ids.next()]
  const { commandId, at } = context
  const operatorId = signedIn(context).id
  insertClient(tx, deskKeys, { id, commandId, operatorId, createdAt: at, person, document, documentId })
  context.audit('client.created', { clientId: id, ...documentFacts(registration) })
  return id
}

/** The client who bears this document: found, given a new document, or made now. */
export const clientFor = (tx: Tx, context: CommandContext, registration: CheckedRegistration): string => {
  const { deskKeys, ids } = context.ports
  const { document } = registration.checked
  const holder: Holder = holderOf(tx, deskKeys, registration.checked)
  switch (holder.kind) {
    case 'stranger':
      throw new Error('a number for somebody else')
    case 'new':
      return insertNew(tx, context, registration)
    case 'known':
      // What a replaced document says is older than the card.
      if (!holder.replaced) bringUpToDate(tx, context, registration, holder.clientId)
      return holder.clientId
    case 'new_document': {
      const { clientId } = holder
      const documentId = ids.next()
      replaceDocument(tx, deskKeys, { clientId, documentId, document, at: context.at })
      context.audit('client.document_replaced', { clientId, documentId, ...documentFacts(registration) })
      bringUpToDate(tx, context, registration, clientId)
      return clientId
    }
  }
}

/** Who signs with the client, or for one; null when the client signs alone. */
const recordRepresentative = (
  tx: Tx,
  context: CommandContext,
  registration: CheckedRegistration,
  clientId: string,
): string | null => {
  const representative = registration.representative?.checked
  if (!representative) return null
  const { deskKeys, ids } = context.ports
  const id = ids.next()
  insertRepresentative(tx, deskKeys, {
    ...{ id, clientId, representative, at: context.at },
    operatorId: signedIn(context).id,
  })
  context.audit('client.representative_recorded', {
    clientId,
    representativeId: id,
    authority: representative.authority.kind,
    ...inHand,
  })
  return id
}

/** Both consents as they were answered, with who signed them. Throws before the tick. */
export const writeConsents = (
  tx: Tx,
  context: CommandContext,
  registration: CheckedRegistration,
  clientId: string,
): void => {
  const { textVersion, advertisingVersion, signedAt, advertising } = registration.consent
  if (signedAt === null) throw new Error('no client exists without a signed consent')
  const operatorId = signedIn(context).id
  const representativeId = recordRepresentative(tx, context, registration, clientId)
  for (const [kind, given, version] of [
    ['processing', true, textVersion],
    ['advertising', advertising, advertisingVersion ?? versionInForce(tx, 'advertising_consent')],
  ] as const)
    insertConsent(tx, {
      id: context.ports.ids.next(),
      ...{ clientId, kind, given, signedAt, operatorId, representativeId },
      textVersion: version,
    })
}
