// What a client says of the payer of a demo account, by whatever rule its provider has.
import { demoAccounts } from '../../electron/records/demo-clients.ts'
import type { PayerWords } from '../../shared/contract/links.ts'
import { houseAndFlat } from '../../shared/domain/address.ts'

/** As the demo registers have it; of an account that they lack, something that nothing contradicts. */
export const payerOf = (account: string): PayerWords => {
  const digits = (text: string): string => text.replace(/\D/g, '')
  const known = demoAccounts().find((one) => digits(one.account) === digits(account))
  const address = known?.address ?? 'ул. Придуманная, д. 1, кв. 1'
  return { ...houseAndFlat(address), name: known?.payer ?? 'Придумкин', address }
}
