import { type CommandContext, signedIn } from '../core/context.ts'
import type { Tx } from '../db/open.ts'
import { type AccountPorts, keepAccount } from './keep-account.ts'
import { activeLinksOfNumber, endLink, insertLink, type WaitingLink } from './links.ts'
import { tellGorod } from './outbox.ts'

/**
 * All links of one number go to another of the same client: ended there, made here, and «Город» is told of both. What
 * the new number holds already is only ended. Returns how many came over. `clientId`: of the new number.
 */
export const moveLinks = (
  tx: Tx,
  context: CommandContext,
  { from, to, clientId }: { from: string; to: string; clientId: string },
): number => {
  const held = new Set(activeLinksOfNumber(tx, to).map(({ serviceAccountId }) => serviceAccountId))
  const moving = activeLinksOfNumber(tx, from)
  for (const { linkId, serviceAccountId } of moving) {
    endLink(tx, linkId, context.at)
    tellGorod(tx, context, { kind: 'link_ended', numberId: from, serviceAccountId })
    if (held.has(serviceAccountId)) continue
    insertLink(tx, {
      ...{ id: context.ports.ids.next(), commandId: context.commandId, clientId, numberId: to, serviceAccountId },
      operatorId: signedIn(context).id,
      linkedAt: context.at,
    })
    tellGorod(tx, context, { kind: 'link_made', numberId: to, serviceAccountId })
  }
  return moving.length
}

/** A link that was made remotely, on a client's number; one that is there already stays. «Город» knows it. */
export const insertImportedLink = (
  tx: Tx,
  ports: AccountPorts,
  link: WaitingLink & { readonly clientId: string; readonly numberId: string },
): void => {
  const { serviceId, account, rowId, ...of } = link
  const { id: serviceAccountId } = keepAccount(tx, ports, serviceId, account)
  if (activeLinksOfNumber(tx, of.numberId).some((held) => held.serviceAccountId === serviceAccountId)) return
  insertLink(tx, { ...of, id: ports.ids.next(), commandId: `gorod:${rowId}`, serviceAccountId })
}
