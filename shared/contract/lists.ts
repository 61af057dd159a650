import { listKinds } from '../domain/list-kinds.ts'
import { action, query } from './define.ts'
import { calendarDate, done, importUnderWay, instant, nothing } from './values.ts'
import { z } from './zod.ts'

const listKind = z.enum(listKinds)
const brokenRow = z.strictObject({
  line: z.int(),
  /** Digits as 9, letters as x: what is wrong with the row, not what it holds. */
  shape: z.string(),
})

/** Why an import made no list; each has its sentence, as `lists.<failure>`. */
export const listFailures = [
  'not_a_list',
  'packed_badly',
  'cancelled',
  'disk_full',
  'file_gone',
  'folder_read_only',
  'failed',
] as const

/** A list that is loaded, as of its own date. */
export const loadedList = z.strictObject({
  kind: listKind,
  /** `unreadable`: its file is gone or of another key, it must be loaded again. `sealed`: not looked at yet. */
  state: z.enum(['none', 'unreadable', 'sealed', 'ready']),
  loaded: z
    .strictObject({
      asOf: calendarDate,
      loadedAt: instant,
      operatorName: z.string(),
      entries: z.int(),
      duplicates: z.int(),
      brokenRows: z.int(),
      bytes: z.int(),
    })
    .nullable(),
})
export type LoadedList = z.output<typeof loadedList>

export const listsView = z.strictObject({
  lists: z.array(loadedList),
  running: z.strictObject({ kind: listKind, ...importUnderWay }).nullable(),
  /** How the last import of this run of the program ended. */
  finished: z
    .strictObject({
      kind: listKind,
      fileName: z.string(),
      startedAt: instant,
      endedAt: instant,
      failure: z.enum(listFailures).nullable(),
      report: z
        .strictObject({ entries: z.int(), duplicates: z.int(), brokenRows: z.int(), examples: z.array(brokenRow) })
        .nullable(),
    })
    .nullable(),
})
export type ListsView = z.output<typeof listsView>

export const getLists = query('lists.get', { access: 'administration', input: nothing, output: listsView })

/** Lets the person choose a list's file (a dialog of main's); null when nothing was chosen. */
export const chooseListFile = action('lists.chooseFile', {
  access: 'administration',
  input: z.strictObject({ kind: listKind }),
  output: z
    .strictObject({
      fileName: z.string(),
      bytes: z.int(),
      /** The file's own date, offered as the list's. */ changedOn: calendarDate,
    })
    .nullable(),
  refusals: ['lists.file_gone'],
})

/** Begins to load the chosen file; how it goes is told by `lists.get`. The former list stays until the new one is whole. */
export const startImport = action('lists.startImport', {
  access: 'administration',
  personal: true,
  input: z.strictObject({ kind: listKind, asOf: calendarDate }),
  output: done,
  refusals: ['lists.none_chosen', 'lists.import_running', 'lists.date_in_future'],
})

/** Calls the running import off; the former list stays. */
export const cancelImport = action('lists.cancelImport', { access: 'administration', input: nothing, output: done })
