import { findAccount, getDebts, linkService, unlinkService } from '../../shared/contract/links.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import { shortNameOfLine } from '../../shared/domain/person-name.ts'
import { grantFor, shownIn } from '../core/client-visit.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import { type FoundService, findService } from '../records/catalogue.ts'
import { serviceNames } from '../records/client-card.ts'
import { debtsOf, toPayKopecks } from '../records/debts.ts'
import { describeAccount, keepAccount } from '../records/keep-account.ts'
import { activeLinksOf, endLink, findActiveLink, insertLink } from '../records/links.ts'
import { tellGorod } from '../records/outbox.ts'
import { ownerUseOf } from '../records/owner-use.ts'
import { findNumber } from '../records/system-numbers.ts'

/** A service of the catalogue; a real desk takes nothing for invented bank details, so it links none either. */
const linkable = (context: QueryContext, serviceId: string): FoundService | undefined => {
  const found = findService(serviceId)
  return found?.provider.demo && setUpDesk(context).kind === 'real' ? undefined : found
}

export const links: Feature = {
  handlers: [
    answer(findAccount, (context, { grant, serviceId, account }): OutputOf<typeof findAccount> => {
      const given = grantFor(context, grant, 'account.check')
      if (typeof given === 'string') return { outcome: 'grant_ended' }
      const service = linkable(context, serviceId)?.service
      const normalized = service && normalizeAccount(service.account, account)
      if (!normalized?.ok) return { outcome: 'account_invalid' }
      const { told, payerName, address } = describeAccount(context.db, serviceId, normalized.account)
      return {
        outcome: 'checked',
        account: normalized.account,
        register: told.register,
        asOf: told.register === 'not_loaded' ? null : told.asOf,
        payerMasked: shortNameOfLine(payerName),
        address,
        debtKopecks: told.register === 'found' ? told.row.debtKopecks : null,
        alreadyLinked: activeLinksOf(context.db, given.clientId).some(
          (link) => link.serviceId === serviceId && link.account === normalized.account,
        ),
      }
    }),

    carryOut(linkService, (tx, context, { grant, numberId, serviceId, account }) => {
      const given = grantFor(context, grant, 'service.link')
      if (typeof given === 'string') return refused(given)
      const { clientId } = given
      const number = findNumber(tx, numberId)
      if (number?.clientId !== clientId) return refused('clients.number_unknown')
      if (number.state !== 'confirmed') return refused('links.number_not_active')
      const service = linkable(context, serviceId)?.service
      if (!service) return refused('links.service_unknown')
      const normalized = normalizeAccount(service.account, account)
      if (!normalized.ok) return refused('links.account_invalid')

      const held = activeLinksOf(tx, clientId)
      const same = held.filter((link) => link.serviceId === serviceId && link.account === normalized.account)
      if (same.some((link) => link.numberId === numberId)) return refused('links.already_linked')
      const { addressKey } = describeAccount(tx, serviceId, normalized.account)
      const { services, addresses } = ownerUseOf(tx, clientId)
      // What another number of the owner holds already is counted already: only what adds can be too much.
      if (same.length === 0 && services.used >= services.limit) return refused('links.limit_services', services)
      const isNewAddress = addressKey !== '' && !held.some((link) => link.addressKey === addressKey)
      if (isNewAddress && addresses.used >= addresses.limit) return refused('links.limit_addresses', addresses)

      const linkId = context.ports.ids.next()
      const serviceAccountId = keepAccount(tx, context.ports.ids, serviceId, normalized.account).id
      insertLink(tx, {
        id: linkId,
        commandId: context.commandId,
        clientId,
        numberId,
        serviceAccountId,
        operatorId: signedIn(context).id,
        linkedAt: context.at,
      })
      context.audit('link.made', { clientId, linkId, numberId, serviceId, ...shownIn(given) })
      tellGorod(tx, context, { kind: 'link_made', numberId, serviceAccountId })
      return accepted({ linkId })
    }),

    carryOut(unlinkService, (tx, context, { grant, linkId }) => {
      const given = grantFor(context, grant, 'service.unlink')
      if (typeof given === 'string') return refused(given)
      const link = findActiveLink(tx, linkId)
      if (link?.clientId !== given.clientId) return refused('links.unknown')
      endLink(tx, linkId, context.at)
      const { numberId, serviceAccountId } = link
      tellGorod(tx, context, { kind: 'link_ended', numberId, serviceAccountId })
      context.audit('link.ended', {
        clientId: given.clientId,
        linkId,
        serviceId: link.serviceId,
        ...shownIn(given),
      })
      return accepted(null)
    }),

    answer(getDebts, (context, { grant }) => {
      const given = grantFor(context, grant, 'debts.see')
      if (typeof given === 'string') return null
      const held = activeLinksOf(context.db, given.clientId)
      const debtOf = debtsOf(context.db, held, setUpDesk(context).details.cityTimeZone)
      return held.map(({ linkId, serviceId, account, address }) => {
        const debt = debtOf({ serviceId, account })
        return {
          linkId,
          serviceId,
          ...serviceNames(serviceId),
          account,
          address,
          register: debt
            ? {
                asOf: debt.asOf,
                debtKopecks: debt.debtKopecks,
                paidSinceKopecks: debt.paidSinceKopecks,
                toPayKopecks: toPayKopecks(debt),
              }
            : null,
        }
      })
    }),
  ],
}
