import { type LineTerms, type ServiceView, serviceView } from '../../shared/contract/bills.ts'
import type { FoundService } from '../core/catalogue-port.ts'

/** What a line of the service is checked by and costs. */
export const termsOf = ({ provider, service }: FoundService): LineTerms => ({
  amount: service.amount,
  period: service.period,
  commission: provider.commission,
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
