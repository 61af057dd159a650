import type { CatalogueService } from '../../shared/contract/catalogue-data.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import {
  findAccount,
  getDebts,
  linkService,
  type PayerWords,
  relinkService,
  unlinkService,
} from '../../shared/contract/links.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import { payerDifferences, payerPartsMissing } from '../../shared/domain/payer-check.ts'
import { monthBefore } from '../../shared/domain/period.ts'
import { shortNameOfLine } from '../../shared/domain/person-name.ts'
import type { FoundService } from '../core/catalogue-port.ts'
import { grantFor, shownIn } from '../core/client-visit.ts'
import { localMoment } from '../core/clock.ts'
import { type QueryContext, setUpDesk } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import { bindAccount } from '../records/bind-account.ts'
import { debtsOf, paidSinceDayStart, toPayKopecks } from '../records/debts.ts'
import { describeAccount } from '../records/keep-account.ts'
import { activeLinksOf, countOtherHolders, endLink, findActiveLink, findEndedLink } from '../records/links.ts'
import { tellGorod } from '../records/outbox.ts'
import { findNumber } from '../records/system-numbers.ts'

/** An unlinking is taken back within the visit; a visit of which nothing is asked lapses sooner. */
const undoMs = 30 * 60_000

/** A service of the catalogue; a real desk takes nothing for invented bank details, so it links none either. */
const linkable = (context: QueryContext, serviceId: string): FoundService | undefined => {
  const found = context.ports.catalogue.now().findService(serviceId)
  return found?.provider.demo && setUpDesk(context).kind === 'real' ? undefined : found
}

/** What a line of this service is checked by and costs, in force now. */
const termsOf = ({ provider, service }: FoundService) => ({
  amount: service.amount,
  period: service.period,
  commission: provider.commission,
})

type Described = ReturnType<typeof describeAccount>

/** What the client's words come to beside what registers told of the account: by the provider's rule. */
const comparePayer = (rule: CatalogueService['payer'], said: PayerWords | undefined, told: Described) => {
  if (rule === 'account') return { payer: 'not_asked' } as const
  if (said === undefined || payerPartsMissing(rule, said).length > 0) return { payer: 'needed' } as const
  const differs = payerDifferences(rule, said, told)
  if (differs === null) return { payer: 'not_checked' } as const
  return differs.length === 0 ? ({ payer: 'matches' } as const) : ({ payer: 'differs', differs } as const)
}

const asOfRegister = ({ told }: Described): string | null => (told.register === 'not_loaded' ? null : told.asOf)

export const links: Feature = {
  handlers: [
    answer(findAccount, (context, { grant, serviceId, account: typed, payer: said }): OutputOf<typeof findAccount> => {
      const given = grantFor(context, grant, 'account.check')
      if (typeof given === 'string') return { outcome: 'grant_ended' }
      const service = linkable(context, serviceId)?.service
      if (!service) return { outcome: 'account_invalid' }
      const normalized = normalizeAccount(service.account, typed)
      if (!normalized.ok) return { outcome: 'account_invalid' }
      const { account } = normalized
      const described = describeAccount(context.db, context.ports.registers, serviceId, account)
      const { told, payerName, address } = described
      const compared = comparePayer(service.payer, said, described)
      if (compared.payer === 'needed') return { outcome: 'payer_needed', account }
      // Nothing of the register is told to somebody who knows the account alone.
      if (compared.payer === 'differs')
        return { outcome: 'payer_differs', account, asOf: asOfRegister(described), differs: compared.differs }
      return {
        outcome: 'checked',
        account,
        register: told.register,
        asOf: asOfRegister(described),
        payer: compared.payer,
        payerMasked: shortNameOfLine(payerName),
        address,
        debtKopecks: told.register === 'found' ? told.row.debtKopecks : null,
        alreadyLinked: activeLinksOf(context.db, given.clientId).some(
          (link) => link.serviceId === serviceId && link.account === account,
        ),
        heldByOthers: countOtherHolders(context.db, given.clientId, { serviceId, account }),
      }
    }),

    carryOut(linkService, (tx, context, { grant, numberId, serviceId, account: typed, payer: said }) => {
      const given = grantFor(context, grant, 'service.link')
      if (typeof given === 'string') return refused(given)
      const { clientId } = given
      const number = findNumber(tx, numberId)
      if (number?.clientId !== clientId) return refused('clients.number_unknown')
      const service = linkable(context, serviceId)?.service
      if (!service) return refused('links.service_unknown')
      const normalized = normalizeAccount(service.account, typed)
      if (!normalized.ok) return refused('links.account_invalid')
      const { account } = normalized
      const described = describeAccount(tx, context.ports.registers, serviceId, account)
      const { payer } = comparePayer(service.payer, said, described)
      if (payer === 'needed') return refused('links.payer_needed')
      if (payer === 'differs') return refused('links.payer_differs')
      const linkId = bindAccount(tx, context, { clientId, numberId, numberState: number.state, serviceId, account })
      if (typeof linkId !== 'string') return linkId
      context.audit('link.made', { clientId, linkId, numberId, serviceId, ...shownIn(given) })
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

    carryOut(relinkService, (tx, context, { grant, linkId: endedId }) => {
      const given = grantFor(context, grant, 'service.link')
      if (typeof given === 'string') return refused(given)
      const { clientId } = given
      const ended = findEndedLink(tx, endedId)
      const number = ended && findNumber(tx, ended.numberId)
      if (!number || ended.clientId !== clientId || Date.parse(context.at) - Date.parse(ended.unlinkedAt) > undoMs)
        return refused('links.undo_over')
      const { numberId, serviceId, account } = ended
      const linkId = bindAccount(tx, context, { clientId, numberId, numberState: number.state, serviceId, account })
      if (typeof linkId !== 'string') return linkId
      context.audit('link.made', { clientId, linkId, numberId, serviceId, undoes: endedId, ...shownIn(given) })
      return accepted({ linkId })
    }),

    answer(getDebts, (context, { grant }) => {
      const given = grantFor(context, grant, 'debts.see')
      if (typeof given === 'string') return null
      const held = activeLinksOf(context.db, given.clientId)
      const timeZone = setUpDesk(context).details.cityTimeZone
      const catalogue = context.ports.catalogue.now()
      const { localDate } = localMoment(context.at, timeZone)
      const debtOf = debtsOf(context.db, context.ports.registers, held, timeZone)
      const paidTodayOf = paidSinceDayStart(context.db, held, localDate, timeZone)
      return held.map(({ linkId, serviceId, account, address }) => {
        const debt = debtOf({ serviceId, account })
        const found = catalogue.findService(serviceId)
        return {
          linkId,
          serviceId,
          ...catalogue.serviceNames(serviceId),
          account,
          address,
          terms: found ? termsOf(found) : null,
          period: found?.service.period === 'required' ? monthBefore(debt?.asOf ?? localDate) : null,
          paidToday: paidTodayOf({ serviceId, account }) ?? null,
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
