import { describe, expect, test } from 'vitest'
import { getDraft, saveDraft } from '../../../shared/contract/drafts.ts'
import { acceptPayment, getReceiptPaper, listJournal, reprintReceipt } from '../../../shared/contract/payments.ts'
import { getQueue } from '../../../shared/contract/printing.ts'
import { closeShift } from '../../../shared/contract/shift.ts'
import { signOut } from '../../../shared/contract/session.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { commandId, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'

const pay = (desk: TestDesk, lines = [waterLine()], givenKopecks = 100_000, id?: string) =>
  desk.value(acceptPayment, { lines, givenKopecks }, id)

describe('the journal', () => {
  test('finds a payment by sum, account and receipt number', async () => {
    const desk = await openCashDesk()
    await pay(desk, [waterLine(81_240)])
    await pay(desk, [waterLine(50_000, '3147654321')])
    for (const scope of ['shift', 'all'] as const) {
      const found = async (search: string) =>
        (await desk.value(listJournal, { scope, search, before: null })).entries.map((entry) => entry.receiptNumber)
      expect(await found('')).toEqual(['900-1-0002', '900-1-0001'])
      expect(await found('812,40')).toEqual(['900-1-0001'])
      expect(await found('3147654')).toEqual(['900-1-0002'])
      expect(await found('900-1-0001')).toEqual(['900-1-0001'])
      expect(await found('777,77')).toEqual([])
    }
  })

  test('pages over 50 payments without losing or repeating one', async () => {
    const desk = await openCashDesk()
    for (let n = 0; n < 53; n++) await pay(desk, [waterLine(100 + n)], 100_000)
    const first = await desk.value(listJournal, { scope: 'shift', search: '', before: null })
    const second = await desk.value(listJournal, { scope: 'shift', search: '', before: first.next })
    const numbers = [...first.entries, ...second.entries].map((entry) => entry.receiptNumber)
    expect(first.entries).toHaveLength(50)
    expect(second.next).toBeNull()
    expect(new Set(numbers).size).toBe(53)
  })

  test('a cashier does not see the payments of others, a supervisor does', async () => {
    const desk = await openCashDesk()
    const paid = await pay(desk)
    await desk.value(closeShift, { countedKopecks: 181_240, reason: null })
    await desk.value(signOut, {})
    await desk.signInAs('supervisor')
    expect((await desk.value(listJournal, { scope: 'all', search: '', before: null })).entries).toHaveLength(1)
    expect(await desk.value(getReceiptPaper, { paymentId: paid.paymentId, copy: 0 })).not.toBeNull()
  })
})

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
