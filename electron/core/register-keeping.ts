import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { removeListFile } from '../db/lists/list-file.ts'
import { type Db, databaseProblem } from '../db/open.ts'
import type { RegisterJob, RegisterMaker, RegisterProgress } from '../db/registers/load-register.ts'
import { openRegister, type RegisterStore } from '../db/registers/register-file.ts'
import type { Ids } from './clock.ts'
import type { CurrentRegister, RegisterPort, WaitingRegister } from './register-port.ts'

export type RegisterKeepingParts = {
  /** Of the desk's folder: each register is a file of its own in it. */
  readonly folder: string
  readonly db: Db
  readonly ids: Ids
  readonly maker: RegisterMaker
  /** By the row that says which generation of a service is in force. */
  readonly current: (db: Db, serviceId: string) => CurrentRegister | undefined
  readonly allCurrent: (db: Db) => readonly { serviceId: string; generation: string }[]
  readonly at: () => string
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

export type RegisterKeeping = RegisterPort & {
  /** Removes what a kill or a power cut left of an import, and remembers that there was one. */
  sweep(): void
  /** Calls a running import off and closes the registers. */
  close(): Promise<void>
}

type Running = {
  serviceId: string
  fileName: string
  generation: string
  startedAt: string
  progress: RegisterProgress
  job: RegisterJob
}
type Opened = { readonly generation: string /** Null: it can't be read. */; store: RegisterStore | null }

/** Where a desk's registers lie; `folder`: the desk's own. */
export const registersFolder = (folder: string): string => join(folder, 'registers')

/** Ids of services are letters, digits and dashes (shared/contract/catalogue-data.ts). */
export const registerFileName = (serviceId: string, generation: string): string => `${serviceId}-${generation}.db`
const ofRegister = /^(?<serviceId>.+)-(?<generation>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.db/
const mostMeters = 50

/**
 * Keeps the registers: one import at a time, built beside the desk's work under a new generation name, looked at by
 * somebody and then made current by one row; until then, and whatever goes wrong, the former register stays.
 */
export const createRegisterKeeping = (parts: RegisterKeepingParts): RegisterKeeping => {
  const { folder, db } = parts
  const open = new Map<string, Opened>()
  let chosen: string | null = null
  let running: Running | null = null
  let waiting: WaitingRegister | null = null
  let failed: ReturnType<RegisterPort['failed']> = null
  let ended: Promise<void> = Promise.resolve()

  const fileOf = (serviceId: string, generation: string): string =>
    join(folder, registerFileName(serviceId, generation))

  const unreadable = (serviceId: string, opened: Opened, error: unknown): void => {
    parts.log('register.not_readable', { serviceId, reason: databaseProblem(error) ?? 'failed' })
    try {
      opened.store?.close()
    } finally {
      opened.store = null
    }
  }

  /** The register in force, opened once for each generation. */
  const opened = (serviceId: string): (CurrentRegister & { readonly opened: Opened }) | undefined => {
    const current = parts.current(db, serviceId)
    if (!current) return undefined
    const known = open.get(serviceId)
    if (known?.generation === current.id) return { ...current, opened: known }
    known?.store?.close()
    const made: Opened = { generation: current.id, store: null }
    open.set(serviceId, made)
    try {
      made.store = openRegister(fileOf(serviceId, current.id))
    } catch (error) {
      unreadable(serviceId, made, error) // a restored desk has the row without the file
    }
    return { ...current, opened: made }
  }

  /** Reads in a store; null where a page of it can't be read. */
  const readIn = <T>(serviceId: string, of: Opened, read: (store: RegisterStore) => T): { value: T } | null => {
    if (!of.store) return null
    try {
      return { value: read(of.store) }
    } catch (error) {
      unreadable(serviceId, of, error)
      return null
    }
  }

  const isInForce = ({ serviceId, generation }: { serviceId: string; generation: string }): boolean =>
    parts.current(db, serviceId)?.id === generation

  const stillWaiting = (): WaitingRegister | null => (waiting && !isInForce(waiting) ? waiting : null)

  const namesKept = (): Set<string> => {
    const kept = parts.allCurrent(db).map(({ serviceId, generation }) => registerFileName(serviceId, generation))
    for (const one of [running, stillWaiting()]) if (one) kept.push(registerFileName(one.serviceId, one.generation))
    return new Set(kept)
  }

  /** Closes what is not in force any more and removes every file that nobody needs; their names. */
  const removeOthers = (): string[] => {
    for (const [serviceId, of] of open)
      if (!isInForce({ serviceId, generation: of.generation })) {
        of.store?.close()
        open.delete(serviceId)
      }
    const kept = namesKept()
    try {
      const left = readdirSync(folder).filter((name) => !kept.has(name.replace(/-(wal|shm|journal)$/, '')))
      for (const name of left) removeListFile(join(folder, name))
      return left
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') parts.log('register.not_swept', {})
      return []
    }
  }

  const settle = (): void => {
    waiting = stillWaiting()
    removeOthers()
    parts.onChange()
  }

  const port: RegisterPort = {
    current: (serviceId) => {
      const found = opened(serviceId)
      return found?.opened.store ? { id: found.id, asOf: found.asOf } : undefined
    },
    find: (serviceId, account) => {
      const of = opened(serviceId)
      const read = of && readIn(serviceId, of.opened, (store) => store.find(account))
      if (!read) return { register: 'not_loaded' }
      const { id: registerId, asOf } = of
      const entry = read.value
      if (!entry) return { register: 'not_in_register', registerId, asOf }
      const { payer: payerName, address, debtKopecks } = entry
      return { register: 'found', registerId, asOf, row: { account, payerName, address, debtKopecks } }
    },
    meters: (serviceId, account) => {
      const of = opened(serviceId)
      const read = of && readIn(serviceId, of.opened, (store) => store.find(account)?.meters ?? [])
      return (read?.value ?? []).slice(0, mostMeters).map(({ serial, type, reading, readOn, verificationOn }) => ({
        ...{ serial, type, lastReading: reading, lastReadOn: readOn },
        nextVerificationOn: verificationOn === '' ? null : verificationOn,
      }))
    },
    isReadable: (serviceId) => opened(serviceId)?.opened.store !== null,
    chosen: () => chosen,
    choose: (file) => {
      chosen = file
    },
    progress: () =>
      running && {
        ...{ serviceId: running.serviceId, fileName: running.fileName, startedAt: running.startedAt },
        ...running.progress,
      },
    waiting: stillWaiting,
    failed: () => failed,
    start: ({ serviceId, layout, account, asOf }) => {
      if (running) return 'running'
      if (stillWaiting()) return 'waits'
      if (chosen === null) return 'none_chosen'
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const source = chosen
      const generation = parts.ids.next()
      const fileName = basename(source)
      const current = parts.current(db, serviceId)
      const target = fileOf(serviceId, generation)
      const former = current ? fileOf(serviceId, current.id) : null
      const job = parts.maker({ kind: 'register', source, target, layout, account, former }, (progress) => {
        if (running) running.progress = progress
        parts.onChange()
      })
      const nothingYet: RegisterProgress = { stage: 'reading', done: 0, total: 0, rows: 0, badRows: 0 }
      running = { serviceId, fileName, generation, startedAt: parts.at(), progress: nothingYet, job }
      chosen = null
      failed = null
      ended = job.outcome.then((outcome) => {
        running = null
        if (outcome.failure === null) waiting = { serviceId, fileName, generation, asOf, built: outcome.built }
        else {
          failed = { serviceId, fileName, failure: outcome.failure }
          removeListFile(target)
          parts.log('register.not_loaded', { serviceId, reason: outcome.failure })
        }
        parts.onChange()
      })
      return 'started'
    },
    cancel: () => running?.job.cancel(),
    discard: () => {
      waiting = null
      settle()
    },
    settleSoon: () => void setImmediate(settle),
    badRows: (generation, after, limit) => {
      const read = (store: RegisterStore) => store.badRows(after, limit)
      const waits = stillWaiting()
      if (waits?.generation === generation) {
        const store = openRegister(fileOf(waits.serviceId, generation))
        try {
          return read(store)
        } finally {
          store.close()
        }
      }
      const current = parts.allCurrent(db).find((one) => one.generation === generation)
      const of = current && opened(current.serviceId)
      return (of && readIn(current.serviceId, of.opened, read)?.value) ?? null
    },
  }

  return {
    ...port,
    sweep: () => {
      for (const name of removeOthers()) {
        const { serviceId = '', generation = '' } = ofRegister.exec(name)?.groups ?? {}
        // Older than the one in force: the former register, whose removal was cut short.
        if (serviceId === '' || generation < (parts.current(db, serviceId)?.id ?? '')) continue
        failed = { serviceId, fileName: '', failure: 'interrupted' }
        parts.log('register.leftovers_removed', { serviceId })
      }
      if (failed) parts.onChange()
    },
    close: async () => {
      running?.job.cancel()
      await ended
      for (const { store } of open.values()) store?.close()
      open.clear()
    },
  }
}
