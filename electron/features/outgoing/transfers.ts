import { open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  getOutgoingSettings,
  getTransfers,
  printTransfers,
  saveTransfers,
  setOutgoingSettings,
} from '../../../shared/contract/outgoing.ts'
import { layoutPaper } from '../../../shared/domain/paper.ts'
import { transfersPaper, transfersTable } from '../../../shared/domain/transfers-paper.ts'
import { type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import {
  accepted,
  answer,
  answerBeside,
  carryOut,
  type Handler,
  perform,
  prepareAndCarryOut,
  refused,
} from '../../core/feature.ts'
import { writeSetting } from '../../records/desk.ts'
import { checkFolder } from '../../records/exchange-folder.ts'
import { outgoingSettingName, outgoingSettingsOf } from '../../records/outgoing-settings.ts'
import { paperViewOf } from '../../records/papers.ts'
import { queuePrintJob } from '../../records/print-jobs.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import { transfersOfDay, transfersPaperData } from '../../records/transfers.ts'

const byteOrderMark = '\ufeff' // spreadsheets take the file for CP1251 without it

const transfersNow = ({ ports, at }: QueryContext, businessDate: string) =>
  ports.reports.run(transfersOfDay, { businessDate, until: at })

/** Writes a table where the person said; on any error nothing is left. */
const writeTable = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(byteOrderMark + text, 'utf8')
    await handle.sync()
    await handle.close()
  } catch (error) {
    await handle.close()
    await rm(file, { force: true })
    throw error
  }
}

const settingsOf = (context: QueryContext) =>
  outgoingSettingsOf(context.db, setUpDesk(context), context.ports.dataFolder)

/** The bank's own register of a day, and the settings of registers out. */
export const transferHandlers: readonly Handler[] = [
  answerBeside(getTransfers, async (context, { businessDate }) => {
    const transfers = await transfersNow(context, businessDate)
    const { columns } = printerSettingsOf(context.db)
    const paper = transfersPaper(transfersPaperData(setUpDesk(context), transfers, context.at))
    return { transfers, paper: paperViewOf(layoutPaper(paper, columns), columns) }
  }),

  carryOut(printTransfers, (tx, context, { businessDate }) => {
    const shift = tx.get('SELECT 1 FROM shifts WHERE business_date = :businessDate', { businessDate })
    if (!shift) return refused('outgoing.no_shift')
    const printJobId = context.ports.ids.next()
    queuePrintJob(tx, {
      ...{ id: printJobId, kind: 'transfers', title: businessDate, subject: businessDate },
      ...{ paymentId: null, shiftId: null, copyNo: 0, sealed: null },
      ...{ operatorId: signedIn(context).id, createdAt: context.at },
    })
    context.audit('outgoing.transfers_printed', { businessDate })
    context.ports.printing.wake()
    return accepted({ printJobId })
  }),

  perform(saveTransfers, async (context, { businessDate }) => {
    const transfers = await transfersNow(context, businessDate)
    const file = await context.ports.files.save('csv', `reestr-perevodov-${businessDate}.csv`)
    if (file === null) return accepted(null)
    try {
      await writeTable(file, transfersTable(transfers))
      return accepted({ fileName: basename(file) })
    } catch {
      return refused('outgoing.file_not_written') // the disk is full, the folder closed, the medium gone
    }
  }),

  answer(getOutgoingSettings, settingsOf),

  prepareAndCarryOut(
    setOutgoingSettings,
    async (context, { folder }) =>
      folder === '' || folder === settingsOf(context).folder ? null : checkFolder(folder, context.ports.dataFolder),
    (tx, context, settings, folderProblem) => {
      if (folderProblem === 'exchange.folder_not_absolute') return refused('outgoing.folder_not_absolute')
      if (folderProblem === 'exchange.folder_inside_data') return refused('outgoing.folder_inside_data')
      if (folderProblem !== null) return refused('outgoing.no_such_folder')
      writeSetting(tx, outgoingSettingName, settings)
      context.audit('settings.registers_out_changed', {})
      context.ports.emit('outgoing')
      return accepted(null)
    },
  ),
]
