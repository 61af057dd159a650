// The files that go between a desk and «Город»: resources/exchange-format.md says what stands in them, and
// resources/read-exchange.py reads them without a line of this program.
import { createHash } from 'node:crypto'
import { z } from '../../shared/contract/zod.ts'
import { instant } from '../../shared/contract/values.ts'
import { type Canonical, canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { IncomingBytes } from '../core/ports.ts'
import type { OutboxRow } from './outbox.ts'

const formatName = 'gorod-kassa/exchange'
const formatVersion = 1

export type OutgoingHeader = {
  /** Padded to four digits, as in every number of the desk. */
  desk: string
  epoch: number
  file: number
  madeAt: string
  /** The sum of the file before it; null for the first of an epoch. */
  previous: string | null
  demo: boolean
}

/** What a reset means over there besides the new verifier (product.md §10). */
const resetOrder = 'снять привязанные карты и сеансы'

/** A row as «Город» reads it. `number` is null only when its client was erased before anything could be told. */
export const rowOf = (row: OutboxRow, number: string | undefined): Canonical => ({
  at: row.at,
  client: row.clientId,
  id: row.id,
  kind: row.kind,
  number: number ?? null,
  numberId: row.numberId,
  numberKind: row.numberKind,
  ...(row.verifier === null ? {} : { verifier: row.verifier }),
  ...(row.serviceId === null ? {} : { service: row.serviceId, account: row.account }),
  ...(row.kind === 'password_reset' ? { order: resetOrder } : {}),
})

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

const countsOf = (rows: readonly { kind: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** A file's text and its sum: head, one line a row, and a last line with the totals. The same in gives the same out. */
export const writeFileText = (
  header: OutgoingHeader,
  rows: readonly { kind: string; canonical: Canonical }[],
): { text: string; sum: string } => {
  const head = { format: formatName, version: formatVersion, direction: 'to_gorod', ...header }
  const before = [head, ...rows.map(({ canonical }) => canonical)].map((line) => `${canonicalJson(line)}\n`).join('')
  const sum = sha256(before)
  const tail = { counts: countsOf(rows), rows: rows.length, sha256: sum }
  return { text: `${before}${canonicalJson(tail)}\n`, sum }
}

/** `gorod-0900-e1-000017.jsonl`: desk, epoch and number, so that files lie in the order they were made in. */
export const outgoingName = ({ desk, epoch, file }: Pick<OutgoingHeader, 'desk' | 'epoch' | 'file'>): string =>
  `gorod-${desk}-e${epoch}-${String(file).padStart(6, '0')}.jsonl`

/** What the name of a desk's file says; null for anything else that lies there. */
export const numberInName = (name: string): Pick<OutgoingHeader, 'desk' | 'epoch' | 'file'> | null => {
  const [, desk, epoch, file] = /^gorod-(\d{4})-e(\d{1,6})-(\d{6})\.jsonl$/.exec(name) ?? []
  return desk === undefined ? null : { desk, epoch: Number(epoch), file: Number(file) }
}

const incomingHead = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  direction: z.literal('from_gorod'),
  asOf: instant,
  demo: z.boolean().default(false),
})
const tailLine = z.object({ rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** A line of an incoming file, without its line feed, and where it stands. */
export type IncomingLine = { readonly no: number; readonly text: string }

export type IncomingFile = {
  asOf: string
  demo: boolean
  sum: string
  /** How many events it has. */
  rows: number
  /** Them, some at a time, as they were when the sum was checked. Throws DamagedFile where the file has changed since. */
  lines(): AsyncGenerator<IncomingLine[]>
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a line of an event says; null when it is no JSON object. */
export const readIncomingRow = (text: string): { readonly [key: string]: unknown } | null => {
  const row = parsed(text)
  return isRecord(row) ? row : null
}

/** The file is cut off, or not what was looked at before. */
export class DamagedFile extends Error {}

const pieceBytes = 128 * 1024
/** An event has a few hundred bytes; a longer line is something else. */
const longestLineBytes = 64 * 1024
const lineFeed = 10

/**
 * Every line with its line feed. `sums`: of the pieces, filled at the first reading; at the next one a piece that has
 * another sum is not given out. Between two pieces main has its turn.
 */
async function* linesOf(file: IncomingBytes, sums: string[]): AsyncGenerator<Buffer[]> {
  const piece = Buffer.alloc(pieceBytes)
  let rest: Buffer = Buffer.alloc(0)
  for (let at = 0; at < file.bytes; at += pieceBytes) {
    const got = piece.subarray(0, await file.read(piece, at))
    const sum = sha256(got)
    if ((sums[at / pieceBytes] ??= sum) !== sum) throw new DamagedFile()
    const text = Buffer.concat([rest, got])
    const lines: Buffer[] = []
    let from = 0
    for (let end = text.indexOf(lineFeed); end >= 0; end = text.indexOf(lineFeed, from)) {
      lines.push(text.subarray(from, end + 1))
      from = end + 1
    }
    rest = text.subarray(from)
    if ([...lines, rest].some(({ length }) => length > longestLineBytes)) throw new DamagedFile()
    yield lines
  }
  if (rest.length > 0) throw new DamagedFile()
}

const textOf = (line: Buffer): string => line.toString('utf8', 0, line.length - 1)

async function* rowsOf(file: IncomingBytes, sums: string[], rows: number): AsyncGenerator<IncomingLine[]> {
  let before = 0
  for await (const lines of linesOf(file, sums)) {
    const first = before + 1
    before += lines.length
    // Line 1 is the head, and the last one the tail.
    yield lines
      .map((line, index) => ({ no: first + index, text: textOf(line) }))
      .filter(({ no }) => no > 1 && no <= rows + 1)
  }
}

/**
 * Looks through a whole file of «Город» before a row of it is taken. `not_of_gorod`: something else was put there.
 * `damaged`: it is cut off, or its totals or its sum do not fit. What single rows say is looked at later, row by row.
 * `watch` hears of the bytes read and returns false to stop.
 */
export const checkIncoming = async (
  file: IncomingBytes,
  watch: (bytesRead: number) => boolean,
): Promise<IncomingFile | 'not_of_gorod' | 'damaged' | 'cancelled'> => {
  const sums: string[] = []
  const digest = createHash('sha256')
  let head: z.output<typeof incomingHead> | null = null
  let count = 0
  let last: Buffer = Buffer.alloc(0)
  try {
    for await (const lines of linesOf(file, sums)) {
      if (!watch(Math.min(sums.length * pieceBytes, file.bytes))) return 'cancelled'
      for (const line of lines) {
        head ??= incomingHead.safeParse(parsed(textOf(line))).data ?? null
        if (head === null) return 'not_of_gorod'
        // The last line is not of what it sums up.
        digest.update(last)
        last = line
        count += 1
      }
    }
  } catch (error) {
    if (error instanceof DamagedFile) return head === null ? 'not_of_gorod' : 'damaged'
    throw error
  }
  if (head === null) return 'not_of_gorod'
  const tail = tailLine.safeParse(count < 2 ? undefined : parsed(textOf(last)))
  if (!tail.success || tail.data.rows !== count - 2 || tail.data.sha256 !== digest.digest('hex')) return 'damaged'
  const { rows, sha256: sum } = tail.data
  return { asOf: head.asOf, demo: head.demo, sum, rows, lines: () => rowsOf(file, sums, rows) }
}
