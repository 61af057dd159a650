import { describe, expect, test } from 'vitest'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { byDetails, makeOutgoing, previewOutgoing, repeatOutgoing } from '../../../shared/contract/outgoing.ts'
import { freeLine, openCashDesk, openTestDesk, waterLine } from '../../support/desk.ts'
import { readOneC, readSber } from '../../support/out-readers.ts'
import { dayOfTests, madeOf, makeAll, outDay, outFile, outFiles, payAs } from '../../support/outgoing-desk.ts'
import { bigKopecks, identified, taxBudget, taxLine, typedPayer } from '../../support/paying-client.ts'

// 115-ФЗ, ст. 7.2: above the limit name and address of the payer go with the transfer, and only then.
describe('a payer whom the law had identified', () => {
  const pay = async (desk: Awaited<ReturnType<typeof openCashDesk>>, lines: Parameters<typeof typedPayer>[0]) => {
    const payerId = await identified(desk, typedPayer(lines))
    const sum = lines.reduce((kopecks, line) => kopecks + line.amountKopecks, 0)
    const paid = await desk.value(acceptPayment, { lines, givenKopecks: sum, payerId })
    await desk.signInAs('supervisor')
    return paid
  }

  test('stands in the columns of the layout and in the payment order; nobody else does', async () => {
    const desk = await openCashDesk()
    await pay(desk, [waterLine(bigKopecks, '3140000001'), freeLine(bigKopecks)])
    await payAs(desk, [waterLine(1000, '3140000002'), freeLine(1000)])
    await makeAll(desk)
    const { rows } = readSber(outFile(desk, (await madeOf(desk, 'raschetnye-sistemy')).fileName))
    expect(rows.map(({ cells }) => cells[6])).toEqual(['Иванова Анна Викторовна', ''])
    const { documents } = readOneC(outFile(desk, (await madeOf(desk, byDetails)).fileName))
    expect(documents[0]?.['Плательщик']).toMatch(/^Иванова Анна Викторовна/)
    expect(documents[1]?.['Плательщик']).not.toContain('Иванова')
  })

  test('is written with the keys open only; a register without one is written all the same', async () => {
    const desk = await openCashDesk()
    await pay(desk, [waterLine(bigKopecks)])
    await makeAll(desk)
    const { registerId, fileName } = await madeOf(desk, 'raschetnye-sistemy')
    const bytes = outFile(desk, fileName)
    await payAs(desk, [freeLine(1000)])
    const { folder, clock } = desk
    await desk.close()

    const sealed = await openTestDesk({ folder, clock, sealed: true })
    await sealed.signInAs('supervisor')
    expect(await sealed.error(repeatOutgoing, { registerId })).toMatchObject({
      kind: 'unavailable',
      code: 'desk.sealed',
    })
    const made = { of: 'made', registerId } as const
    expect(await sealed.error(previewOutgoing, { target: made, way: null })).toMatchObject({ code: 'desk.sealed' })
    expect(outFile(sealed, fileName)).toEqual(bytes)
    const [waiting] = (await outDay(sealed)).waiting
    expect(waiting?.providerId).toBe(byDetails)
    await sealed.value(makeOutgoing, { businessDate: dayOfTests, only: null })
    expect(outFiles(sealed)).toHaveLength(2)
  })

  test('whose years of the law are over: the file can not be written as it was, and is not', async () => {
    const desk = await openCashDesk()
    await pay(desk, [waterLine(bigKopecks)])
    await makeAll(desk)
    const { registerId, fileName } = await madeOf(desk, 'raschetnye-sistemy')
    const bytes = outFile(desk, fileName)
    desk.database.transact((tx) => void tx.run("UPDATE payers SET body = NULL, body_key = NULL, lookup = ''"))
    expect(await desk.error(repeatOutgoing, { registerId })).toMatchObject({ code: 'outgoing.not_as_it_was' })
    expect(outFile(desk, fileName)).toEqual(bytes)
    expect(outFiles(desk)).toEqual([fileName])
  })
})

test('a payment to the budget goes as an order with its УИН, КБК and ОКТМО', async () => {
  const desk = await openCashDesk()
  const lines = [taxLine()]
  const payerId = await identified(desk, typedPayer(lines))
  await desk.value(acceptPayment, { lines, givenKopecks: 120_000, payerId })
  await desk.signInAs('supervisor')
  await makeAll(desk)
  const { documents } = readOneC(outFile(desk, (await madeOf(desk, byDetails)).fileName))
  expect(documents).toMatchObject([
    {
      Код: taxBudget.uin,
      ПоказательКБК: taxBudget.cbc,
      ОКАТО: taxBudget.oktmo,
      ПоказательОснования: taxBudget.reason,
      ПоказательПериода: taxBudget.taxPeriod,
      ПолучательСчет: '03100643000000018500',
      Сумма: '1200.00',
    },
  ])
})
