import type { ReversibleLine } from '../../shared/contract/reversals.ts'
import { freeDetails } from '../../shared/contract/bills.ts'
import { type QueryContext, setUpDesk } from '../core/context.ts'
import type { PaidLine } from './reversible.ts'
import { toServiceView } from './service-views.ts'

/** What a line is entered again with; null where only giving back is left: its service has left the catalogue. */
export const payeeOfLine = (context: QueryContext, line: PaidLine): ReversibleLine['payee'] => {
  if (line.serviceId === null) {
    const details = freeDetails.safeParse({
      payeeName: line.payeeName,
      payeeInn: line.payeeInn,
      payeeKpp: line.payeeKpp,
      payeeAccount: line.payeeAccount,
      bankName: line.bankName,
      bankBic: line.bankBic,
      bankCorrAccount: line.bankCorrAccount,
      purpose: line.purpose,
    })
    return details.success ? { payee: 'free', details: details.data } : null
  }
  const found = context.ports.catalogue.now().findService(line.serviceId)
  if (!found || (found.provider.demo && setUpDesk(context).kind === 'real')) return null
  return { payee: 'catalogue', service: toServiceView(found) }
}
