import { chmodSync, copyFileSync, existsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  assertPragmas,
  databaseProblem,
  openDatabase,
  requiredPragmas,
  TransactionError,
} from '../../../electron/db/open.ts'
import { databaseFile } from '../../../electron/desk.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openCashDesk, openTestDesk, temporaryFolder, waterLine } from '../../support/desk.ts'

const newFile = (): string => join(temporaryFolder(), 'kassa.db')

const openNew = () => {
  const database = openDatabase(newFile())
  onTestFinished(database.close)
  database.raw.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT) STRICT')
  return database
}

describe('a connection', () => {
  test('has every setting that money rests on, for reading too', () => {
    const { raw, file } = openNew()
    const reader = openDatabase(file, { readonly: true })
    onTestFinished(reader.close)
    for (const connection of [raw, reader.raw]) {
      for (const [name, wanted] of Object.entries(requiredPragmas))
        expect(connection.pragma(name, { simple: true }), name).toBe(wanted)
      expect(connection.pragma('busy_timeout', { simple: true })).toBe(5000)
    }
  })

  const weaker: Readonly<Record<keyof typeof requiredPragmas, readonly string[]>> = {
    journal_mode: ['DELETE', 'MEMORY'],
    synchronous: ['OFF', 'NORMAL'],
    foreign_keys: ['OFF'],
    recursive_triggers: ['OFF'],
    secure_delete: ['OFF', 'FAST'],
    trusted_schema: ['ON'],
  }
  for (const [name, values] of Object.entries(weaker))
    test.each(values)(`with ${name} = %s is not accepted`, (value) => {
      const { raw } = openNew()
      expect(() => assertPragmas(raw)).not.toThrow()
      raw.pragma(`${name} = ${value}`)
      expect(() => assertPragmas(raw)).toThrow(`database setting ${name} is`)
    })

  test('as better-sqlite3 opens it would silently sync less: WAL with synchronous=NORMAL', () => {
    const raw = new Sqlite(newFile())
    onTestFinished(() => void raw.close())
    raw.pragma('journal_mode = WAL')
    raw.exec('CREATE TABLE t (x)')
    raw.close()
    const again = new Sqlite(raw.name)
    onTestFinished(() => void again.close())
    expect(again.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(again.pragma('synchronous', { simple: true })).toBe(1)
    expect(() => assertPragmas(again)).toThrow('database setting synchronous is 1, must be 2')
  })
})

describe('reading', () => {
  test('can’t write', () => {
    const { db } = openNew()
    for (const sql of [
      "INSERT INTO rows (text) VALUES ('x') RETURNING id",
      'DELETE FROM rows RETURNING id',
      'PRAGMA user_version = 5',
    ])
      expect(() => db.all(sql), sql).toThrow()
    expect(db.all('SELECT * FROM rows')).toEqual([])
  })
})

describe('a transaction', () => {
  const insert = "INSERT INTO rows (text) VALUES ('x')"

  test('writes all or nothing', () => {
    const { db, transact } = openNew()
    expect(transact((tx) => tx.run(insert))).toBe(1)
    const failing = () =>
      transact((tx) => {
        tx.run(insert)
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    expect(db.all('SELECT id FROM rows')).toEqual([{ id: 1 }])
  })

  test('that is a promise writes nothing', () => {
    const { db, transact } = openNew()
    expect(() => transact(async (tx) => tx.run(insert))).toThrow(TransactionError)
    expect(db.all('SELECT id FROM rows')).toEqual([])
  })

  test('with a promise would have been committed by better-sqlite3 itself', () => {
    const { db, raw } = openNew()
    void raw.transaction(async () => {
      raw.exec(insert)
      await Promise.resolve()
    })()
    expect(db.all('SELECT id FROM rows')).toEqual([{ id: 1 }])
  })

  test('writes no more once it has ended', () => {
    const { db, transact } = openNew()
    const kept = transact((tx) => ({ tx })).tx
    expect(() => kept.run(insert)).toThrow('the transaction has ended')
    expect(db.all('SELECT id FROM rows')).toEqual([])
  })

  test('with a money row that no audit event covers can’t commit', () => {
    const { db, transact } = openNew()
    const uncovered = () =>
      transact((tx) => {
        tx.run(insert)
        tx.uncoveredMoneyRows.push({ table: 'rows', key: '1', sha256: '' })
      })
    expect(uncovered).toThrow('money rows without an audit event')
    expect(db.all('SELECT id FROM rows')).toEqual([])
  })
})

describe('the troubles of a machine', () => {
  const problemOf = async (folder: string): Promise<string | null> => {
    try {
      await openTestDesk({ folder, kind: 'real' })
      return 'opened'
    } catch (error) {
      return databaseProblem(error)
    }
  }

  const workedFolder = async (): Promise<{ folder: string; file: string; pages: number }> => {
    const desk = await openCashDesk()
    for (let n = 0; n < 20; n++) await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })
    const pages = desk.database.raw.pragma('page_count', { simple: true }) as number
    await desk.close()
    const folder = temporaryFolder()
    copyFileSync(databaseFile(desk.folder), databaseFile(folder))
    return { folder, file: databaseFile(folder), pages }
  }

  test('a whole file opens', async () => {
    expect(await problemOf((await workedFolder()).folder)).toBe('opened')
  }, 60_000)

  test('a file of garbage, or with a broken header, is corrupt', async () => {
    const folder = temporaryFolder()
    writeFileSync(databaseFile(folder), Buffer.alloc(100_000, 'not a database '))
    expect(await problemOf(folder)).toBe('database_corrupt')
  })

  test('a file that was cut off is corrupt, and stays as it is', async () => {
    const { folder, file, pages } = await workedFolder()
    truncateSync(file, Math.floor(pages / 2) * 4096)
    expect(await problemOf(folder)).toBe('database_corrupt')
    expect(existsSync(file)).toBe(true)
  }, 60_000)

  test('pages of garbage inside are answered as corrupt, not as a mistake of ours', async () => {
    const desk = await openCashDesk()
    for (let n = 0; n < 20; n++) await desk.value(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })
    const root =
      desk.database.db.get<{ page: number }>("SELECT rootpage AS page FROM sqlite_schema WHERE name = 'shifts'")
        ?.page ?? 0
    const { folder, clock } = desk
    await desk.close()
    const { openSync, writeSync, closeSync } = await import('node:fs')
    const handle = openSync(databaseFile(folder), 'r+')
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, (root - 1) * 4096)
    closeSync(handle)
    const again = await openTestDesk({ folder, clock })
    await again.signInAs('cashier')
    expect(await again.error(acceptPayment, { lines: [waterLine()], givenKopecks: 81_240 })).toEqual({
      kind: 'unavailable',
      code: 'desk.database_corrupt',
    })
    expect(again.logged.map(({ event }) => event)).toContain('database.problem')
  }, 60_000)

  test('a folder that can’t be written is told by its code', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o500)
    onTestFinished(() => chmodSync(folder, 0o700))
    // Root may write everywhere: here a folder in place of the file stands for the missing right.
    try {
      openDatabase(process.getuid?.() === 0 ? folder : join(folder, 'kassa.db')).close()
      throw new Error('it opened')
    } catch (error) {
      expect(databaseProblem(error)).toBe('folder_read_only')
    }
  })

  test('errors are told apart by their codes', () => {
    const coded = (code: string): Error => Object.assign(new Error('x'), { code })
    const cases = {
      SQLITE_FULL: 'disk_full',
      ENOSPC: 'disk_full',
      EDQUOT: 'disk_full',
      SQLITE_READONLY: 'folder_read_only',
      SQLITE_READONLY_DBMOVED: 'folder_read_only',
      SQLITE_IOERR_SHMSIZE: 'disk_full', // a full disk at start
      UNKNOWN_SQLITE_ERROR_1544: 'folder_read_only', // READONLY_DIRECTORY, which better-sqlite3 does not know
      SQLITE_CANTOPEN: 'folder_read_only',
      EACCES: 'folder_read_only',
      EROFS: 'folder_read_only',
      SQLITE_CORRUPT: 'database_corrupt',
      SQLITE_CORRUPT_INDEX: 'database_corrupt',
      SQLITE_NOTADB: 'database_corrupt',
      SQLITE_CONSTRAINT_CHECK: null,
      SQLITE_ERROR: null,
    }
    for (const [code, problem] of Object.entries(cases)) expect(databaseProblem(coded(code)), code).toBe(problem)
    for (const error of [null, undefined, 'SQLITE_FULL', new Error('SQLITE_FULL')])
      expect(databaseProblem(error)).toBeNull()
  })
})
