import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  exportReport,
  getReports,
  printReport,
  type ReportData,
  saveReportPdf,
} from '../../../shared/contract/reports.ts'
import { beginCounting, openShift } from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { cashFlowOf } from '../../../shared/domain/report-sums.ts'
import type { FilePort } from '../../../electron/core/file-port.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { type TestDesk, waterLine } from '../../support/desk.ts'
import { cashiersDay, keptByZ, oneDay, payAt, totalsOfEach } from '../../support/reporting-desk.ts'

const today = '2026-11-21'

const asSupervisor = async (desk: TestDesk, more = {}): Promise<ReportData> => {
  await desk.signInAs('supervisor')
  return desk.value(getReports, oneDay(today, more))
}

describe('the reports of a day', () => {
  test('count what stands, tell apart what was given back, and agree with each other', async () => {
    const { desk } = await cashiersDay()
    const data = await asSupervisor(desk)
    const stand = 10_000 + 20_000 + 50_000 + 30_000 + 5_000 + 40_000
    expect(data.totals).toMatchObject({
      ...{ paymentCount: 5, lineCount: 6, sumKopecks: stand, acceptedCount: 5 },
      ...{ withheldKopecks: 320, reversedLineCount: 1, reversedKopecks: 70_000 + 1_050 },
    })
    const { lineCount, sumKopecks, commissionKopecks, acceptedKopecks, reversedKopecks } = data.totals
    expect(acceptedKopecks - reversedKopecks).toBe(sumKopecks + commissionKopecks)
    for (const totals of totalsOfEach(data)) expect(totals).toEqual({ lineCount, sumKopecks, commissionKopecks })
    expect(
      data.services.map(({ serviceId, lineCount: lines, sumKopecks: kopecks }) => [serviceId, lines, kopecks]),
    ).toEqual([
      ['rs-water', 3, 60_000],
      ['net-home', 1, 50_000],
      ['el-home', 1, 40_000],
      [null, 1, 5_000],
    ])
    expect(data.hours.map(({ hour, paymentCount }) => [hour, paymentCount])).toEqual([
      [11, 1],
      [12, 3],
      [14, 1],
    ])
  })

  test('say how the cash went, to the kopeck that lies in the drawer', async () => {
    const { desk } = await cashiersDay()
    const data = await asSupervisor(desk)
    const { steps, remainderKopecks } = cashFlowOf(data)
    const { acceptedKopecks, reversedKopecks } = data.totals
    expect(steps).toEqual([
      { step: 'float', count: null, inKopecks: 100_000, outKopecks: 0 },
      { step: 'taken', count: 5, inKopecks: acceptedKopecks, outKopecks: 0 },
      { step: 'reversed', count: 1, inKopecks: 0, outKopecks: reversedKopecks },
      { step: 'in', count: 1, inKopecks: 300_000, outKopecks: 0 },
      { step: 'out', count: 1, inKopecks: 0, outKopecks: 120_000 },
    ])
    expect(remainderKopecks).toBe(100_000 + acceptedKopecks - reversedKopecks + 300_000 - 120_000)
  })

  test('tell how long payments took: a time that was, by cashier and by hour', async () => {
    const { desk } = await cashiersDay()
    const { pace } = await asSupervisor(desk)
    expect(pace.all).toEqual({ count: 5, medianMs: 40_000, p90Ms: 90_000 })
    expect(pace.hours.map(({ hour, count, medianMs }) => [hour, count, medianMs])).toEqual([
      [11, 1, 20_000],
      [12, 3, 60_000],
      [14, 1, 30_000],
    ])
    expect(pace.operators).toHaveLength(1)
  })

  test('agree with the Z-report once the shift is closed, short drawer and all', async () => {
    const { desk } = await cashiersDay()
    const before = await desk.value(getReports, oneDay(today))
    const expected = before.shifts[0]?.expectedKopecks ?? 0
    await closeByCount(desk, expected - 5_000, 'ошибка при сдаче')
    const data = await asSupervisor(desk)
    expect(data.totals.sumKopecks + data.totals.commissionKopecks).toBe(keptByZ(desk, oneDay(today)))
    expect(data.shifts[0]).toMatchObject({ differenceKopecks: -5_000, remainderKopecks: expected - 5_000, zNumber: 1 })
    expect(cashFlowOf(data).steps.at(-1)).toEqual({ step: 'short', count: 1, inKopecks: 0, outKopecks: 5_000 })
  })

  test('are narrowed to a provider, whose lines alone are counted', async () => {
    const { desk } = await cashiersDay()
    const { choices } = await asSupervisor(desk)
    const water = choices.providers.find(({ name }) => name.includes('Расч'))
    const data = await asSupervisor(desk, { providerInn: water?.inn })
    expect(data.totals).toMatchObject({ paymentCount: 3, lineCount: 3, sumKopecks: 60_000, reversedLineCount: 0 })
    expect(data.choices.providers).toEqual(choices.providers)
  })

  test('of a day without shifts are empty', async () => {
    const { desk } = await cashiersDay()
    const data = await desk.value(getReports, oneDay('2026-11-20'))
    expect(data.totals).toMatchObject({ paymentCount: 0, sumKopecks: 0 })
    expect([data.services, data.operators, data.hours, data.shifts, data.pace.all]).toEqual([[], [], [], [], null])
  })

  test('of more than a year, or back to front, are not asked for', async () => {
    const { desk } = await cashiersDay()
    expect(await desk.error(getReports, { ...oneDay(today), fromDate: '2025-11-20' })).toMatchObject({
      kind: 'invalid_input',
    })
    expect(await desk.error(getReports, { ...oneDay(today), fromDate: '2026-11-22' })).toMatchObject({
      kind: 'invalid_input',
    })
  })
})

describe('who sees what', () => {
  const second = async (desk: TestDesk): Promise<void> => {
    const { shifts } = await desk.value(getReports, oneDay(today))
    await closeByCount(desk, shifts[0]?.expectedKopecks ?? 0)
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(shifts[0]?.expectedKopecks ?? 0), reason: null })
    await payAt(desk, '2026-11-21T10:00:00.000Z', [waterLine(7_000)])
  }

  test('a cashier gets the own shifts whatever is asked for, a supervisor the branch', async () => {
    const { desk } = await cashiersDay()
    await second(desk)
    const branch = await asSupervisor(desk)
    expect(branch.operators).toHaveLength(2)
    expect(branch.totals.paymentCount).toBe(6)
    const other = branch.shifts.find(({ paymentCount }) => paymentCount === 1)
    await desk.signInAs('cashier')
    const own = await desk.value(getReports, oneDay(today))
    expect(own.totals.paymentCount).toBe(5)
    expect([own.shifts, own.choices.shifts, own.choices.operators].map((rows) => rows.length)).toEqual([1, 1, 1])
    const asked = oneDay(today, { operatorId: other?.operatorId ?? null, shiftId: other?.shiftId ?? null })
    expect((await desk.value(getReports, asked)).totals.paymentCount).toBe(0)
  })

  test('a clerk and an administrator have no reports', async () => {
    const { desk } = await cashiersDay()
    for (const role of ['clerk', 'administrator'] as const) {
      await desk.signInAs(role)
      expect(await desk.error(getReports, oneDay(today))).toMatchObject({
        kind: 'refused',
        code: 'session.not_permitted',
      })
    }
  })

  test('who counts the drawer blind is not told by a report what should lie in it', async () => {
    const { desk } = await cashiersDay()
    expect((await desk.value(getReports, oneDay(today))).shifts).toHaveLength(1)
    await desk.value(beginCounting, {})
    const blind = await desk.value(getReports, oneDay(today))
    expect([blind.shifts, blind.services, blind.totals.acceptedKopecks]).toEqual([[], [], 0])
    expect((await asSupervisor(desk)).shifts).toHaveLength(1)
  })
})

describe('a report on paper and in files', () => {
  const filesIn = (folder: string): FilePort => ({
    choose: async () => null,
    save: async (_, name) => join(folder, name),
  })
  const folderOfTest = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'kassa-reports-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return folder
  }

  test('the PDF has the answer as its title, the chart as SVG and the whole table', async () => {
    const folder = folderOfTest()
    const pages: string[] = []
    const printToPdf = async (html: string): Promise<Uint8Array> => {
      pages.push(html)
      return new TextEncoder().encode('%PDF')
    }
    const { desk } = await cashiersDay({ files: filesIn(folder), printToPdf })
    const saved = await desk.value(saveReportPdf, { kind: 'hours', span: oneDay(today) })
    expect(saved).toEqual({ fileName: 'отчёт-часы-2026-11-21.pdf' })
    expect(readdirSync(folder)).toEqual(['отчёт-часы-2026-11-21.pdf'])
    expect(readFileSync(join(folder, saved?.fileName ?? ''), 'utf8')).toBe('%PDF')
    expect(pages[0]).toContain('<h1>Больше всего платят с 12 до 13: 3\u00a0платежа, 60\u00a0% дня</h1>')
    expect(pages[0]).toMatch(/<svg [\s\S]*12–13[\s\S]*<\/svg>/)
    expect(pages[0]).toContain('<td class="n">100,00</td>')
    expect(pages[0]).not.toMatch(/<script|https?:(?!\/\/www\.w3\.org)/)
  })

  test('nothing there, a dialog that was left and a disk that refuses are told apart', async () => {
    const folder = folderOfTest()
    const failing = async (): Promise<Uint8Array> => Promise.reject(new Error('no page'))
    const { desk } = await cashiersDay({ files: filesIn(folder), printToPdf: failing })
    const asked = { kind: 'providers', span: oneDay('2026-11-20') } as const
    expect(await desk.error(saveReportPdf, asked)).toMatchObject({ code: 'reports.nothing_there' })
    expect(await desk.error(printReport, asked)).toMatchObject({ code: 'reports.nothing_there' })
    expect(await desk.error(saveReportPdf, { ...asked, span: oneDay(today) })).toMatchObject({
      code: 'reports.not_written',
    })
    expect(readdirSync(folder)).toEqual([])
    const left = await cashiersDay()
    expect(await left.desk.value(saveReportPdf, { ...asked, span: oneDay(today) })).toBeNull()
  })

  test('the short form comes out of the receipt printer with the answer and the total', async () => {
    const { desk } = await cashiersDay()
    await desk.value(printReport, { kind: 'cash', span: oneDay(today) })
    const text = paperLinesToText(desk.printer.papers.at(-1)?.lines ?? [])
    expect(text).toContain('ОТЧЁТ: ДВИЖЕНИЕ НАЛИЧНЫХ')
    expect(text).toMatch(/В кассе 4 \d\d\d,\d\d руб\./)
    expect(text).toMatch(/По расходным ордерам\s+-1 200,00/)
    desk.printer.next = { outcome: 'not_printed', reason: 'no_paper' } as never
    expect(await desk.error(printReport, { kind: 'cash', span: oneDay(today) })).toMatchObject({
      code: 'reports.not_printed',
    })
  })

  test('CSV holds the table with its totals', async () => {
    const folder = folderOfTest()
    const { desk } = await cashiersDay({ files: filesIn(folder) })
    const started = await desk.value(exportReport, { kind: 'services', span: oneDay(today), format: 'csv' })
    expect(started).toEqual({ fileName: 'отчёт-услуги-2026-11-21.csv' })
    await expect.poll(() => readdirSync(folder)).toEqual(['отчёт-услуги-2026-11-21.csv'])
    const text = new TextDecoder('utf-8').decode(readFileSync(join(folder, started?.fileName ?? '')))
    expect(text.split('\r\n').length).toBeGreaterThanOrEqual(6)
    expect(text).toMatch(/Итого: 4\s+услуги/)
    expect(text).toContain('1550,00')
  })
})
