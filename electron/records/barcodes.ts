import { barcodeSpecificity, type BarcodeReading, compileBarcode } from '../../shared/domain/barcode.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import type { Catalogue, FoundService } from '../core/catalogue-port.ts'

/** What a linear code says of one service; the account as the provider writes it. */
export type BarcodeMatch = { found: FoundService; reading: BarcodeReading }

type Reader = { found: FoundService; specificity: number; read: (code: string) => BarcodeReading | null }
const readersOf = new WeakMap<Catalogue, readonly Reader[]>()

/** The patterns of a version of the catalogue, the most specific first. */
const readers = (catalogue: Catalogue): readonly Reader[] => {
  const known = readersOf.get(catalogue)
  if (known) return known
  const made = catalogue.providers
    .flatMap((provider) => provider.services.map((service) => ({ provider, service })))
    .flatMap((found) =>
      found.service.barcodes.map((barcode) => ({
        found,
        specificity: barcodeSpecificity(barcode),
        read: compileBarcode(barcode),
      })),
    )
    .toSorted((one, other) => other.specificity - one.specificity)
  readersOf.set(catalogue, made)
  return made
}

/** Every service that the most specific patterns find in a linear code: none, one, or several to be asked about. */
export const readBarcode = (catalogue: Catalogue, code: string): BarcodeMatch[] => {
  const matches = new Map<string, BarcodeMatch>()
  let matched: number | null = null
  for (const { found, specificity, read } of readers(catalogue)) {
    if (matched !== null && specificity < matched) break
    const reading = matches.has(found.service.id) ? null : read(code)
    const normalized = reading && normalizeAccount(found.service.account, reading.account)
    if (!reading || !normalized?.ok) continue
    matched = specificity
    matches.set(found.service.id, { found, reading: { ...reading, account: normalized.account } })
  }
  return [...matches.values()]
}
