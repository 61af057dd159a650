import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { type BackupReason, backupReasonOf } from '../../shared/domain/backup-name.ts'
import { fsyncFile, fsyncFolder } from './fsync.ts'
import { type ChainHead, chainHead } from './journal.ts'
import { type OpenDatabase, openCopy, openDatabase } from './open.ts'

/**
 * So many copies stay: with a shift a day a month of days to go back to. One made before a migration stays for ever: it
 * is the only way back to the program of before, and there are a handful of them in a desk's life.
 */
export const keptBackups = 30

/** Left free beside a copy: a copy must never take the place that the next payments need. */
export const spareBytes = 64 * 1024 * 1024

export type BackupTask = {
  /** The live database; it may be written meanwhile. */
  readonly file: string
  readonly folder: string
  /** The copy's name in the folder: shared/domain/backup-name.ts. */
  readonly name: string
  /** The instant it is made at, kept as the file's time. */
  readonly at: string
  readonly spareBytes: number
}

/** `seq` and `head`: the last audit event in the copy. */
export type BackupMade = { readonly file: string; readonly bytes: number; readonly seq: number; readonly head: string }

/** The copy is not what the database was. */
export class BackupError extends Error {}

const unfinished = '.unfinished'

const assertRoom = (task: BackupTask): void => {
  const { bavail, bsize } = statfsSync(task.folder)
  const neededBytes = statSync(task.file).size + task.spareBytes
  if (bavail * bsize < neededBytes) throw Object.assign(new BackupError('no room for a copy'), { code: 'ENOSPC' })
}

/** A copy is whole when SQLite finds it sound and its chain ends in an event that the live chain has, too. */
const assertSame = (source: OpenDatabase, before: ChainHead, file: string): ChainHead => {
  const copy = openCopy(file)
  try {
    if (copy.raw.pragma('integrity_check', { simple: true }) !== 'ok') throw new BackupError('the copy is not sound')
    const head = chainHead(copy.db)
    const live = source.db.get<{ hash: string }>('SELECT hash FROM audit_events WHERE seq = :seq', { seq: head.seq })
    if (head.seq < before.seq || (head.seq > 0 && live?.hash !== head.hash))
      throw new BackupError('the chain of the copy ends elsewhere')
    return head
  } finally {
    copy.close()
  }
}

const removeOld = (folder: string, made: string): void => {
  const names = readdirSync(folder)
  // Of a copy that a kill or a power cut ended; only one is made at a time.
  for (const name of names) if (name.endsWith(unfinished)) rmSync(join(folder, name), { force: true })
  const ordinary = names.filter((name) => ![null, 'migration'].includes(backupReasonOf(name))).sort()
  for (const name of ordinary.slice(0, -keptBackups)) if (name !== made) rmSync(join(folder, name), { force: true })
}

/**
 * Makes a verified copy: VACUUM INTO under a temporary name, fsync, integrity check, chain compared, rename. Long on a
 * big desk: it runs in a worker. On failure nothing is left behind, and it throws what `databaseProblem` knows or
 * BackupError. The copy holds what the database holds and no more: not `spool.key`. A desk restored elsewhere gets a new
 * one: it can't read the payment drafts in the copy (a restore deletes them) and takes a command repeated from before
 * for another one (`command.id_reused`). Of the wraps of the desk's key the recovery phrase's opens it anywhere.
 */
export const makeBackup = (task: BackupTask): BackupMade => {
  mkdirSync(task.folder, { recursive: true, mode: 0o700 })
  const file = join(task.folder, task.name)
  if (existsSync(file)) throw new BackupError('a copy of this name is there')
  const draft = `${file}${unfinished}`
  assertRoom(task)
  const source = openDatabase(task.file, { readonly: true })
  try {
    rmSync(draft, { force: true })
    closeSync(openSync(draft, 'wx', 0o600)) // SQLite would make it readable by everyone
    const before = chainHead(source.db)
    source.raw.prepare('VACUUM INTO ?').run(draft)
    fsyncFile(draft)
    const head = assertSame(source, before, draft)
    utimesSync(draft, new Date(task.at), new Date(task.at))
    renameSync(draft, file)
    fsyncFolder(task.folder)
    removeOld(task.folder, task.name)
    return { file: task.name, bytes: statSync(file).size, seq: head.seq, head: head.hash }
  } catch (error) {
    rmSync(draft, { force: true })
    rmSync(`${draft}-journal`, { force: true })
    throw error
  } finally {
    source.close()
  }
}

export type BackupCopy = { file: string; madeAt: string; reason: BackupReason; bytes: number }

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return [] // not there yet, or closed to us: the next copy says why
  }
}

/** The copies in a folder, newest first; none where there is no folder that can be read. */
export const listCopies = (folder: string): BackupCopy[] =>
  namesIn(folder)
    .flatMap((file) => {
      const reason = backupReasonOf(file)
      const stats = reason === null ? undefined : statSync(join(folder, file), { throwIfNoEntry: false })
      return reason === null || !stats ? [] : [{ file, madeAt: stats.mtime.toISOString(), reason, bytes: stats.size }]
    })
    .sort((a, b) => (a.file < b.file ? 1 : -1))
