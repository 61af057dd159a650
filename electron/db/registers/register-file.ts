import { crc32 } from 'node:zlib'
import type { RegisterRowProblem } from '../../../shared/domain/register-columns.ts'
import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import type { AccountFormat } from '../../../shared/domain/account-format.ts'
import { compileRegister, type RegisterEntry } from '../../../shared/domain/register-rows.ts'
import { type Db, openCopy } from '../open.ts'
import { bucketOf, commonRests, entriesOf, hashAccount, offsetsAt, restOf } from './places.ts'
import { rowAt, rowShapeOf } from './source-rows.ts'

// The provider's file as it came, in pieces of whole rows, and where each account lies in it (places.ts). Names,
// addresses and accounts are of class B (README). A million rows as rows of a table take twice the time of the goal in
// the driver alone.
export const registerSchema = `
CREATE TABLE about (layout TEXT NOT NULL, account_format TEXT NOT NULL, accounts INTEGER NOT NULL) STRICT;
CREATE TABLE pieces (first INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE places (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
CREATE TABLE bad_rows (start INTEGER PRIMARY KEY, line INTEGER NOT NULL, problem TEXT NOT NULL) STRICT;`

type About = { layout: string; accountFormat: string; accounts: number }
type Piece = { first: number; bytes: Uint8Array }

const aboutOf = (db: Db): About => {
  const about = db.get<About>('SELECT layout, account_format AS accountFormat, accounts FROM about')
  if (!about) throw new Error('the register tells nothing of itself')
  return about
}

const entriesIn = (db: Db, bucket: number) => {
  const found = db.get<{ entries: Uint8Array }>('SELECT entries FROM places WHERE bucket = :bucket', { bucket })
  return found && entriesOf(found.entries)
}

export type BadRow = {
  readonly start: number
  readonly line: number
  readonly problem: RegisterRowProblem
  readonly text: string
}

/** A register's file opened for reading. Everything throws what SQLite throws, or an Error, when the file is damaged. */
export type RegisterStore = {
  /** `account` as the provider writes it. Its meters come from all its rows. */
  find(account: string): RegisterEntry | undefined
  /** Rows that were not taken, in the file's order, those that begin after `after`; -1 for the first. */
  badRows(after: number, limit: number): BadRow[]
  close(): void
}

/** Opens a register's file. Throws what SQLite and the file system throw, and when it is not a whole one. */
export const openRegister = (file: string): RegisterStore => {
  const store = openCopy(file)
  const { db } = store
  const pieceAt = (offset: number): Piece => {
    const piece = db.get<Piece>('SELECT first, bytes FROM pieces WHERE first <= :offset ORDER BY first DESC LIMIT 1', {
      offset,
    })
    if (!piece || offset >= piece.first + piece.bytes.length) throw new Error('the register lacks a piece')
    return piece
  }
  try {
    const about = aboutOf(db)
    const layout = JSON.parse(about.layout) as RegisterLayout
    const shape = rowShapeOf(Buffer.from(pieceAt(0).bytes), layout)
    if (!shape) throw new Error('the register has another head')
    const fields = shape.format === 'dbf' ? shape.head.fields : []
    const reader = compileRegister(layout, JSON.parse(about.accountFormat) as AccountFormat, fields)
    const rawAt = (offset: number): string => {
      const { first, bytes } = pieceAt(offset)
      return rowAt(bytes as Buffer, offset - first, shape)
    }
    return {
      find: (account) => {
        const hash = hashAccount(account)
        const entries = entriesIn(db, bucketOf(hash))
        if (!entries) return undefined
        let found: RegisterEntry | undefined
        for (const offset of offsetsAt(entries, restOf(hash))) {
          const entry = reader.read(rawAt(offset), true)
          if ('problem' in entry || entry.account !== account) continue
          if (!found) found = entry
          else {
            const known = new Set(found.meters.map(({ serial }) => serial))
            found.meters.push(...entry.meters.filter(({ serial }) => !known.has(serial)))
          }
        }
        return found
      },
      badRows: (after, limit) =>
        db
          .all<{ start: number; line: number; problem: RegisterRowProblem }>(
            'SELECT start, line, problem FROM bad_rows WHERE start > :after ORDER BY start LIMIT :limit',
            { after, limit },
          )
          .map(({ start, line, problem }) => ({ start, line, problem, text: reader.decode(rawAt(start)) })),
      close: () => store.close(),
    }
  } catch (error) {
    store.close()
    throw error
  }
}

const piecesAtOnce = 500

/** Reads the finished file as the desk will: sound pages, and the bytes that were written. */
export const verifyRegister = (
  file: string,
  written: { crc: number; entriesCrc: number; bytes: number },
  watch: (done: number, total: number) => void,
): void => {
  const store = openCopy(file)
  try {
    if (store.raw.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the register is not sound')
    let crc = 0
    let bytes = 0
    for (let after = -1; ; ) {
      const pieces = store.db.all<Piece>(
        'SELECT first, bytes FROM pieces WHERE first > :after ORDER BY first LIMIT :piecesAtOnce',
        { after, piecesAtOnce },
      )
      if (pieces.length === 0) break
      for (const piece of pieces) {
        crc = crc32(piece.bytes, crc)
        bytes += piece.bytes.length
        after = piece.first
      }
      watch(bytes, written.bytes)
    }
    let entriesCrc = 0
    for (let after = -1; ; ) {
      const buckets = store.db.all<{ bucket: number; entries: Uint8Array }>(
        'SELECT bucket, entries FROM places WHERE bucket > :after ORDER BY bucket LIMIT :piecesAtOnce',
        { after, piecesAtOnce },
      )
      if (buckets.length === 0) break
      for (const { bucket, entries } of buckets) {
        entriesCrc = crc32(entries, entriesCrc)
        after = bucket
      }
      watch(bytes, written.bytes)
    }
    if (crc !== written.crc || bytes !== written.bytes || entriesCrc !== written.entriesCrc)
      throw new Error('the register does not hold what was read')
  } finally {
    store.close()
  }
}

/** How many accounts stand in both files; null where the former can't be read. 44 bits of hash tell accounts apart here. */
export const countCommon = (
  former: string,
  file: string,
  watch: (done: number, total: number) => void,
): { accounts: number; former: number } | null => {
  let old: ReturnType<typeof openCopy>
  try {
    old = openCopy(former)
  } catch {
    return null
  }
  const store = openCopy(file)
  try {
    const { accounts: total } = aboutOf(old.db)
    const buckets = store.db.all<{ bucket: number }>('SELECT bucket FROM places ORDER BY bucket')
    let accounts = 0
    for (const [index, { bucket }] of buckets.entries()) {
      const [own, other] = [entriesIn(store.db, bucket), entriesIn(old.db, bucket)]
      if (own && other) accounts += commonRests(own, other)
      if (index % 64 === 0) watch(index, buckets.length)
    }
    return { accounts, former: total }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null // a page of the former that can't be read
    throw error
  } finally {
    old.close()
    store.close()
  }
}
