import { dbfAsText, writeDbf } from './register-out-dbf.ts'
import type { OrderLine, OutLine, OutPayers, OutTerms } from './register-out-lines.ts'
import { type OutBudgets, writeOrders } from './register-out-orders.ts'
import { fillMask } from './register-out-template.ts'
import { type MadeText, wordsOf, writeText } from './register-out-text.ts'
import { noTotals } from './register-out-lines.ts'

/** The file of a register. The same lines and terms give the same bytes, whenever and wherever. */
export const writeRegister = (
  lines: Iterable<OutLine | OrderLine>,
  terms: OutTerms,
  { payers, budgets }: { payers: OutPayers; budgets: OutBudgets },
): MadeText => {
  if (terms.layout === 'one_c') return writeOrders(lines as Iterable<OrderLine>, terms, payers, budgets)
  if (terms.layout === 'dbf') return writeDbf(lines as Iterable<OutLine>, terms, payers)
  return writeText(lines as Iterable<OutLine>, terms, payers)
}

/** Windows forbids some characters in names, and a name ends a folder nowhere. */
const fileSafe = (name: string): string => name.replace(/[^\p{L}\p{N}_.() -]/gu, '_')

/** The file's name by its mask. A demo desk's bears it first: nobody shall take it for a real one. */
export const outFileName = (mask: string, terms: OutTerms, demo: boolean): string =>
  (demo ? 'DEMO_' : '') + fileSafe(fillMask(mask, wordsOf(terms, noTotals(), 'DD-MM-YYYY', ',')))

/** The first lines of a file that was made, as whoever opens it will see them. */
export const readFirstLines = (bytes: Uint8Array, terms: OutTerms, most: number): string[] => {
  const decoder = new TextDecoder(terms.encoding)
  const lines =
    terms.layout === 'dbf'
      ? dbfAsText((part) => decoder.decode(part), bytes, most)
      : decoder
          .decode(bytes.subarray(0, 64 * 1024))
          .split('\r\n')
          .slice(0, most)
  return lines.map((line) => line.slice(0, 400))
}
