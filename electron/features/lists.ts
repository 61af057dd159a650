import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { cancelImport, chooseListFile, getLists, type ListsView, startImport } from '../../shared/contract/lists.ts'
import { listKinds } from '../../shared/domain/list-kinds.ts'
import { localMoment, toInstant } from '../core/clock.ts'
import { type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'
import { loadedLists } from '../records/lists.ts'

const localDate = (context: QueryContext, at: string): string =>
  localMoment(at, setUpDesk(context).details.cityTimeZone).localDate

const listViews = ({ db, ports }: QueryContext): ListsView['lists'] => {
  const loaded = loadedLists(db)
  return listKinds.map((kind) => {
    const found = loaded.find((list) => list.kind === kind)
    if (!found) return { kind, state: 'none', loaded: null }
    const { kind: _kind, generation: _generation, ...shown } = found
    const isSealed = kind === 'freezing' && !ports.deskKeys.isOpen()
    return { kind, state: isSealed ? 'sealed' : ports.lists.list(kind).state, loaded: shown }
  })
}

const finishedView = ({ ports }: QueryContext): ListsView['finished'] => {
  const finished = ports.lists.finished()
  if (!finished) return null
  const { report, ...rest } = finished
  const shown = report && {
    entries: report.rows,
    duplicates: report.duplicates,
    brokenRows: report.broken,
    examples: report.examples.map((example) => ({ ...example })),
  }
  return { ...rest, report: shown }
}

export const lists: Feature = {
  handlers: [
    answer(getLists, (context) => ({
      lists: listViews(context),
      running: context.ports.lists.progress(),
      finished: finishedView(context),
    })),

    perform(chooseListFile, async (context, { kind }) => {
      const file = await context.ports.lists.choose(kind)
      if (file === null) return accepted(null)
      try {
        const { size, mtimeMs } = statSync(file)
        return accepted({ fileName: basename(file), bytes: size, changedOn: localDate(context, toInstant(mtimeMs)) })
      } catch {
        return refused('lists.file_gone')
      }
    }),

    perform(startImport, async (context, { kind, asOf }) => {
      if (asOf > localDate(context, context.at)) return refused('lists.date_in_future')
      const started = context.ports.lists.start(kind, asOf, signedIn(context).id)
      if (started === 'none_chosen') return refused('lists.none_chosen')
      if (started === 'running') return refused('lists.import_running')
      context.ports.emit('lists')
      return accepted(null)
    }),

    perform(cancelImport, async ({ ports }) => {
      ports.lists.cancel()
      return accepted(null)
    }),
  ],
}
