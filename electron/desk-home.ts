import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskState } from '../shared/contract/desk.ts'
import type { EventName } from '../shared/contract/events.ts'
import { systemClock, systemRandom, toInstant } from './core/clock.ts'
import { createClosedDoor } from './core/closed-door.ts'
import type { Ports } from './core/context.ts'
import type { FilePort } from './core/file-port.ts'
import { makeFolder } from './core/make-folder.ts'
import { shareWithGroup } from './core/share-folder.ts'
import type { BackupMaker, SecretStore } from './core/ports.ts'
import type { Dispatch } from './core/dispatcher.ts'
import { spareBytes } from './db/backup.ts'
import { isCheckpointDue } from './db/checkpoint.ts'
import { DatabaseLostError } from './db/lost-database.ts'
import { FolderInUseError, type FolderLock, lockFolder } from './db/folder-lock.ts'
import { DatabaseFromFutureError, MigrationError } from './db/migrate.ts'
import { databaseProblem } from './db/open.ts'
import type { ReportTasks } from './records/report-tasks.ts'
import type { CheckpointMode, DatabaseTasks } from './db/worker.ts'
import { createListMaker } from './db/lists/list-maker.ts'
import { createRegisterMaker } from './db/registers/load-register.ts'
import { createRegisterOutMaker } from './db/registers-out/make-registers.ts'
import { createTaskWorker } from './db/task-worker.ts'
import { type Desk, databaseFile, openDesk } from './desk.ts'
import { createExportMaker } from './desk-exports.ts'
import { createRestore, removeFetchedCopy } from './desk-restore.ts'

type Problem = Extract<DeskState, { phase: 'problem' }>['problem']

// statfs(2) magic numbers of file systems on which WAL's shared memory does not work.
const networkFileSystems = new Set([0x6969 /* nfs */, 0xff534d42 /* cifs */, 0xfe534d42 /* smb2 */, 0x517b /* smb */])

const isNetworkDrive = (folder: string): boolean => {
  try {
    return networkFileSystems.has(Number(statfsSync(folder).type) >>> 0)
  } catch {
    return false
  }
}

const problemOf = (error: unknown): Problem => {
  if (error instanceof DatabaseLostError) return 'database_lost'
  if (error instanceof DatabaseFromFutureError) return 'database_from_future'
  if (error instanceof FolderInUseError) return 'folder_in_use'
  const machine = databaseProblem(error)
  if (machine) return machine
  if (error instanceof MigrationError) return 'migration_failed'
  return 'database_corrupt'
}

/** What a copy can help with; elsewhere the database is sound, and is not replaced. */
const restorable: readonly Problem[] = ['database_lost', 'database_corrupt', 'migration_failed', 'database_from_future']

export type DeskHomeParts = {
  readonly dataRoot: string
  readonly version: string
  readonly startWithDemo: boolean
  readonly workerScript: URL
  readonly secretStore: SecretStore
  readonly files: FilePort
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
  readonly printToPdf: Ports['printToPdf']
}

export type DeskHome = {
  readonly dispatch: Dispatch
  /** Resolves once a desk, or the door that tells what is wrong, is there. */
  readonly ready: Promise<void>
  /** The window has painted: now the heavy modules, the print queue and the look at the chain. */
  startWork(): Promise<void>
  touch(): void
  lock(): void
  close(): Promise<void>
}

const everyMs = 2000

/** Where the desk lives: opens the right one of the data folder's two, and says in a sentence why none opens. */
export const createDeskHome = (parts: DeskHomeParts): DeskHome => {
  const worker = createTaskWorker<DatabaseTasks>(parts.workerScript)
  const reportWorker = createTaskWorker<ReportTasks>(new URL('./report-worker.js', parts.workerScript))
  const buildWorker = new URL('./build-worker.js', parts.workerScript)
  const onBroken = (error: string): void => parts.log('worker.broken', { error })
  const exportMaker = createExportMaker(new URL('./export-worker.js', parts.workerScript), onBroken)
  const listMaker = createListMaker(buildWorker, onBroken)
  const registerMaker = createRegisterMaker(buildWorker, onBroken)
  const registerOutMaker = createRegisterOutMaker(buildWorker, onBroken)
  const folderOf = (kind: 'demo' | 'real'): string => join(parts.dataRoot, kind === 'demo' ? 'demo' : 'desk')
  let desk: Desk | null = null
  let door: Dispatch | null = null
  let problem: Problem | null = null
  let working = false
  let isReady = false
  let lock: FolderLock | null = null
  let onUpdating: () => void = () => undefined
  /** Resolves when the window had better be told to wait: a copy is made before the schema is changed. */
  const updating = new Promise<void>((resolve) => {
    onUpdating = resolve
  })

  const checkpoint = (file: string, mode: CheckpointMode): Promise<boolean> =>
    worker.ask('checkpoint', { file, mode }).catch(() => {
      parts.log('database.checkpoint_failed', { mode })
      return false
    })

  const backupsOf = (folder: string): BackupMaker => ({
    folder: join(folder, 'backups'),
    isThere: (name) => existsSync(join(folder, 'backups', name)),
    make: (name, at) =>
      worker.ask('backup', { file: databaseFile(folder), folder: join(folder, 'backups'), name, at, spareBytes }),
  })

  const restore = createRestore({
    folder: folderOf('real'),
    clock: systemClock,
    random: systemRandom,
    store: parts.secretStore,
    fetch: (file, target) => worker.ask('fetch', { file, target }),
    chooseFile: () => parts.files.choose('copy', join(folderOf('real'), 'backups')),
    isReplaceable: () => (desk ? !desk.database.db.get('SELECT 1 FROM desk') : restorable.some((it) => it === problem)),
    release: async () => {
      const left = desk
      desk = null
      door = openingDoor
      await left?.close()
    },
    reopen: () => open('real'),
    log: parts.log,
  })

  const open = async (kind: 'demo' | 'real'): Promise<void> => {
    const folder = folderOf(kind)
    try {
      makeFolder(parts.dataRoot)
      if (isNetworkDrive(parts.dataRoot)) return closeDoor('network_drive', folder, kind)
      lock ??= lockFolder(parts.dataRoot)
      if (kind === 'real') removeFetchedCopy(folder)
      desk = await openDesk({
        folder,
        kind,
        version: parts.version,
        clock: systemClock,
        random: systemRandom,
        emit: parts.emit,
        log: parts.log,
        verifyJournal: (file) => worker.ask('verify', { file, checkedAt: toInstant(systemClock.nowMs()) }),
        emptyWal: (file) => checkpoint(file, 'truncate'),
        openDemo: leaveForDemo,
        printToPdf: parts.printToPdf,
        secretStore: parts.secretStore,
        backup: backupsOf(folder),
        files: parts.files,
        registerMaker,
        registerOutMaker,
        exportMaker,
        runReport: (asked) => reportWorker.ask('run', asked),
        lists: { maker: listMaker, chooseFile: (kind) => parts.files.choose(kind) },
        restore,
        onUpdating: () => {
          door = openingDoor
          onUpdating()
          parts.emit('desk')
        },
      })
      shareWithGroup(parts.dataRoot)
      problem = null
      door = desk.dispatch
      if (working) await desk.startWork()
    } catch (error) {
      closeDoor(problemOf(error), folder, kind)
    }
    parts.emit('desk')
  }

  /** The window is there before the desk. */
  const openingDoor = createClosedDoor({
    state: { phase: 'opening', version: parts.version },
    retry: async () => undefined,
    openDemo: async () => undefined,
    restore: null,
  })

  const closeDoor = (found: Problem, folder: string, kind: 'demo' | 'real'): void => {
    const reference = Buffer.from(systemRandom(4)).toString('hex').toUpperCase()
    parts.log('desk.not_opened', { problem: found, reference })
    desk = null
    problem = found
    const mayRestore = kind === 'real' && restorable.includes(found)
    door = createClosedDoor({
      state: { phase: 'problem', version: parts.version, problem: found, dataFolder: folder, reference, mayRestore },
      retry: () => open(kind),
      openDemo: () => open('demo'),
      restore: mayRestore ? restore : null,
    })
  }

  const leaveForDemo = async (): Promise<'opened' | 'already_set_up'> => {
    const left = desk
    if (left?.database.db.get('SELECT 1 FROM desk')) return 'already_set_up'
    await open('demo')
    // After the answer has left: it still comes through the desk that is closed here.
    setTimeout(() => void left?.close(), everyMs).unref()
    return 'opened'
  }

  const ready = open(parts.startWithDemo ? 'demo' : 'real').finally(() => {
    isReady = true
  })

  const chores = setInterval(() => {
    desk?.session.lockIfIdle()
    if (desk && isCheckpointDue(desk.database.file)) void checkpoint(desk.database.file, 'passive')
  }, everyMs)
  chores.unref()

  return {
    ready,
    dispatch: async (name, input, commandId) => {
      // Not at every call: each race would stay with a promise that never ends.
      if (!isReady) await Promise.race([ready, updating])
      return door ? door(name, input, commandId) : { ok: false, error: { kind: 'unavailable', code: 'desk.not_open' } }
    },
    startWork: async () => {
      await ready
      working = true
      await desk?.startWork()
    },
    touch: () => desk?.session.touch(),
    lock: () => desk?.session.lock(),
    close: async () => {
      clearInterval(chores)
      await ready
      await desk?.close()
      await Promise.all([worker.close(), reportWorker.close()])
      shareWithGroup(parts.dataRoot)
      lock?.release()
    },
  }
}
