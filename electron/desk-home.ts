import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskState } from '../shared/contract/desk.ts'
import type { EventName } from '../shared/contract/events.ts'
import { systemClock, systemRandom, toInstant } from './core/clock.ts'
import { createClosedDoor } from './core/closed-door.ts'
import type { Ports } from './core/context.ts'
import type { SecretStore } from './core/ports.ts'
import type { Dispatch } from './core/dispatcher.ts'
import { isCheckpointDue } from './db/checkpoint.ts'
import { DatabaseFromFutureError, MigrationError } from './db/migrate.ts'
import { databaseProblem } from './db/open.ts'
import type { CheckpointMode } from './db/worker.ts'
import { createDatabaseWorker } from './db/worker-client.ts'
import { type Desk, openDesk } from './desk.ts'

type Problem = Extract<DeskState, { phase: 'problem' }>['problem']

const machineFolder = '/var/lib/gorod-kassa'

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Data lie per machine, not per OS account: KASSA_DATA_DIR, else the machine's folder, else the account's. */
export const chooseDataRoot = (userData: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  if (env['KASSA_DATA_DIR']) return env['KASSA_DATA_DIR']
  return platform === 'linux' && isWritable(machineFolder) ? machineFolder : userData
}

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
  if (error instanceof DatabaseFromFutureError) return 'database_from_future'
  const machine = databaseProblem(error)
  if (machine) return machine
  if (error instanceof MigrationError) return 'migration_failed'
  return 'database_corrupt'
}

export type DeskHomeParts = {
  readonly dataRoot: string
  readonly version: string
  readonly startWithDemo: boolean
  readonly workerScript: URL
  readonly secretStore: SecretStore
  readonly emit: (event: EventName) => void
  readonly log: Ports['log']
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
  const worker = createDatabaseWorker(parts.workerScript)
  let desk: Desk | null = null
  let door: Dispatch | null = null
  let working = false

  const checkpoint = (file: string, mode: CheckpointMode): void => {
    worker.checkpoint(file, mode).catch(() => parts.log('database.checkpoint_failed', { mode }))
  }

  const open = async (kind: 'demo' | 'real'): Promise<void> => {
    const folder = join(parts.dataRoot, kind === 'demo' ? 'demo' : 'desk')
    try {
      mkdirSync(parts.dataRoot, { recursive: true })
      if (isNetworkDrive(parts.dataRoot)) return closeDoor('network_drive', folder, kind)
      desk = await openDesk({
        folder,
        kind,
        version: parts.version,
        clock: systemClock,
        random: systemRandom,
        emit: parts.emit,
        log: parts.log,
        verifyJournal: (file) => worker.verify(file, toInstant(systemClock.nowMs())),
        emptyWal: (file) => checkpoint(file, 'truncate'),
        openDemo: leaveForDemo,
        secretStore: parts.secretStore,
        backup: {
          folder: join(folder, 'backups'),
          make: () => Promise.reject(new Error('no backups')),
          last: () => null,
        },
      })
      door = desk.dispatch
      if (working) await desk.startWork()
    } catch (error) {
      closeDoor(problemOf(error), folder, kind)
    }
    parts.emit('desk')
  }

  const closeDoor = (problem: Problem, folder: string, kind: 'demo' | 'real'): void => {
    const reference = Buffer.from(systemRandom(4)).toString('hex').toUpperCase()
    parts.log('desk.not_opened', { problem, reference })
    desk = null
    door = createClosedDoor({
      state: { phase: 'problem', version: parts.version, problem, dataFolder: folder, reference },
      retry: () => open(kind),
      openDemo: () => open('demo'),
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

  const ready = open(parts.startWithDemo ? 'demo' : 'real')

  const chores = setInterval(() => {
    desk?.session.lockIfIdle()
    if (desk && isCheckpointDue(desk.database.file)) checkpoint(desk.database.file, 'passive')
  }, everyMs)
  chores.unref()

  return {
    ready,
    dispatch: async (name, input, commandId) => {
      await ready
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
      await worker.close()
    },
  }
}
