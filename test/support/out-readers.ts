// Readers of registers out, written from domain.md §4.8 alone, and programs that are not ours.
import { execFileSync } from 'node:child_process'
import iconv from 'iconv-lite'

/** Roubles as text to kopecks, without a float. */
export const kopecksOf = (text: string): number => {
  const found = /^(\d+)[.,](\d{2})$/.exec(text.trim())
  if (!found) throw new Error(`no sum: ${text}`)
  return Number(`${found[1]}${found[2]}`)
}

const linesOf = (bytes: Uint8Array, encoding: string): string[] => {
  const text = iconv.decode(Buffer.from(bytes), encoding)
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  return text.slice(0, -2).split('\r\n')
}

export type ReadRow = { account: string; sum: number; transfer: number; commission: number; cells: string[] }
export type ReadTotals = { count: number; sum: number; transfer: number; commission: number }

const added = (rows: readonly ReadRow[]): ReadTotals => ({
  count: rows.length,
  sum: rows.reduce((sum, row) => sum + row.sum, 0),
  transfer: rows.reduce((sum, row) => sum + row.transfer, 0),
  commission: rows.reduce((sum, row) => sum + row.commission, 0),
})

/** (a): twelve columns, dates `ДД-ММ-ГГГГ`, a last line of totals that must be those of the rows. */
export const readSber = (
  bytes: Uint8Array,
  encoding = 'windows-1251',
): { rows: ReadRow[]; totals: ReadTotals; order: string } => {
  const lines = linesOf(bytes, encoding)
  const last = lines.pop() ?? ''
  if (!last.startsWith('=')) throw new Error('the last line is no total')
  const rows = lines.map((line): ReadRow => {
    const cells = line.split(';')
    if (cells.length !== 12) throw new Error(`${cells.length} columns: ${line}`)
    if (!/^\d\d-\d\d-\d{4}$/.test(cells[0] ?? '') || !/^\d\d-\d\d-\d\d$/.test(cells[1] ?? ''))
      throw new Error('no date')
    const [sum, transfer, commission] = cells.slice(9).map(kopecksOf) as [number, number, number]
    if (sum !== transfer + commission) throw new Error('sum is not transfer and commission')
    return { account: cells[5] ?? '', sum, transfer, commission, cells }
  })
  const told = last.slice(1).split(';')
  const totals = added(rows)
  const said = { count: Number(told[0]), sum: told[1], transfer: told[2], commission: told[3] }
  if (said.count !== totals.count) throw new Error('the count is another one')
  for (const name of ['sum', 'transfer', 'commission'] as const)
    if (kopecksOf(said[name] ?? '') !== totals[name]) throw new Error(`the total ${name} is another one`)
  return { rows, totals, order: told[4] ?? '' }
}

/** (b): the sum is the fifth, the commission the sixth, the account in the tagged tail. */
export const readSberReadings = (bytes: Uint8Array): { rows: ReadRow[]; totals: ReadTotals } => {
  const rows = linesOf(bytes, 'windows-1251').map((line): ReadRow => {
    const cells = line.split(';')
    if (!/^\d\d\/\d\d\/\d{4}$/.test(cells[3] ?? '')) throw new Error('no date')
    const [sum, commission] = [kopecksOf(cells[4] ?? ''), kopecksOf(cells[5] ?? '')]
    const tags = new Map(cells.slice(6).map((cell) => cell.split(':') as [string, string]))
    return { account: tags.get('CLIENTNO') ?? '', sum, commission, transfer: sum - commission, cells }
  })
  return { rows, totals: added(rows) }
}

/** (e): documents with their keys; head and end must stand. */
export const readOneC = (bytes: Uint8Array): { head: Record<string, string>; documents: Record<string, string>[] } => {
  const first = iconv.decode(Buffer.from(bytes), 'latin1')
  if (!first.startsWith('1CClientBankExchange\r\n')) throw new Error('no first line')
  const isDos = iconv.decode(Buffer.from(bytes), 'cp866').includes('\r\nКодировка=DOS\r\n')
  const lines = linesOf(bytes, isDos ? 'cp866' : 'windows-1251')
  if (lines.pop() !== 'КонецФайла') throw new Error('no last line')
  const head: Record<string, string> = {}
  const documents: Record<string, string>[] = []
  let into = head
  for (const line of lines.slice(1)) {
    if (line === 'КонецДокумента') {
      into = head
      continue
    }
    const at = line.indexOf('=')
    const [key, value] = [line.slice(0, at), line.slice(at + 1)]
    if (at < 1) throw new Error(`no key: ${line}`)
    if (key === 'СекцияДокумент') documents.push((into = {}))
    into[key] = value
  }
  return { head, documents }
}

const csvScript = `
import csv, json, sys
with open(sys.argv[1], encoding=sys.argv[2], newline='') as file:
    rows = [row for row in csv.reader(file, delimiter=sys.argv[3], quoting=csv.QUOTE_NONE)]
print(json.dumps(rows))
`

/** What Python's own csv module reads. */
export const readByPython = (file: string, encoding = 'cp1251', separator = ';'): string[][] =>
  JSON.parse(execFileSync('python3', ['-c', csvScript, file, encoding, separator], { encoding: 'utf8' })) as string[][]

/** What Debian's dbview lists: a record's fields in the order of the table. */
export const readByDbview = (file: string, encoding = 'cp866'): string[][] =>
  iconv
    .decode(execFileSync('dbview', ['-b', '-t', '-d', '\u0001', file]), encoding)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\u0001').map((cell) => cell.trim()))
