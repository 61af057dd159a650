import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { billSheetsHtml, codeOfBill, demoBills } from '../../../electron/records/demo-bills.ts'
import { recognizeBill } from '../../../shared/contract/bills.ts'
import { makeDemoBills } from '../../../shared/contract/desk.ts'
import { isAccountKeyValid, isInnValid } from '../../../shared/domain/bank-account.ts'
import { parsePaymentQr } from '../../../shared/domain/payment-qr.ts'
import { openTestDesk } from '../../support/desk.ts'

const pdf = new Uint8Array([37, 80, 68, 70])

test('every bill has a code that reads back without a warning, with keys that fit', () => {
  const bills = demoBills(shippedCatalogue(), '2026-10')
  expect(bills).toHaveLength(12)
  for (const bill of bills) {
    expect(parsePaymentQr(codeOfBill(bill))).toMatchObject({
      ok: true,
      sumKopecks: bill.amountKopecks,
      period: '2026-10',
      warnings: [],
      fields: { PersAcc: bill.account, PersonalAcc: bill.payeeAccount, Name: bill.payeeName },
    })
    expect(isAccountKeyValid(bill.bankBic, bill.payeeAccount) && isInnValid(bill.payeeInn)).toBe(true)
  }
})

test('the bills show the cases a cashier meets', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  const outcomes = await Promise.all(
    demoBills(shippedCatalogue(), '2026-10').map((bill) => desk.value(recognizeBill, { text: codeOfBill(bill) })),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'known')).toHaveLength(11)
  expect(outcomes.filter(({ outcome }) => outcome === 'unknown_payee')).toHaveLength(1)
  expect(outcomes.flatMap((of) => ('warnings' in of ? of.warnings : []))).toEqual(['sum_missing', 'payee_unknown'])
})

test('each sheet holds four bills with their codes, and nothing of a name is taken for markup', () => {
  const [first] = demoBills(shippedCatalogue(), '2026-10')
  if (!first) throw new Error('there are no bills')
  const html = billSheetsHtml([...demoBills(shippedCatalogue(), '2026-10'), { ...first, payerName: '<b>&' }])
  expect(html.match(/<section>/g)).toHaveLength(4)
  expect(html.match(/<svg/g)).toHaveLength(13)
  expect(html.match(/ДЕМО<\/b>/g)).toHaveLength(13)
  expect(html).toContain('&lt;b&gt;&amp;')
  expect(html).not.toMatch(/https?:|<script|<link|<img/)
})

test('the sheet is written into the folder of the demo, for the month that is over', async () => {
  let rendered = ''
  const printToPdf = async (html: string) => {
    rendered = html
    return pdf
  }
  const desk = await openTestDesk({ printToPdf })
  await desk.signInAs('clerk')
  const { file, bills } = await desk.value(makeDemoBills, {})
  expect({ file, bills }).toEqual({ file: join(desk.folder, 'bills.pdf'), bills: 12 })
  expect(new Uint8Array(readFileSync(file))).toEqual(pdf)
  expect(rendered).toContain('октябрь 2026')
})

test('a sheet that could not be rendered is refused', async () => {
  const desk = await openTestDesk({ printToPdf: () => Promise.reject(new Error('no page')) })
  await desk.signInAs('cashier')
  expect(await desk.error(makeDemoBills, {})).toMatchObject({ kind: 'refused', code: 'desk.bills_not_written' })
})

test('a real desk makes none', async () => {
  const demo = await openTestDesk()
  demo.database.raw.exec("UPDATE desk SET kind = 'real'")
  await demo.close()
  const asReal = await openTestDesk({ folder: demo.folder, printToPdf: async () => pdf })
  await asReal.signInAs('cashier')
  expect(await asReal.error(makeDemoBills, {})).toMatchObject({ kind: 'refused', code: 'desk.demo_only' })
})
