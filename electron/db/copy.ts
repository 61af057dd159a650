import { chmodSync, copyFileSync, rmSync } from 'node:fs'
import { databaseFileEnds } from './database-files.ts'
import { fsyncFile } from './fsync.ts'
import { chainHead } from './journal.ts'
import { migrations } from './migrate.ts'
import { databaseProblem, type OpenDatabase, openCopy } from './open.ts'
import { verifyJournal } from './verify.ts'

/** What a copy tells without its keys; `details` is the desk's JSON as stored. */
export type CopyReport = {
  readonly details: string
  readonly epoch: number
  /** The last audit event; `at` is null when there is none. */
  readonly at: string | null
  readonly head: string
  readonly payments: number
}

/**
 * `not_a_copy`: no finished copy of a set-up real desk with a recovery phrase. `from_future`: of a newer program.
 * `broken`: its pages or its chain are damaged.
 */
export type CopyProblem = 'not_a_copy' | 'from_future' | 'broken'
export type CopyFound =
  | { readonly problem: null; readonly report: CopyReport }
  | { readonly problem: CopyProblem; readonly report: null }

const none = (problem: CopyProblem): CopyFound => ({ problem, report: null })

const tablesOf = (copy: OpenDatabase): Set<string> =>
  new Set(copy.db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name))

const readCopy = (copy: OpenDatabase): CopyFound => {
  const tables = tablesOf(copy)
  if (!tables.has('schema_migrations') || !tables.has('desk')) return none('not_a_copy')
  if ((copy.raw.pragma('user_version', { simple: true }) as number) > migrations.length) return none('from_future')
  if (copy.raw.pragma('integrity_check', { simple: true }) !== 'ok') return none('broken')
  // A demo desk's key lies in a file beside it, and a desk from before the recovery phrase has none to show.
  if (!tables.has('key_wraps') || !copy.db.get("SELECT 1 FROM key_wraps WHERE kind = 'phrase'"))
    return none('not_a_copy')
  const desk = copy.db.get<{ details: string; epoch: number }>("SELECT details, epoch FROM desk WHERE kind = 'real'")
  if (!desk) return none('not_a_copy')
  const { at, hash: head } = chainHead(copy.db)
  if (!verifyJournal(copy.db, at ?? '').intact) return none('broken')
  const payments = copy.db.get<{ n: number }>('SELECT count(*) AS n FROM payments')?.n ?? 0
  return { problem: null, report: { ...desk, at, head, payments } }
}

/**
 * Looks at a file that is said to be a copy: is it one, is it whole, does its chain hold, what is in it. Long on a big
 * desk: it runs in a worker. Throws only what the file system throws (a medium taken out, no right to read).
 */
export const inspectCopy = (file: string): CopyFound => {
  let copy: OpenDatabase
  try {
    copy = openCopy(file)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return none('not_a_copy')
  }
  try {
    return readCopy(copy)
  } catch (error) {
    // The first page that can't be read tells whether this was ever a database of ours.
    if (databaseProblem(error) === 'database_corrupt')
      return none((error as { code?: string }).code === 'SQLITE_NOTADB' ? 'not_a_copy' : 'broken')
    if (error instanceof SyntaxError) return none('broken')
    throw error
  } finally {
    copy.close()
  }
}

/**
 * Brings a copy to the desk's own disk and looks at it there: what was verified is what is put in place, whatever
 * becomes of the medium. Throws what the file system throws; a file that is no whole copy is removed again.
 */
export const fetchCopy = (source: string, target: string): CopyFound => {
  for (const end of databaseFileEnds) rmSync(`${target}${end}`, { force: true })
  try {
    copyFileSync(source, target)
    chmodSync(target, 0o600)
    fsyncFile(target)
    const found = inspectCopy(target)
    if (found.problem !== null) rmSync(target, { force: true })
    return found
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}
