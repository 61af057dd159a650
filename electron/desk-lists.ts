import { join } from 'node:path'
import type { EventName } from '../shared/contract/events.ts'
import type { ListKind } from '../shared/domain/list-kinds.ts'
import type { Ids, Random } from './core/clock.ts'
import type { JournalClock } from './core/journal-clock.ts'
import { createListKeeping, type ListKeeping } from './core/list-keeping.ts'
import { type DeskKeys, SealedError } from './db/desk-keys.ts'
import type { ListMaker } from './db/lists/list-maker.ts'
import type { Db } from './db/open.ts'
import { currentList, putCurrentList } from './records/lists.ts'
import { readSealedSetting, writeSealedSetting } from './records/sealed-settings.ts'

/** What lists need from outside: the worker that builds them and the file dialog. */
export type ListParts = {
  readonly maker: ListMaker
  /** Null when the dialog was left. */
  readonly chooseFile: (kind: ListKind) => Promise<string | null>
}

export type DeskListParts = {
  /** The desk's own folder. */
  readonly folder: string
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly ids: Ids
  readonly random: Random
  /** Left out where nothing is loaded: tests, tools. */
  readonly lists: ListParts | undefined
  readonly emit: (event: EventName) => void
  readonly log: (event: string, data: Readonly<Record<string, string>>) => void
}

const nothingToLoad: ListParts = {
  maker: () => ({ outcome: Promise.resolve({ failure: 'failed' }), cancel: () => undefined }),
  chooseFile: async () => null,
}

/** The lists of one desk: files of its folder, made current by a row that is an audit event too. */
export const createDeskLists = (parts: DeskListParts): ListKeeping => {
  const { db, journal, deskKeys, ids, random, log } = parts
  return createListKeeping({
    folder: join(parts.folder, 'lists'),
    db,
    ids,
    ...(parts.lists ?? nothingToLoad),
    current: currentList,
    currentKey: () => {
      const key = readSealedSetting(db, deskKeys, 'freezing_list_key')
      return typeof key === 'string' ? Buffer.from(key, 'hex') : undefined
    },
    newKey: () => {
      if (!deskKeys.isOpen()) throw new SealedError('the keys are sealed')
      return random(32)
    },
    makeCurrent: ({ key, ...list }) =>
      journal.transact(list.operatorId, (tx, { at, audit }) => {
        putCurrentList(tx, list, at)
        // Sealed anew with the other settings when the desk's key changes: the list's own file stays as it is.
        if (key) writeSealedSetting(tx, deskKeys, 'freezing_list_key', Buffer.from(key).toString('hex'))
        const { kind, generation, asOf, built } = list
        audit('list.loaded', { list: kind, generation, asOf, entries: built.rows, brokenRows: built.broken })
      }),
    at: () => journal.at(),
    onChange: () => parts.emit('lists'),
    log,
  })
}
