import type { CatalogueService } from '../contract/catalogue-data.ts'
import type { PayerPart, PayerWords } from '../contract/links.ts'
import { houseAndFlat, isWithin } from './address.ts'
import { shortNameOfLine } from './person-name.ts'
import { searchable } from './searchable.ts'

type PayerRule = CatalogueService['payer']

/** What a client says besides the account, by the provider's rule (product.md §3). */
export const payerPartsAsked: Readonly<Record<PayerRule, readonly PayerPart[]>> = {
  account: [],
  account_house_flat: ['house', 'flat'],
  account_name_address: ['name', 'address'],
}

/** What of it the client has not said yet; a private house has no flat. */
export const payerPartsMissing = (rule: PayerRule, said: PayerWords | undefined): PayerPart[] =>
  payerPartsAsked[rule].filter((part) => part !== 'flat' && (said === undefined || said[part].trim() === ''))

/** Surname and initials, as far as both have them: registers shorten names, and clients leave the patronymic out. */
const isSameName = (said: string, told: string): boolean => {
  const [one = [], other = []] = [said, told].map((name) => searchable(shortNameOfLine(name)).split(' '))
  const shared = Math.min(one.length, other.length)
  return one.slice(0, shared).join(' ') === other.slice(0, shared).join(' ')
}

/** As the register has it; '' where it does not tell. */
type Told = { readonly payerName: string; readonly address: string }

/**
 * What of a client's words contradicts the register; null when nothing could be compared, because the register does not
 * tell. Names are compared as they are shown, masked: «Иванов И. И.».
 */
export const payerDifferences = (
  rule: PayerRule,
  said: PayerWords,
  { payerName, address }: Told,
): PayerPart[] | null => {
  if (rule === 'account_house_flat') {
    const told = houseAndFlat(address)
    if (told.house === '') return null
    const words = houseAndFlat(`д. ${said.house}${said.flat === '' ? '' : `, кв. ${said.flat}`}`)
    return (['house', 'flat'] as const).filter((part) => words[part] !== told[part])
  }
  if (rule === 'account' || (payerName === '' && address === '')) return null
  return [
    ...(payerName !== '' && !isSameName(said.name, payerName) ? (['name'] as const) : []),
    ...(address !== '' && !isWithin(said.address, address) ? (['address'] as const) : []),
  ]
}
