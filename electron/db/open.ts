import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

export type SqlValue = string | number | null | Uint8Array
/** By name, or in the order of the question marks. */
export type SqlParams = Readonly<Record<string, SqlValue>> | readonly SqlValue[]

/** Reading. Statements that write are refused here, so a query can't change anything. */
export type Db = {
  get<R>(sql: string, params?: SqlParams): R | undefined
  all<R>(sql: string, params?: SqlParams): R[]
}

/** A money row written in this transaction and not yet covered by an audit event. */
export type MoneyRow = { readonly table: string; readonly key: string; readonly sha256: string }

declare const txBrand: unique symbol
/** Writing; exists only inside `transact` and dies with it. */
export type Tx = Db & {
  readonly [txBrand]: true
  /** Rows changed. */
  run(sql: string, params?: SqlParams): number
  /** The chain's head once this transaction has looked at it; `recordAudit` moves it on. */
  auditHead: { seq: number; at: string | null; hash: string } | null
  /** Filled by `insertMoney`, emptied by `recordAudit`; a transaction with something left here can't commit. */
  readonly uncoveredMoneyRows: MoneyRow[]
}

/** One open database file. Everything on it is synchronous: no other request can come between BEGIN and COMMIT. */
export type OpenDatabase = {
  readonly file: string
  readonly db: Db
  transact<T>(work: (tx: Tx) => T): T
  /** Runs SQL scripts outside `transact`; for migrations and maintenance only. */
  readonly raw: Sqlite.Database
  close(): void
}

/** What every connection must have; a database that silently runs with less would lose acknowledged money. */
export const requiredPragmas = {
  journal_mode: 'wal',
  synchronous: 2, // FULL. better-sqlite3 is compiled with NORMAL for WAL, which loses commits in a power cut
  foreign_keys: 1,
  recursive_triggers: 1, // without it INSERT OR REPLACE walks past append-only triggers
  secure_delete: 1,
  trusted_schema: 0,
} as const

const setPragmas = (raw: Sqlite.Database, readonly: boolean): void => {
  raw.pragma('busy_timeout = 5000')
  if (!readonly) raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('recursive_triggers = ON')
  raw.pragma('secure_delete = ON')
  raw.pragma('trusted_schema = OFF')
  // Checkpoints run in a worker by size; this is only the net (performance.md §2).
  raw.pragma('wal_autocheckpoint = 10000')
  // In KiB: room for the indexes of 300 000 clients, taken as they are read (performance.md §3).
  raw.pragma('cache_size = -64000')
}

/** Throws when the connection lacks one of the settings money rests on. */
export const assertPragmas = (raw: Sqlite.Database): void => {
  for (const [name, wanted] of Object.entries(requiredPragmas)) {
    const actual = raw.pragma(name, { simple: true })
    if (actual !== wanted) throw new Error(`database setting ${name} is ${String(actual)}, must be ${String(wanted)}`)
  }
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/** Thrown inside a transaction, so that it rolls back. */
export class TransactionError extends Error {}

/**
 * Opens one database file and asserts its settings. The only way to a live connection, workers included.
 * Throws what SQLite throws: see `databaseProblem`.
 */
export const openDatabase = (file: string, options: { readonly?: boolean } = {}): OpenDatabase => {
  const readonly = options.readonly ?? false
  const raw = new Sqlite(file, { readonly })
  try {
    setPragmas(raw, readonly)
    assertPragmas(raw)
  } catch (error) {
    raw.close()
    throw error
  }
  return onConnection(raw, file)
}

/** Read from the file itself (sqlite.org/fileformat.html, offset 18): to ask SQLite would make a WAL beside it. */
const isInWalMode = (file: string): boolean => {
  const head = Buffer.alloc(20)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, head.length, 0)
  } finally {
    closeSync(handle)
  }
  return head.toString('latin1', 0, 15) === 'SQLite format 3' && head[18] === 2
}

/**
 * Opens a finished copy for reading. It has no WAL and gets none: a file that is still in WAL mode may lack what lies
 * beside it, and is refused. Throws what SQLite and the file system throw, or TransactionError.
 */
export const openCopy = (file: string): OpenDatabase => {
  if (isInWalMode(file) || existsSync(`${file}-wal`)) throw new TransactionError('a copy with a WAL')
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    raw.pragma('trusted_schema = OFF')
    return onConnection(raw, file)
  } catch (error) {
    raw.close()
    throw error
  }
}

const onConnection = (raw: Sqlite.Database, file: string): OpenDatabase => {
  const statements = new Map<string, Sqlite.Statement<[SqlParams]>>()
  const prepare = (sql: string): Sqlite.Statement<[SqlParams]> => {
    const known = statements.get(sql)
    if (known) return known
    // The plan may rest on a bound LIMIT, so SQLite (3.47) compiles the statement again at every call: 10 to 30 µs. On an
    // expression it does not.
    const made = raw.prepare<[SqlParams]>(sql.replace(/\bLIMIT :/g, 'LIMIT +:'))
    statements.set(sql, made)
    return made
  }
  const reading = (sql: string): Sqlite.Statement<[SqlParams]> => {
    const statement = prepare(sql)
    if (!statement.readonly) throw new TransactionError('a reading statement writes')
    return statement
  }
  const db: Db = {
    get: <R>(sql: string, params: SqlParams = {}) => reading(sql).get(params) as R | undefined,
    all: <R>(sql: string, params: SqlParams = {}) => reading(sql).all(params) as R[],
  }

  const runInTransaction = raw.transaction((work: (tx: Tx) => unknown): unknown => {
    let alive = true
    const uncoveredMoneyRows: MoneyRow[] = []
    const tx = {
      ...db,
      run: (sql: string, params: SqlParams = {}) => {
        if (!alive) throw new TransactionError('the transaction has ended')
        return prepare(sql).run(params).changes
      },
      auditHead: null,
      uncoveredMoneyRows,
    } as unknown as Tx
    try {
      const result = work(tx)
      // better-sqlite3 would happily run an async handler here and commit before it wrote anything.
      if (isThenable(result)) throw new TransactionError('a transaction must be synchronous')
      if (uncoveredMoneyRows.length > 0) throw new TransactionError('money rows without an audit event')
      return result
    } finally {
      alive = false
    }
  })

  return {
    file,
    db,
    raw,
    transact: <T>(work: (tx: Tx) => T): T => runInTransaction.immediate(work) as T,
    close: () => raw.close(),
  }
}

export type DatabaseProblem = 'disk_full' | 'folder_read_only' | 'database_corrupt'

/** Result codes of SQLite by their low byte (sqlite.org/rescode.html), as far as a machine causes them. */
const problemOfResult: Readonly<Record<number, DatabaseProblem>> = {
  8: 'folder_read_only', // READONLY
  11: 'database_corrupt', // CORRUPT
  13: 'disk_full', // FULL
  14: 'folder_read_only', // CANTOPEN
  26: 'database_corrupt', // NOTADB
}

/** Which of the troubles of a machine an error is, if one; null for a mistake of ours. */
export const databaseProblem = (error: unknown): DatabaseProblem | null => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  // better-sqlite3 has no name for the newer codes, for one READONLY_DIRECTORY of a folder closed for writing.
  const unnamed = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1]
  if (unnamed !== undefined) return problemOfResult[Number(unnamed) & 0xff] ?? null
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_WRITE'].includes(code)) return 'disk_full'
  // The WAL's index could not be given its size: what a full disk answers before anything is written.
  if (code === 'SQLITE_IOERR_SHMSIZE') return 'disk_full'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'folder_read_only'
  if (['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(code)) return 'folder_read_only'
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'database_corrupt'
  return null
}
