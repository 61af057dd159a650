import { mkdir } from 'node:fs/promises'
import {
  cancelImport,
  exportNow,
  getBadRows,
  getExchange,
  getExchangeSettings,
  importFile,
  lookForFiles,
  repeatFile,
  setExchangeSettings,
} from '../../shared/contract/exchange.ts'
import type { OutputOf, RefusalOf } from '../../shared/contract/define.ts'
import type { BadRowReason } from '../../shared/domain/exchange-problems.ts'
import { numberRangeProblem } from '../../shared/domain/gorod-number.ts'
import { type ActionContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, type Feature, type Outcome, perform, prepareAndCarryOut, refused } from '../core/feature.ts'
import type { GorodExchange, ImportWatch, IncomingBytes } from '../core/ports.ts'
import { databaseProblem } from '../db/open.ts'
import { writeSetting } from '../records/desk.ts'
import { type ExportParts, exportToGorod, FileNumberTakenError, sendFile } from '../records/exchange-export.ts'
import { findExchangeFile, lastExchangeFiles, nameOfFile } from '../records/exchange-files.ts'
import { checkFolder, gorodFolder } from '../records/exchange-folder.ts'
import { checkIncoming, DamagedFile } from '../records/exchange-format.ts'
import { importFromGorod } from '../records/exchange-import.ts'
import { demoFolder, exchangeSettingName, exchangeSettingsOf } from '../records/exchange-settings.ts'
import { badRowsOf, findImportBySum, gorodDataAsOf, lastImports } from '../records/gorod-imports.ts'
import { gorodNumbersLeft, numberRangeOf, rangeSettingName } from '../records/gorod-numbers.ts'
import { waitingForGorod } from '../records/outbox.ts'
import { limitsSettingName, ownerLimitsOf } from '../records/owner-use.ts'

const shown = 20

const settingsOf = (context: QueryContext) =>
  exchangeSettingsOf(context.db, setUpDesk(context), context.ports.dataFolder)

const folderRefusal = (error: unknown) =>
  databaseProblem(error) === 'disk_full' ? refused('exchange.disk_full') : refused('exchange.folder_unreachable')

/** The way to «Город»; null while the folder is not set. A demo desk makes its own. */
const gorodOf = async (context: ActionContext): Promise<GorodExchange | null> => {
  const { folder } = settingsOf(context)
  if (folder === '') return null
  if (folder === demoFolder(context.ports.dataFolder)) await mkdir(folder, { recursive: true, mode: 0o700 })
  return gorodFolder(folder)
}

const exportParts = (context: ActionContext, exchange: GorodExchange): ExportParts => ({
  db: context.db,
  keys: context.ports.deskKeys,
  desk: setUpDesk(context),
  ids: context.ports.ids,
  exchange,
  operatorId: signedIn(context).id,
  transact: context.transact,
})

/** Looks the file through as a whole, then takes its rows: a file that does not fit is not taken at all. */
const takeFile = async (
  context: ActionContext,
  name: string,
  watch: ImportWatch,
): Promise<Outcome<OutputOf<typeof importFile>, RefusalOf<typeof importFile>>> => {
  let opened: IncomingBytes | null = null
  try {
    const gorod = await gorodOf(context)
    if (!gorod) return refused('exchange.folder_not_set')
    if (!(await gorod.list()).includes(name)) return refused('exchange.file_missing', { name })
    opened = await gorod.open(name)
    const { bytes } = opened
    const file = await checkIncoming(opened, (read) => watch('reading', read, bytes))
    if (file === 'cancelled') return accepted({ importId: null, taken: 0, repeated: 0, bad: 0 })
    if (typeof file === 'string') return refused(`exchange.file_${file}`, { name })
    const { db, transact } = context
    const { kind: deskKind } = setUpDesk(context)
    if (file.demo !== (deskKind === 'demo')) return refused('exchange.file_of_demo', { name })
    if (findImportBySum(db, file.sum)) return refused('exchange.file_taken_already', { name })
    const { deskKeys: keys, ids } = context.ports
    const { registers } = context.ports
    const catalogue = context.ports.catalogue.now()
    const run = { db, transact, keys, ids, registers, catalogue, deskKind, operatorId: signedIn(context).id }
    return accepted(await importFromGorod(run, { ...file, name }, (done) => watch('writing', done, file.rows)))
  } catch (error) {
    if (error instanceof DamagedFile) return refused('exchange.file_damaged', { name })
    if (error instanceof Error && 'syscall' in error) return folderRefusal(error)
    throw error
  } finally {
    await opened?.close()
  }
}

export const exchange: Feature = {
  handlers: [
    answer(getExchange, (context) => {
      const { db } = context
      return {
        ...settingsOf(context),
        waiting: waitingForGorod(db),
        importing: context.ports.exchange.importing(),
        gorodDataAsOf: gorodDataAsOf(db),
        files: lastExchangeFiles(db, shown).map((file) => ({
          fileId: file.id,
          name: nameOfFile(file),
          rows: file.rows,
          madeAt: file.madeAt,
          sentAt: file.sentAt,
        })),
        imports: lastImports(db, shown).map(({ id, ...made }) => ({ importId: id, ...made })),
      }
    }),

    answer(getBadRows, ({ db }, { importId }) =>
      badRowsOf(db, importId, 200).map(({ line, reason }) => ({ line, reason: reason as BadRowReason })),
    ),

    perform(lookForFiles, async (context) => {
      try {
        const gorod = await gorodOf(context)
        if (!gorod) return refused('exchange.folder_not_set')
        const known = new Set(lastImports(context.db, 1000).map(({ fileName }) => fileName))
        return accepted({ files: (await gorod.list()).filter((name) => !known.has(name)).slice(0, 100) })
      } catch (error) {
        return folderRefusal(error)
      }
    }),

    perform(exportNow, async (context) => {
      try {
        const gorod = await gorodOf(context)
        if (!gorod) return refused('exchange.folder_not_set')
        const files = await exportToGorod(exportParts(context, gorod))
        context.ports.emit('lamps')
        return files.length === 0 ? refused('exchange.nothing_waits') : accepted({ files })
      } catch (error) {
        return error instanceof FileNumberTakenError ? refused('exchange.number_taken') : folderRefusal(error)
      }
    }),

    perform(repeatFile, async (context, { fileId }) => {
      const file = findExchangeFile(context.db, fileId)
      if (!file) return refused('exchange.file_unknown')
      try {
        const gorod = await gorodOf(context)
        if (!gorod) return refused('exchange.folder_not_set')
        const name = await sendFile(exportParts(context, gorod), file)
        return name === null ? refused('exchange.file_erased') : accepted({ name })
      } catch (error) {
        return folderRefusal(error)
      }
    }),

    perform(importFile, async (context, { name }) => {
      const ended = await context.ports.exchange.runImport(name, (watch) => takeFile(context, name, watch))
      context.ports.emit('lamps')
      return ended ?? refused('exchange.import_running')
    }),

    perform(cancelImport, async ({ ports }) => {
      ports.exchange.cancelImport()
      return accepted(null)
    }),

    answer(getExchangeSettings, (context) => {
      const { db } = context
      const desk = setUpDesk(context)
      return {
        settings: { ...settingsOf(context), ...numberRangeOf(db), limits: ownerLimitsOf(db) },
        deskNumber: desk.details.deskNumber,
        numbersLeft: gorodNumbersLeft(db, desk.epoch),
      }
    }),

    prepareAndCarryOut(
      setExchangeSettings,
      async (context, { folder }) =>
        folder === '' || folder === settingsOf(context).folder ? null : checkFolder(folder, context.ports.dataFolder),
      (tx, context, { folder, automatic, template, from, to, limits }, folderProblem) => {
        const { deskNumber } = setUpDesk(context).details
        if (folderProblem !== null) return refused(folderProblem)
        const problem = numberRangeProblem({ template, from, to }, deskNumber)
        if (problem === 'template') return refused('exchange.template_wrong')
        if (problem === 'desk_number') return refused('exchange.template_desk_number', { desk: deskNumber })
        if (problem === 'range') return refused('exchange.range_wrong')
        writeSetting(tx, exchangeSettingName, { folder, automatic })
        writeSetting(tx, rangeSettingName, { template, from, to })
        writeSetting(tx, limitsSettingName, limits)
        context.audit('settings.exchange_changed', { automatic, template, from, to, ...limits })
        context.ports.emit('lamps')
        return accepted(null)
      },
    ),
  ],
}
