import { backupName } from '../../shared/domain/backup-name.ts'
import type { BackupMade } from '../db/backup.ts'
import { type Db, databaseProblem } from '../db/open.ts'
import { localMoment, toInstant } from './clock.ts'
import type { JournalClock } from './journal-clock.ts'
import type { BackupMaker, BackupPort, BackupReason } from './ports.ts'

export type BackupKeepingParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly maker: BackupMaker
  /** Names are in the time of the desk. */
  readonly timeZone: () => string
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

export type BackupKeeping = BackupPort & {
  /** Writes down a copy that was made before the journal was open. */
  note(made: BackupMade): void
  /** Resolves when no copy is being made: a desk that is closed after its shift waits for that shift's copy. */
  idle(): Promise<void>
}

/** Makes a copy under the first free name of its time. Rejects with what the maker says. */
export const makeNamed = async (
  maker: BackupMaker,
  at: string,
  timeZone: string,
  reason: BackupReason,
): Promise<BackupMade> => {
  let ms = Date.parse(at)
  const nameAt = (): string => backupName(localMoment(toInstant(ms), timeZone), reason)
  while (maker.isThere(nameAt())) ms += 1000 // two within a second: names are never given twice
  return maker.make(nameAt(), at)
}

// A copy is made at every shift's close; a desk that has none among so many events has made none.
const looksBackEvents = 5000

const lastWrittenDown = (db: Db): { at: string; failed: boolean } | null => {
  const row = db.get<{ at: string; kind: string }>(
    `SELECT at, kind FROM audit_events
     WHERE kind IN ('backup.made', 'backup.failed') AND seq > (SELECT max(seq) FROM audit_events) - :looksBackEvents
     ORDER BY seq DESC LIMIT 1`,
    { looksBackEvents },
  )
  return row ? { at: row.at, failed: row.kind === 'backup.failed' } : null
}

/** Makes copies one after another, and writes down how each went: for the lamp, and in the journal. */
export const createBackupKeeping = (parts: BackupKeepingParts): BackupKeeping => {
  const { db, journal, maker } = parts
  let last: { at: string; failed: boolean } | null | undefined
  let underWay: Promise<unknown> = Promise.resolve()

  /** The copy counts, also when the row that says so can't be written. */
  const writeDown = (operatorId: string | null, kind: string, data: Record<string, string | number>): void => {
    last = { at: journal.at(), failed: kind === 'backup.failed' }
    try {
      journal.transact(operatorId, (_tx, { audit }) => audit(kind, data))
    } catch (error) {
      parts.log('backup.not_written_down', { error: error instanceof Error ? error.constructor.name : 'unknown' })
    }
    parts.onChange()
  }
  const note = (made: BackupMade, operatorId: string | null = null): void =>
    writeDown(operatorId, 'backup.made', { file: made.file, bytes: made.bytes, head: made.head })

  const makeOne = async (reason: BackupReason, operatorId: string | null): Promise<{ file: string }> => {
    try {
      const made = await makeNamed(maker, journal.at(), parts.timeZone(), reason)
      note(made, operatorId)
      return { file: made.file }
    } catch (error) {
      const why = databaseProblem(error) ?? 'failed'
      parts.log('backup.failed', {
        reason: why,
        error: error instanceof Error ? error.message.slice(0, 80) : 'unknown',
      })
      writeDown(operatorId, 'backup.failed', { reason: why })
      throw error
    }
  }

  const make: BackupKeeping['make'] = (reason, operatorId = null) => {
    const next = underWay.then(() => makeOne(reason, operatorId))
    underWay = next.catch(() => undefined)
    return next
  }

  return {
    folder: maker.folder,
    make,
    makeSoon: (reason) => {
      // Not before the transaction of the caller is over; the next one to come goes first.
      underWay = underWay.then(() => new Promise(setImmediate))
      make(reason).catch(() => undefined) // written down already, and the lamp tells
    },
    last: () => (last === undefined ? (last = lastWrittenDown(db)) : last),
    note: (made) => note(made),
    idle: async () => void (await underWay),
  }
}
