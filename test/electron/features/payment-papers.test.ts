import { describe, expect, test } from 'vitest'
import { getDraft, saveDraft } from '../../../shared/contract/drafts.ts'
import { acceptPayment, getReceiptPaper, reprintReceipt } from '../../../shared/contract/payments.ts'
import { getQueue } from '../../../shared/contract/printing.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { commandId, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'

const pay = (desk: TestDesk, lines = [waterLine()], givenKopecks = 100_000, id?: string) =>
  desk.value(acceptPayment, { lines, givenKopecks }, id)

describe('the receipt', () => {
  test('what the window shows is what the printer got, and the sealed body is gone after it', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const paid = await pay(desk)
    await expect.poll(() => desk.printer.papers.length).toBe(1)
    await expect.poll(async () => (await desk.value(getQueue, {})).open.length).toBe(0)
    const shown = await desk.value(getReceiptPaper, { paymentId: paid.paymentId, copy: 0 })
    expect(shown?.lines).toEqual(desk.printer.papers[0]?.lines)
    const text = paperLinesToText(shown?.lines ?? [])
    for (const piece of [
      '900-1-0001',
      '812,40',
      '1 000,00',
      '187,60',
      '3141234567',
      'ДЕМО',
      'Восемьсот двенадцать рублей',
    ])
      expect(text).toContain(piece)
    expect(desk.database.db.get('SELECT body, body_key AS k, state FROM print_jobs')).toEqual({
      body: null,
      k: null,
      state: 'printed',
    })
  })

  test('a reprint says КОПИЯ with a number that is counted here', async () => {
    const desk = await openCashDesk()
    await pay(desk)
    expect(await desk.error(reprintReceipt, { paymentId: null })).toMatchObject({ code: 'payments.not_printed_yet' })
    await desk.startWork()
    await expect.poll(() => desk.printer.papers.length).toBe(1)
    await expect.poll(async () => (await desk.value(getQueue, {})).open.length).toBe(0)
    expect(await desk.value(reprintReceipt, { paymentId: null })).toMatchObject({ copy: 1 })
    expect(await desk.value(reprintReceipt, { paymentId: null })).toMatchObject({ copy: 2 })
    await expect.poll(() => desk.printer.papers.length).toBe(3)
    expect(paperLinesToText(desk.printer.papers[2]?.lines ?? [])).toContain('КОПИЯ № 2')
    expect(paperLinesToText(desk.printer.papers[0]?.lines ?? [])).not.toContain('КОПИЯ')
  })
})

describe('the draft of a payment', () => {
  test('is kept with the id before the money command runs, also when the window kept none', async () => {
    const desk = await openCashDesk()
    const id = commandId()
    await desk.error(acceptPayment, { lines: [waterLine()], givenKopecks: 1 }, id)
    expect(await desk.value(getDraft, {})).toMatchObject({ commandId: id, accepted: null, draft: { step: 'cash' } })
  })

  test('whose payment was accepted is shown as done after a restart', async () => {
    const desk = await openCashDesk()
    const id = commandId()
    const paid = await pay(desk, [waterLine()], 100_000, id)
    await desk.close()
    const again = await openTestDesk({ folder: desk.folder, clock: desk.clock })
    await again.signInAs('cashier')
    expect((await again.value(getDraft, {}))?.accepted).toMatchObject({
      receiptNumber: paid.receiptNumber,
      printState: 'queued',
    })
  })

  test('is sealed: neither account nor sum can be read in the file', async () => {
    const desk = await openCashDesk()
    const draft = {
      step: 'lines' as const,
      givenText: '',
      lines: [
        {
          serviceId: null,
          details: null,
          account: 'ПРИМЕТА777',
          linkId: null,
          period: null,
          amountKopecks: 1,
          origin: 'typed' as const,
          warnings: [],
          meters: [{ serviceName: 'ХВС', meter: '11', value: '678' }],
          budget: null,
          knownSince: null,
          confirmed: false,
        },
      ],
    }
    await desk.value(saveDraft, { draft, commandId: null })
    expect((await desk.value(getDraft, {}))?.draft).toEqual(draft)
    const { body } = desk.database.db.get<{ body: Uint8Array }>('SELECT body FROM drafts') ?? { body: new Uint8Array() }
    expect(Buffer.from(body).includes(Buffer.from('ПРИМЕТА777'))).toBe(false)
    expect(Buffer.from(JSON.stringify(draft)).includes(Buffer.from('ПРИМЕТА777'))).toBe(true)
  })
})
