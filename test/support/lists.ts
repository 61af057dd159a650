// Lists of a desk under test: files written by the test, built in place of the worker, chosen without a dialog.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListParts } from '../../electron/desk-lists.ts'
import { buildList } from '../../electron/db/lists/build-list.ts'
import type { ListMaker } from '../../electron/db/lists/list-maker.ts'
import { chooseListFile, getLists, type ListsView, startImport } from '../../shared/contract/lists.ts'
import type { ListKind } from '../../shared/domain/list-kinds.ts'
import { temporaryFolder, type TestDesk } from './desk.ts'
import { until } from './registering-desk.ts'

/** Builds in this thread, a turn of the event loop later: as the worker does beside main. */
export const listsInPlace: ListMaker = (task, onProgress) => {
  let stopped = false
  const outcome = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
    buildList(task, (stage, done, total) => {
      onProgress({ stage, done, total })
      return !stopped
    }),
  )
  return {
    outcome,
    cancel: () => {
      stopped = true
    },
  }
}

export type ChosenFiles = ListParts & { file: string | null }

export const chosenFiles = (maker: ListMaker = listsInPlace): ChosenFiles => {
  const parts: ChosenFiles = { file: null, maker, chooseFile: async () => parts.file }
  return parts
}

export const listFile = (content: string | Uint8Array, name = 'list.csv'): string => {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

export const passportCsv = (numbers: readonly string[]): string =>
  ['PASSP_SERIES,PASSP_NUMBER', ...numbers.map((number) => `${number.slice(0, 4)},${number.slice(4)}`), ''].join('\n')

/** Loads a list as an administrator does and waits for its end; whoever was signed in is the administrator then. */
export const loadList = async (
  desk: TestDesk,
  files: ChosenFiles,
  loaded: { kind: ListKind; content: string | Uint8Array; asOf?: string },
): Promise<NonNullable<ListsView['finished']>> => {
  files.file = listFile(loaded.content)
  await desk.signInAs('administrator')
  await desk.value(chooseListFile, { kind: loaded.kind })
  await desk.value(startImport, { kind: loaded.kind, asOf: loaded.asOf ?? '2026-11-14' })
  await until('the end of the import', async () => (await desk.value(getLists, {})).running === null)
  const { finished } = await desk.value(getLists, {})
  if (!finished) throw new Error('no import has ended')
  return finished
}
