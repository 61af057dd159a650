import { type CommandContext, signedIn } from '../core/context.ts'
import { refused } from '../core/feature.ts'
import type { Tx } from '../db/open.ts'
import { describeAccount, keepAccount } from './keep-account.ts'
import { activeLinksOf, insertLink } from './links.ts'
import { tellGorod } from './outbox.ts'
import { ownerUseOf } from './owner-use.ts'
import type { NumberState } from './system-numbers.ts'

type Binding = {
  readonly clientId: string
  readonly numberId: string
  readonly numberState: NumberState
  readonly serviceId: string
  /** As the provider writes it. */
  readonly account: string
}

/**
 * Binds an account to a client's number: limits are counted in this transaction, «Город» is told. The caller has looked
 * at the grant and at the service, and writes the audit event. Answers the link's id, or why there is none.
 */
export const bindAccount = (tx: Tx, context: CommandContext, binding: Binding) => {
  const { clientId, numberId, serviceId, account } = binding
  if (binding.numberState !== 'confirmed') return refused('links.number_not_active')
  const held = activeLinksOf(tx, clientId)
  const same = held.filter((link) => link.serviceId === serviceId && link.account === account)
  if (same.some((link) => link.numberId === numberId)) return refused('links.already_linked')
  const { addressKey } = describeAccount(tx, context.ports.registers, serviceId, account)
  const { services, addresses } = ownerUseOf(tx, clientId)
  // What another number of the owner holds already is counted already: only what adds can be too much.
  if (same.length === 0 && services.used >= services.limit) return refused('links.limit_services', services)
  const isNewAddress = addressKey !== '' && !held.some((link) => link.addressKey === addressKey)
  if (isNewAddress && addresses.used >= addresses.limit) return refused('links.limit_addresses', addresses)

  const linkId = context.ports.ids.next()
  const serviceAccountId = keepAccount(tx, context.ports, serviceId, account).id
  insertLink(tx, {
    ...{ id: linkId, commandId: context.commandId, clientId, numberId, serviceAccountId },
    operatorId: signedIn(context).id,
    linkedAt: context.at,
  })
  tellGorod(tx, context, { kind: 'link_made', numberId, serviceAccountId })
  return linkId
}
