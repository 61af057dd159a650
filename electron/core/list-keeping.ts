import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ListKind } from '../../shared/domain/list-kinds.ts'
import type { ListBuilt } from '../db/lists/passport-store.ts'
import type { ListFailure, ListTask } from '../db/lists/build-list.ts'
import { isOfKey } from '../db/lists/freezing-store.ts'
import { removeListFile } from '../db/lists/list-file.ts'
import type { ListJob, ListMaker, ListProgress } from '../db/lists/list-maker.ts'
import { type Db, databaseProblem, type OpenDatabase, openCopy } from '../db/open.ts'
import type { Ids } from './clock.ts'
import type { ListFinished, ListPort } from './list-port.ts'

/** A list as its row in the main database has it. */
export type CurrentList = { readonly kind: ListKind; readonly generation: string; readonly asOf: string }

export type NewList = CurrentList & {
  readonly operatorId: string
  readonly built: ListBuilt
  /** What its entries are sealed under; null where nothing is. */
  readonly key: Uint8Array | null
}

export type ListKeepingParts = {
  /** Of the desk's folder: each list is a file of its own in it. */
  readonly folder: string
  readonly db: Db
  readonly ids: Ids
  readonly maker: ListMaker
  /** The row that makes a list current. */
  readonly current: (db: Db, kind: ListKind) => CurrentList | undefined
  /** The key of the current freezing list; undefined when there is none. Throws SealedError. */
  readonly currentKey: () => Uint8Array | undefined
  /** A key for a new one, of that list alone. Throws SealedError: it could not be kept. */
  readonly newKey: () => Uint8Array
  /** Makes it current in one transaction, with its key and audit event. Throws what `databaseProblem` knows. */
  readonly makeCurrent: (list: NewList) => void
  /** The file dialog; null when it was left. */
  readonly chooseFile: (kind: ListKind) => Promise<string | null>
  readonly at: () => string
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

export type ListKeeping = ListPort & {
  /** Removes what a kill or a power cut left of an import. */
  sweep(): void
  /** Calls a running import off and closes the lists. */
  close(): Promise<void>
}

type Running = { kind: ListKind; fileName: string; startedAt: string; progress: ListProgress; job: ListJob }
type OpenList = CurrentList & { readonly store: OpenDatabase }

const nameOf = ({ kind, generation }: Pick<CurrentList, 'kind' | 'generation'>): string => `${kind}-${generation}.db`

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''

/**
 * Keeps the lists: one import at a time, built beside the desk's work under a new generation name and made current by
 * one row; until then, and whatever goes wrong, the former list stays.
 */
export const createListKeeping = (parts: ListKeepingParts): ListKeeping => {
  const { folder, db } = parts
  const chosen = new Map<ListKind, string>()
  const open = new Map<ListKind, OpenList>()
  let running: Running | null = null
  let finished: ListFinished | null = null
  let ended: Promise<void> = Promise.resolve()

  const closeStore = (kind: ListKind): void => {
    open.get(kind)?.store.close()
    open.delete(kind)
  }

  /** The current list, opened; `null` where its file is gone or of another key: it must be loaded again. */
  const opened = (kind: ListKind): OpenList | null | undefined => {
    const current = parts.current(db, kind)
    if (!current) return undefined
    const known = open.get(kind)
    if (known?.generation === current.generation) return known
    closeStore(kind)
    try {
      const store = openCopy(join(folder, nameOf(current)))
      const list = { ...current, store }
      open.set(kind, list)
      if (kind === 'passports') return list
      const key = parts.currentKey()
      if (key && isOfKey(store.db, key)) return list
      closeStore(kind)
    } catch (error) {
      // A restored desk has the row without the file.
      parts.log('list.not_readable', { kind, reason: databaseProblem(error) ?? 'failed' })
    }
    return null
  }

  const finish = (
    task: { list: CurrentList; key: Uint8Array | null; operatorId: string; kept: Running },
    failure: ListFailure | null,
    built: ListBuilt | null,
  ): void => {
    const { list, key, operatorId, kept } = task
    const before = parts.current(db, list.kind)
    let failed = failure
    if (built) {
      try {
        parts.makeCurrent({ ...list, key, operatorId, built })
        closeStore(list.kind)
        if (before) removeListFile(join(folder, nameOf(before)))
      } catch (error) {
        const problem = databaseProblem(error)
        failed = problem === 'disk_full' || problem === 'folder_read_only' ? problem : 'failed'
      }
    }
    if (failed !== null) {
      removeListFile(join(folder, nameOf(list)))
      parts.log('list.not_loaded', { kind: list.kind, reason: failed })
    }
    const report = failed === null && built ? built : null
    finished = {
      kind: list.kind,
      fileName: kept.fileName,
      startedAt: kept.startedAt,
      endedAt: parts.at(),
      failure: failed,
      report,
    }
    running = null
    parts.onChange()
  }

  return {
    progress: () =>
      running && { kind: running.kind, fileName: running.fileName, startedAt: running.startedAt, ...running.progress },
    finished: () => finished,
    choose: async (kind) => {
      const file = await parts.chooseFile(kind)
      if (file === null) return null
      chosen.set(kind, file)
      return file
    },
    start: (kind, asOf, operatorId) => {
      const source = chosen.get(kind)
      if (running) return 'running'
      if (source === undefined) return 'none_chosen'
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const list = { kind, generation: parts.ids.next(), asOf }
      const target = join(folder, nameOf(list))
      const key = kind === 'freezing' ? parts.newKey() : null
      const task: ListTask = key ? { kind: 'freezing', source, target, key } : { kind: 'passports', source, target }
      const job = parts.maker(task, (progress) => {
        if (running) running.progress = progress
        parts.onChange()
      })
      const kept: Running = {
        kind,
        fileName: baseName(source),
        startedAt: parts.at(),
        progress: { stage: 'reading', done: 0, total: 0 },
        job,
      }
      running = kept
      chosen.delete(kind)
      ended = job.outcome.then((outcome) =>
        finish({ list, key, operatorId, kept }, outcome.failure, outcome.failure === null ? outcome.built : null),
      )
      return 'started'
    },
    cancel: () => running?.job.cancel(),
    list: (kind) => {
      const list = opened(kind)
      if (list === undefined) return { state: 'none' }
      if (list === null) return { state: 'unreadable' }
      const { generation, asOf, store } = list
      return {
        state: 'ready',
        generation,
        asOf,
        db: store.db,
        key: (kind === 'freezing' && parts.currentKey()) || null,
      }
    },
    sweep: () => {
      if (running) return
      const kept = new Set(
        (['passports', 'freezing'] as const).flatMap((kind) => {
          const current = parts.current(db, kind)
          return current ? [nameOf(current)] : []
        }),
      )
      try {
        const left = readdirSync(folder).filter((name) => !kept.has(name))
        for (const name of left) removeListFile(join(folder, name))
        if (left.length > 0) parts.log('list.leftovers_removed', {})
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') parts.log('list.not_swept', {})
      }
    },
    close: async () => {
      running?.job.cancel()
      await ended
      for (const kind of [...open.keys()]) closeStore(kind)
    },
  }
}
