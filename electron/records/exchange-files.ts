import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import { type OutgoingHeader, outgoingName, rowOf, writeFileText } from './exchange-format.ts'
import { forgetKeptNumbers, numberOfRow, outboxOfFile, type OutboxRow, unsentOutbox } from './outbox.ts'

/** Each row opens a client's key: so many take a twentieth of a second. */
const rowsInFile = 1000

export type ExchangeFile = {
  id: string
  epoch: number
  number: number
  deskNumber: string
  madeAt: string
  previous: string | null
  rows: number
  sum: string
  sentAt: string | null
}

const columns = `id, epoch, number, desk_number AS deskNumber, made_at AS madeAt, previous, row_count AS rows, sha256 AS sum,
  sent_at AS sentAt`

export const findExchangeFile = (db: Db, id: string): ExchangeFile | undefined =>
  db.get<ExchangeFile>(`SELECT ${columns} FROM exchange_files WHERE id = :id`, { id })

/** The newest files first. */
export const lastExchangeFiles = (db: Db, limit: number): ExchangeFile[] =>
  db.all<ExchangeFile>(`SELECT ${columns} FROM exchange_files ORDER BY id DESC LIMIT :limit`, { limit })

/** A file that was frozen and is not in the folder for sure: the program died in between, or the folder was not there. */
export const fileToSend = (db: Db): ExchangeFile | undefined =>
  db.get<ExchangeFile>(`SELECT ${columns} FROM exchange_files WHERE sent_at IS NULL ORDER BY id LIMIT 1`)

type OfDesk = Pick<StoredDesk, 'kind'>

const headerOf = (file: Omit<ExchangeFile, 'id' | 'rows' | 'sum' | 'sentAt'>, { kind }: OfDesk): OutgoingHeader => ({
  desk: file.deskNumber.padStart(4, '0'),
  epoch: file.epoch,
  file: file.number,
  madeAt: file.madeAt,
  previous: file.previous,
  demo: kind === 'demo',
})

const linesOf = (db: Db, keys: DeskKeys, rows: readonly OutboxRow[]) =>
  rows.map((row) => ({ kind: row.kind, canonical: rowOf(row, numberOfRow(db, keys, row)) }))

export const nameOfFile = (file: Pick<ExchangeFile, 'deskNumber' | 'epoch' | 'number'>): string =>
  outgoingName({ desk: file.deskNumber.padStart(4, '0'), epoch: file.epoch, file: file.number })

/** The file's text, the same as ever; null when something in it was erased since. */
export const textOfFile = (db: Db, keys: DeskKeys, desk: OfDesk, file: ExchangeFile): string | null => {
  const { text, sum } = writeFileText(headerOf(file, desk), linesOf(db, keys, outboxOfFile(db, file.id)))
  return sum === file.sum ? text : null
}

/** Number and predecessor of the next file. */
const nextFile = (db: Db, { epoch, details: { deskNumber } }: StoredDesk) => {
  const last = db.get<{ number: number; sum: string }>(
    'SELECT number, sha256 AS sum FROM exchange_files WHERE epoch = :epoch ORDER BY number DESC LIMIT 1',
    { epoch },
  )
  return { epoch, number: (last?.number ?? 0) + 1, deskNumber, previous: last?.sum ?? null }
}

export const nameOfNextFile = (db: Db, desk: StoredDesk): string => nameOfFile(nextFile(db, desk))

/**
 * Freezes what waits into the next numbered file, in the caller's transaction; null when nothing waits. From then on its
 * bytes are settled, whenever and however often it is written.
 */
export const freezeFile = (
  tx: Tx,
  keys: DeskKeys,
  of: { id: string; desk: StoredDesk; at: string; operatorId: string | null },
): ExchangeFile | null => {
  const { id, desk, at, operatorId } = of
  const waiting = unsentOutbox(tx, rowsInFile)
  if (waiting.length === 0) return null
  const head = { ...nextFile(tx, desk), madeAt: at }
  const { text, sum } = writeFileText(headerOf(head, desk), linesOf(tx, keys, waiting))
  tx.run(
    `INSERT INTO exchange_files (id, epoch, number, desk_number, made_at, previous, row_count, byte_count, sha256, operator_id)
     VALUES (:id, :epoch, :number, :deskNumber, :madeAt, :previous, :rows, :bytes, :sum, :operatorId)`,
    { ...head, id, rows: waiting.length, bytes: Buffer.byteLength(text), sum, operatorId },
  )
  tx.run('UPDATE outbox SET file_id = :id WHERE file_id IS NULL AND seq <= :lastSeq', {
    id,
    lastSeq: waiting.at(-1)?.seq ?? 0,
  })
  return { id, ...head, rows: waiting.length, sum, sentAt: null }
}

/** The file lies in the folder. True the first time. */
export const markFileSent = (tx: Tx, id: string, at: string): boolean => {
  const first = tx.run('UPDATE exchange_files SET sent_at = :at WHERE id = :id AND sent_at IS NULL', { id, at }) > 0
  if (first) forgetKeptNumbers(tx, id)
  return first
}
