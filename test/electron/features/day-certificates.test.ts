import { describe, expect, test } from 'vitest'
import { getCertificate, getReports, printCertificate } from '../../../shared/contract/reports.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { closeByCount, countOf } from '../../support/count-of.ts'
import { openCashDesk, openTestDesk } from '../../support/desk.ts'
import { cashiersDay, oneDay } from '../../support/reporting-desk.ts'

const today = '2026-11-21'

describe("the cash worker's certificate of a day", () => {
  const certificate = { businessDate: today, operatorId: null }

  test('is made of the Z-reports, and not before the day is closed', async () => {
    const { desk } = await cashiersDay()
    expect(await desk.value(getCertificate, certificate)).toEqual({ state: 'open', paper: null })
    expect(await desk.error(printCertificate, certificate)).toMatchObject({ code: 'reports.day_open' })
    expect(await desk.error(printCertificate, { ...certificate, businessDate: '2026-11-20' })).toMatchObject({
      code: 'reports.no_shifts',
    })
    const { shifts } = await desk.value(getReports, oneDay(today))
    const expected = shifts[0]?.expectedKopecks ?? 0
    await closeByCount(desk, expected + 1_500, 'излишек, выясняем')
    const { state, paper } = await desk.value(getCertificate, certificate)
    const text = paperLinesToText(paper?.lines ?? [])
    expect(state).toBe('closed')
    expect(text).toContain('0402112')
    expect(text).toMatch(/От плательщиков \(5\)\s+2 \d\d\d,\d\d/)
    expect(text).toMatch(/По ордерам\s+3 000,00/)
    expect(text).toMatch(/Излишки при пересчёте\s+15,00/)
    expect(text).toMatch(new RegExp(`Остаток на конец\\s+${Math.floor((expected + 1_500) / 100_000)} `))
  })

  test('comes out of the printer by its subject', async () => {
    const desk = await openCashDesk({ floatKopecks: 10_000 })
    await closeByCount(desk, 10_000)
    await desk.startWork()
    await desk.value(printCertificate, certificate)
    await expect.poll(() => desk.printer.papers.map(({ title }) => title)).toContain(`day_certificate-${today}`)
  })

  test('a cashier gets the own one, whoever is asked about', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('supervisor')
    await desk.value(openShift, { count: countOf(10_000), reason: null })
    await closeByCount(desk, 10_000)
    expect((await desk.value(getCertificate, certificate)).state).toBe('closed')
    await desk.signInAs('cashier')
    expect(await desk.value(getCertificate, certificate)).toEqual({ state: 'no_shifts', paper: null })
  })
})
