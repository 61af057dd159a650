import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { getExport } from '../../../shared/contract/exports.ts'
import { exportJournal, getJournalTotals, type JournalFilter, wholeJournal } from '../../../shared/contract/journal.ts'
import { reversePayment } from '../../../shared/contract/reversals.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { countOf } from '../../support/count-of.ts'
import { freeLine, openCashDesk, openTestDesk, temporaryFolder, type TestDesk, waterLine } from '../../support/desk.ts'
import { readCsv, readXlsx } from '../../support/read-tables.ts'
import { approve, payOut, reversal } from '../../support/reversing-desk.ts'

const filter = (said: Partial<JournalFilter> = {}): JournalFilter => ({ ...wholeJournal, ...said })
const totals = (desk: TestDesk) => desk.value(getJournalTotals, { filter: filter() })

describe('the export', () => {
  /** A desk whose save dialog always answers with the same folder. */
  const openExportDesk = async (): Promise<{ desk: TestDesk; folder: string; asked: string[] }> => {
    const folder = temporaryFolder()
    const asked: string[] = []
    const save = async (_purpose: string, name: string): Promise<string> => {
      asked.push(name)
      return join(folder, name)
    }
    const desk = await openTestDesk({ files: { choose: async () => null, save } })
    await desk.signInAs('cashier')
    await desk.value(openShift, { count: countOf(100_000), reason: null })
    return { desk, folder, asked }
  }

  const done = async (desk: TestDesk): Promise<void> => {
    await expect.poll(async () => (await desk.value(getExport, {})).finished?.failure ?? 'running').toBe('running')
    await expect.poll(async () => (await desk.value(getExport, {})).finished?.failure).toBe(null)
  }

  test('CSV and XLSX hold what the journal shows, line by line, and add up to its totals', async () => {
    const { desk, folder, asked } = await openExportDesk()
    const two = await payOut(desk, [waterLine(), freeLine()])
    await payOut(desk, [waterLine(50_000)])
    await approve(desk, reversePayment, reversal(two.paymentId, [2]))
    const sums = await totals(desk)
    for (const format of ['csv', 'xlsx'] as const) {
      const { fileName } = (await desk.value(exportJournal, { filter: filter(), format })) ?? { fileName: '' }
      expect(fileName).toBe(asked.at(-1))
      await done(desk)
      expect(await desk.value(getExport, {})).toMatchObject({ finished: { rows: 3, folder, failure: null } })
    }
    expect(readdirSync(folder).sort()).toEqual(asked.sort())
    const [, ...csv] = readCsv(join(folder, 'журнал-2026-11-21.csv'))
    const shown = (kopecks: number): string => formatMoney(kopecks).replace(/[^\d,]/g, '')
    expect(csv.map((row) => [row[3], row[4], row[13], row[14]])).toEqual([
      ['900-1-0002', '1', '500,00', '0,00'],
      ['900-1-0001', '1', '812,40', '0,00'],
      ['900-1-0001', '2', '610,69', '610,69'],
      ['', '', shown(sums?.takenKopecks ?? 0), shown(sums?.reversedKopecks ?? 0)],
    ])
    expect(csv[0]?.slice(0, 3)).toEqual(['21.11.2026', '21.11.2026 11:42:08', '1'])
    const [, ...xlsx] = readXlsx(join(folder, 'журнал-2026-11-21.xlsx'))
    const numbers = xlsx.map((row) => (row[13] as { number: string }).number)
    expect(numbers).toEqual(['500.00', '812.40', '610.69', (Number(sums?.takenKopecks) / 100).toFixed(2)])
    // Nobody's name but the operator's: the payer and the client are in no cell.
    expect(desk.emitted).toContain('exports')
  })

  test('only of what the filter leaves: the lines of one payee', async () => {
    const { desk, folder } = await openExportDesk()
    await payOut(desk, [waterLine(), freeLine()])
    await desk.value(exportJournal, { filter: filter({ payeeInn: '7736520080' }), format: 'csv' })
    await done(desk)
    const [, ...rows] = readCsv(join(folder, 'журнал-2026-11-21.csv'))
    expect(rows.map((row) => row[13])).toEqual(['610,69', '610,69'])
  })

  test('a dialog that was left writes nothing', async () => {
    const desk = await openCashDesk()
    await payOut(desk)
    expect(await desk.value(exportJournal, { filter: filter(), format: 'csv' })).toBeNull()
    expect(await desk.value(getExport, {})).toEqual({ running: null, finished: null })
  })
})
