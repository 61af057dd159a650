import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deskDetails } from '../shared/contract/desk.ts'
import { readPhrase } from '../shared/domain/recovery-phrase.ts'
import { type Clock, createIds, type Random, toInstant } from './core/clock.ts'
import type { RestorePort, SecretStore } from './core/ports.ts'
import { type KeyWrap, openByPhrase, openFormer, wrapForMachine } from './core/wrapped-key.ts'
import { beyondCopy } from './db/beyond-copy.ts'
import type { CopyFound, CopyReport } from './db/copy.ts'
import { databaseFileEnds } from './db/database-files.ts'
import { createDeskKeys } from './db/desk-keys.ts'
import { writeDeskMarker } from './db/desk-marker.ts'
import { foundErasures } from './db/erasure-list.ts'
import { fsyncFile, fsyncFolder } from './db/fsync.ts'
import { chainHead, recordAudit } from './db/journal.ts'
import { migrate } from './db/migrate.ts'
import { databaseProblem, openCopy, openDatabase } from './db/open.ts'
import { databaseFile } from './desk.ts'
import { deskSetUpAt } from './records/desk.ts'
import { openNextEpoch } from './records/epochs.ts'
import { replayErasures } from './records/erasures.ts'
import { findRotation } from './records/key-rotation.ts'
import { awaitReview, withSentFiles } from './records/restore-review.ts'
import { dropMachineWraps, findKeyWrap, putKeyWrap } from './records/key-wraps.ts'
import { settleWorkOfCopy } from './records/restored-work.ts'

export type RestoreParts = {
  /** The real desk's folder. */
  readonly folder: string
  readonly clock: Clock
  readonly random: Random
  readonly store: SecretStore
  /** Brings a copy to `target` and looks at it there, beside main. */
  readonly fetch: (file: string, target: string) => Promise<CopyFound>
  /** The file dialog; null when it was left. */
  readonly chooseFile: () => Promise<string | null>
  /** Whether the desk may be replaced now: never one that works. */
  readonly isReplaceable: () => boolean
  /** Closes what is open of the desk to be replaced. */
  readonly release: () => Promise<void>
  /** Opens the desk again, whatever became of it. */
  readonly reopen: () => Promise<void>
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

const fetchedFile = (folder: string): string => `${databaseFile(folder)}.restoring`

/** What an interrupted restore left: a copy that was never put in place. */
export const removeFetchedCopy = (folder: string): void => {
  for (const name of [fetchedFile(folder), `${fetchedFile(folder)}.looking`])
    for (const end of databaseFileEnds) rmSync(`${name}${end}`, { force: true })
}

type Taken = {
  readonly wraps: readonly KeyWrap[]
  readonly report: CopyReport
  readonly clock: Clock
  readonly random: Random
  readonly deskKey: Uint8Array
  /** The copy as it was chosen, and the desk's folder. */
  readonly source: string
  readonly folder: string
}

/** Copies and databases in a folder; none where it can't be read. */
const databasesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.db') || name.includes('.db.broken-'))
      .map((name) => join(folder, name))
      .filter((file) => !/-(wal|shm|journal)$/.test(file))
  } catch {
    return []
  }
}

/** The copy becomes this machine's desk: schema, new epoch, its key under this machine's ways, open work settled. */
const takeOver = (file: string, taken: Taken): string => {
  const { wraps, report, clock, random, deskKey, source, folder } = taken
  // What else there is of this desk: beside the copy, and where the lost database was.
  const folders = [dirname(source), folder, join(folder, 'backups')]
  const others = folders.flatMap((one) => databasesIn(one)).filter((one) => one !== source)
  const database = openDatabase(file)
  try {
    // After the last event of the copy: what bears its time is of the epoch before.
    const at = toInstant(Math.max(clock.nowMs(), Date.parse(chainHead(database.db).at ?? toInstant(0)) + 1))
    migrate(database, at)
    database.transact((tx) => {
      const beyond = withSentFiles(tx, beyondCopy(tx, others, `${file}.looking`), folder)
      const epoch = openNextEpoch(tx, at, beyond.epoch)
      dropMachineWraps(tx)
      for (const wrap of wraps) putKeyWrap(tx, wrap, at)
      const settled = settleWorkOfCopy(tx, at)
      const keys = createDeskKeys(random)
      const rotation = findRotation(tx)
      keys.open(deskKey, rotation ? openFormer(rotation.former, deskKey) : null)
      const ids = createIds(clock, random, Date.parse(at))
      const known = foundErasures(folders).map(({ clientId }) => clientId)
      const erasedAgain = replayErasures(tx, { ports: { ids, deskKeys: keys }, commandId: ids.next(), at }, known)
      awaitReview(tx, { restoredAt: at, copyAt: report.at, epoch, beyond, erasedAgain })
      const { head: copyHead, at: copyAt, payments } = report
      const { receiptCount, receiptKopecks } = beyond
      const data = { epoch, copyHead, copyAt, payments, ...settled, erasedAgain, receiptCount, receiptKopecks }
      recordAudit(tx, { at, kind: 'desk.restored', operatorId: null, data })
    })
    return deskSetUpAt(database.db) ?? at
  } finally {
    database.close() // the last connection: SQLite moves the WAL into the file and removes it
  }
}

/**
 * Moves the copy to where the database belongs. What was there is put aside, never deleted, and first of all files: were
 * its WAL moved first, a power cut would leave a sound database without its last payments. No WAL of the old one may
 * stay, or SQLite would play it into the copy (proved).
 */
const putInPlace = (folder: string, nowMs: number): void => {
  const file = databaseFile(folder)
  const aside = `${file}.broken-${toInstant(nowMs).replaceAll(/[:.]/g, '-')}`
  for (const end of databaseFileEnds) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${aside}${end}`)
  fsyncFolder(folder)
  renameSync(fetchedFile(folder), file)
  fsyncFolder(folder)
}

/** Restores a real desk from a copy (contract/backups.ts). Main writes only the fetched copy until it is moved. */
export const createRestore = (parts: RestoreParts): RestorePort => {
  const { folder } = parts
  const fetched = fetchedFile(folder)
  let chosen: { report: CopyReport; source: string } | null = null
  const forget = (): void => {
    chosen = null
    removeFetchedCopy(folder)
  }

  const fetchChosen = async (source: string): Promise<CopyFound> => {
    try {
      return await parts.fetch(source, fetched)
    } catch (error) {
      if (databaseProblem(error) === 'disk_full') throw error
      return { problem: 'broken', report: null } // the medium was taken out, or may not be read
    }
  }

  const choose: RestorePort['choose'] = async () => {
    if (!parts.isReplaceable()) return { refusal: 'desk.already_set_up', params: {} }
    const source = await parts.chooseFile()
    if (source === null) return { refusal: null, value: null }
    forget()
    const { problem, report } = await fetchChosen(source)
    if (problem !== null) return { refusal: `backups.${problem}`, params: {} }
    chosen = { report, source }
    const { deskNumber, officeName } = deskDetails.parse(JSON.parse(report.details))
    const { epoch, at: lastEventAt, payments } = report
    const osStore = parts.store.available()
    return { refusal: null, value: { file: source, deskNumber, officeName, epoch, lastEventAt, payments, osStore } }
  }

  const openKey = (phrase: Uint8Array): Uint8Array | null => {
    const copy = openCopy(fetched)
    try {
      const wrap = findKeyWrap(copy.db, 'phrase')
      return wrap ? openByPhrase(wrap, phrase) : null
    } finally {
      copy.close()
    }
  }

  /** From here on the fetched copy is used up: it works, or another one must be chosen. */
  const carryOut = async (
    wraps: readonly KeyWrap[],
    deskKey: Uint8Array,
    { report, source }: NonNullable<typeof chosen>,
  ): ReturnType<RestorePort['restore']> => {
    await parts.release()
    try {
      const { clock, random } = parts
      const setUpAt = takeOver(fetched, { wraps, report, clock, random, deskKey, source, folder })
      if (existsSync(`${fetched}-wal`)) throw new Error('the restored copy kept a WAL')
      fsyncFile(fetched)
      putInPlace(folder, parts.clock.nowMs())
      const { deskNumber } = deskDetails.parse(JSON.parse(report.details))
      writeDeskMarker(folder, { deskNumber, kind: 'real', setUpAt })
      return { refusal: null }
    } catch (error) {
      parts.log('backups.not_restored', { error: error instanceof Error ? error.constructor.name : 'unknown' })
      const problem = databaseProblem(error)
      if (problem === 'folder_read_only') throw error
      return { refusal: problem === 'disk_full' ? 'backups.disk_full' : 'backups.broken', params: {} }
    } finally {
      forget()
      await parts.reopen()
    }
  }

  return {
    choose,
    restore: async ({ phrase, passphrase }) => {
      if (!parts.isReplaceable()) return { refusal: 'desk.already_set_up', params: {} }
      const picked = chosen
      if (!picked || !existsSync(fetched)) return { refusal: 'backups.none_chosen', params: {} }
      const read = readPhrase(phrase)
      if (!read.ok) return { refusal: 'keys.phrase_wrong', params: { group: read.group } }
      const deskKey = openKey(read.secret)
      if (!deskKey) return { refusal: 'keys.phrase_wrong', params: { group: null } }
      const wraps = await wrapForMachine(deskKey, { store: parts.store, passphrase, random: parts.random })
      if (typeof wraps === 'string') return { refusal: wraps, params: {} }
      try {
        return await carryOut(wraps, deskKey, picked)
      } finally {
        deskKey.fill(0)
      }
    },
  }
}
