import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TransactionContext } from '../core/context.ts'
import type { GorodExchange } from '../core/ports.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db, Tx } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import {
  type ExchangeFile,
  fileToSend,
  freezeFile,
  markFileSent,
  nameOfFile,
  nameOfNextFile,
  textOfFile,
} from './exchange-files.ts'
import { waitingForGorod } from './outbox.ts'

export type ExportParts = {
  readonly db: Db
  readonly keys: DeskKeys
  readonly desk: StoredDesk
  readonly ids: { next(): string }
  readonly exchange: GorodExchange
  readonly operatorId: string | null
  readonly transact: <T>(work: (tx: Tx, context: TransactionContext) => T) => T
}

/** Writes one frozen file and marks it as sent. Null when something in it was erased: it can't be written as it was. */
export const sendFile = async (parts: ExportParts, file: ExchangeFile): Promise<string | null> => {
  const text = textOfFile(parts.db, parts.keys, parts.desk, file)
  if (text === null) return null
  const name = nameOfFile(file)
  await parts.exchange.put(name, text)
  parts.transact((tx, { at, audit }) => {
    const first = markFileSent(tx, file.id, at)
    audit('exchange.exported', { name, rows: file.rows, sha256: file.sum, repeated: !first })
  })
  return name
}

/** A file that this desk never made bears the next number: a desk restored from too old a copy, or two desks of one number. */
export class FileNumberTakenError extends Error {}

const freezeNext = async (parts: ExportParts): Promise<ExchangeFile | null> => {
  const { db, keys, ids, desk, exchange, operatorId } = parts
  if (waitingForGorod(db).rows === 0) return null
  if (await exchange.has(nameOfNextFile(db, desk))) throw new FileNumberTakenError()
  return parts.transact((tx, { at }) => freezeFile(tx, keys, { id: ids.next(), desk, at, operatorId }))
}

/**
 * Puts everything that waits into numbered files in the folder. What a kill left frozen but perhaps unwritten goes
 * first, byte for byte as it was. Rejects with what the file system says; what was frozen then waits for the next time.
 */
export const exportToGorod = async (parts: ExportParts): Promise<{ name: string; rows: number }[]> => {
  const sent: { name: string; rows: number }[] = []
  for (;;) {
    const file = fileToSend(parts.db) ?? (await freezeNext(parts))
    if (!file) return sent
    const name = await sendFile(parts, file)
    if (name === null) throw new Error('a file that waits can not be written as it was frozen')
    sent.push({ name, rows: file.rows })
    await nextTurn() // the window is served between two files
  }
}
