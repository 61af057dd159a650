import { type LineTerms, type ServiceView, serviceView } from '../../shared/contract/bills.ts'
import { isBudgetPayee } from '../../shared/domain/budget.ts'
import type { FoundService } from '../core/catalogue-port.ts'

/** Where the money goes to the budget, the window asks for what the treasury needs (domain.md §2.6). */
const budgetAccountOf = ({ provider: { account }, service: { category } }: FoundService) =>
  isBudgetPayee({ payeeAccount: account, category, budget: undefined }) ? { budgetAccount: account } : {}

/** What a line of the service is checked by and costs. */
export const termsOf = ({ provider, service }: FoundService): LineTerms => ({
  amount: service.amount,
  period: service.period,
  commission: provider.commission,
  ...budgetAccountOf({ provider, service }),
})

export const toServiceView = ({ provider, service }: FoundService): ServiceView =>
  serviceView.parse({
    serviceId: service.id,
    serviceName: service.name,
    providerName: provider.name,
    providerInn: provider.inn,
    aliases: [...provider.aliases, ...service.aliases],
    demo: provider.demo,
    account: service.account,
    payer: service.payer,
    ...termsOf({ provider, service }),
  })
