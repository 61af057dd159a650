import type { KnownBill } from '../../../shared/contract/bills.ts'
import type { PayerWords } from '../../../shared/contract/links.ts'
import { houseAndFlat } from '../../../shared/domain/address.ts'

export const noPayer: PayerWords = { house: '', flat: '', name: '', address: '' }

/** A keyboard scanner gives no Russian letters: what is left of an address then is no address. */
const isReadable = (text: string): boolean => /[а-яё]/i.test(text) && !/[a-z]{2}|\ufffd/i.test(text)

/** What a code itself says of the payer; shared/contract/links.ts holds so many characters of it. */
export const payerOfBill = (bill: KnownBill): PayerWords => {
  const payerName = isReadable(bill.payerName) ? bill.payerName : ''
  const payerAddress = isReadable(bill.payerAddress) ? bill.payerAddress : ''
  const { house, flat } = houseAndFlat(payerAddress)
  return {
    house: house.slice(0, 30),
    flat: flat.slice(0, 20),
    name: payerName.slice(0, 150),
    address: payerAddress.slice(0, 200),
  }
}
