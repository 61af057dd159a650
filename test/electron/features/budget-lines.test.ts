import { describe, expect, test } from 'vitest'
import { budgetsOf } from '../../../electron/records/line-budgets.ts'
import { recognizeBill } from '../../../shared/contract/bills.ts'
import { acceptPayment, previewPayment } from '../../../shared/contract/payments.ts'
import { emptyBudget } from '../../../shared/domain/budget.ts'
import { freeLine, openCashDesk } from '../../support/desk.ts'
import { identified, taxBudget, taxLine, typedPayer } from '../../support/paying-client.ts'
import { settled } from '../../support/printing-desk.ts'

const taxCode = (change = '') =>
  [
    'ST00012|Name=УФК по Тульской области (ФНС России)|PersonalAcc=03100643000000018500',
    'BankName=Отделение Тула Банка России//УФК по Тульской области|BIC=017003983|CorrespAcc=40102810445370000059',
    'Sum=120000|Purpose=Налог на имущество|PayeeINN=7707083893|KPP=770701001',
    `CBC=18210601010031000110|OKTMO=75701000|PaytReason=ТП|TaxPeriod=ГД.00.2025|UIN=18203702140083959124${change}`,
  ].join('|')

describe('a payment to the budget', () => {
  test('asks for the document whatever the sum, and prints what the treasury needs', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const line = taxLine(100)
    expect((await desk.value(previewPayment, { lines: [line] })).identification?.reasons).toMatchObject([
      { reason: 'budget', lineIndex: 0 },
    ])
    const payment = { lines: [line], givenKopecks: 100 }
    expect(await desk.error(acceptPayment, payment)).toMatchObject({
      code: 'payments.payer_needed',
      params: { line: 1 },
    })
    const payerId = await identified(desk, typedPayer([line]))
    const { paymentId, printJobId } = await desk.value(acceptPayment, { ...payment, payerId })
    expect(budgetsOf(desk.database.db, paymentId).get(1)).toEqual(taxBudget)
    await settled(desk, printJobId, 'printed')
    const paper = (desk.printer.papers.at(-1)?.lines ?? []).map((row) => ('text' in row ? row.text : '')).join(' ')
    for (const said of ['УИН 18203702140083959124', 'КБК 18210601010031000110', 'ОКТМО 75701000', 'Основание ТП'])
      expect(paper.replace(/\s+/gu, ' ')).toContain(said)
    // What was not given is not shown.
    expect(paper).not.toContain('Статус составителя')
  })

  test.each([
    ['uin', '18203702140083959125'],
    ['cbc', ''],
    ['cbc', '1821060101003100011'],
    ['oktmo', '757010'],
    ['oktmo', ''],
  ] as const)('is refused with %s «%s»', async (field, value) => {
    const desk = await openCashDesk()
    const lines = [taxLine(100, { ...taxBudget, [field]: value })]
    expect(await desk.error(acceptPayment, { lines, givenKopecks: 100 })).toMatchObject({
      code: 'payments.budget_invalid',
      params: { line: 1, field },
    })
  })

  test('of another payee keeps nothing that was said beside it', async () => {
    const desk = await openCashDesk()
    const line = { ...freeLine(100), budget: { ...emptyBudget, uin: '20МВ875415-07-1051' } }
    const { paymentId } = await desk.value(acceptPayment, { lines: [line], givenKopecks: 100 })
    expect(budgetsOf(desk.database.db, paymentId).size).toBe(0)
  })
})

describe('a scanned code', () => {
  test('for the budget says its fields', async () => {
    const desk = await openCashDesk()
    expect(await desk.value(recognizeBill, { text: taxCode() })).toMatchObject({
      outcome: 'unknown_payee',
      budget: taxBudget,
    })
  })

  test('a УИН that is too long is seen to be wrong, not lost', async () => {
    const desk = await openCashDesk()
    const bill = await desk.value(recognizeBill, { text: taxCode('9999999999') })
    expect(bill).toMatchObject({ budget: { uin: '1820370214008395912499999' } })
  })

  test('of anybody else says none, for its УИН is often something else', async () => {
    const desk = await openCashDesk()
    const text = taxCode()
      .replace('03100643000000018500', '40702810138250123017')
      .replace(/CBC=\d+\|/, '')
    expect(await desk.value(recognizeBill, { text })).not.toHaveProperty('budget')
  })
})
