import { cpSync } from 'node:fs'
import { noBackup, noRestore, noSecretStore } from '../../support/no-ports.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PrintOutcome } from '../../../electron/core/ports.ts'
import { openDesk } from '../../../electron/desk.ts'
import {
  answerUnknown,
  cancelPrint,
  getPrinterSettings,
  getQueue,
  type PrinterSettings,
  setPrinterSettings,
  testPrinter as printTestPage,
} from '../../../shared/contract/printing.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { openCashDesk, openTestDesk, temporaryFolder, testPrinter, testRandom } from '../../support/desk.ts'
import {
  jobOf,
  openPrintingDesk,
  outcomesOf,
  paperOut,
  pay,
  printed,
  settled,
  stateOf,
  unknown,
} from '../../support/printing-desk.ts'
import { setUpRealDesk } from '../../support/real-desk.ts'

describe('a paper of unknown outcome', () => {
  test('is asked about once', async () => {
    const desk = await openPrintingDesk(unknown)
    const id = await pay(desk)
    await settled(desk, id, 'unknown connection_lost')
    const question = { printJobId: id, cameOut: true }
    expect((await desk.value(getQueue, {})).open).toMatchObject([{ id, state: 'unknown', answered: false }])
    await desk.value(answerUnknown, question)
    expect(stateOf(desk, id)).toBe('printed connection_lost')
    expect((await desk.value(getQueue, {})).open).toEqual([])
    for (const cameOut of [true, false])
      expect(await desk.error(answerUnknown, { ...question, cameOut })).toMatchObject({
        code: 'printing.not_in_question',
      })
    expect(outcomesOf(desk)).toEqual(['print.outcome unknown', 'print.answered'])
    expect(desk.printer.papers).toHaveLength(1)
  })

  test('that did not come out is not printed, and is never sent again by itself', async () => {
    const desk = await openPrintingDesk(unknown)
    const id = await pay(desk)
    await settled(desk, id, 'unknown connection_lost')
    desk.printer.next = printed
    await desk.value(answerUnknown, { printJobId: id, cameOut: false })
    const second = await pay(desk)
    await settled(desk, second, 'printed')
    expect(stateOf(desk, id)).toBe('not_printed connection_lost')
    expect(desk.printer.papers).toHaveLength(2)
  })

  test('is every paper that was being sent when the program died', async () => {
    const printer = testPrinter()
    let release: (outcome: PrintOutcome) => void = () => undefined
    printer.print = () => new Promise((resolve) => (release = resolve))
    const desk = await openCashDesk({ printer })
    await desk.startWork()
    const [sent, waiting] = [await pay(desk), await pay(desk)]
    await settled(desk, sent, 'sending')
    // What a power cut leaves: the files as they are now.
    const folder = temporaryFolder()
    cpSync(desk.folder, folder, { recursive: true })
    release(printed)
    await desk.close()

    const again = await openTestDesk({ folder, clock: desk.clock })
    expect([stateOf(again, sent), stateOf(again, waiting)]).toEqual(['sending', 'queued'])
    await again.startWork()
    await settled(again, waiting, 'printed')
    expect(stateOf(again, sent)).toBe('unknown interrupted')
    expect(jobOf(again, sent)).toMatchObject({ body: null, bodyKey: null })
    expect(again.printer.papers).toHaveLength(1)
    await again.signInAs('cashier')
    await again.value(answerUnknown, { printJobId: sent, cameOut: false })
  })

  test('that is not in question, or not there, is not answered', async () => {
    const desk = await openCashDesk()
    const id = await pay(desk)
    expect(await desk.error(answerUnknown, { printJobId: id, cameOut: true })).toMatchObject({
      code: 'printing.not_in_question',
    })
    const nobody = '01950000-0000-7000-8000-0000000000ff'
    expect(await desk.error(answerUnknown, { printJobId: nobody, cameOut: true })).toMatchObject({
      code: 'printing.job_unknown',
    })
    expect(await desk.error(cancelPrint, { printJobId: nobody })).toMatchObject({ code: 'printing.job_unknown' })
  })
})

describe('a printer without paper', () => {
  test('keeps the papers waiting, in order, and prints them by itself when it is mended', async () => {
    const desk = await openPrintingDesk(paperOut)
    const ids = [await pay(desk), await pay(desk)]
    await settled(desk, ids[0] ?? '', 'queued paper_out')
    expect((await desk.value(getQueue, {})).printer).toMatchObject({ state: 'attention', reason: 'paper_out' })
    expect((await desk.value(getQueue, {})).open.map(({ id }) => id)).toEqual(ids)
    expect(outcomesOf(desk)).toEqual([])
    desk.printer.next = printed
    await settled(desk, ids[1] ?? '', 'printed')
    await expect.poll(async () => (await desk.value(getQueue, {})).printer.state).toBe('ready')
    expect(outcomesOf(desk)).toEqual(['print.outcome printed', 'print.outcome printed'])
    const titles = desk.printer.papers.map(({ title }) => title)
    expect(titles.at(-2)).toBe('receipt-900-1-0001')
    expect(titles.at(-1)).toBe('receipt-900-1-0002')
  })

  test('is not waited for when the cashier gives the paper up', async () => {
    const desk = await openPrintingDesk(paperOut)
    const id = await pay(desk)
    await settled(desk, id, 'queued paper_out')
    await desk.value(cancelPrint, { printJobId: id })
    expect(stateOf(desk, id)).toBe('not_printed cancelled')
    expect(await desk.error(cancelPrint, { printJobId: id })).toMatchObject({ code: 'printing.already_sent' })
    desk.printer.next = printed
    const second = await pay(desk)
    await settled(desk, second, 'printed')
    expect(outcomesOf(desk)).toEqual(['print.cancelled', 'print.outcome printed'])
    expect(desk.printer.papers.at(-1)?.title).toBe('receipt-900-1-0002')
  })

  test('prints nothing that was given up while it was being made ready', async () => {
    const desk = await openCashDesk()
    const id = await pay(desk)
    const { folder, clock } = desk
    await desk.close()
    const printer = testPrinter()
    let makeReady: () => void = () => undefined
    const ready = new Promise<void>((resolve) => (makeReady = resolve))
    let asked = 0
    const again = await openDesk({
      folder,
      kind: 'demo',
      version: '0.0.0-test',
      clock,
      random: testRandom(),
      emit: () => undefined,
      log: () => undefined,
      verifyJournal: () =>
        Promise.resolve({
          intact: true,
          events: 0,
          moneyRows: 0,
          head: '',
          checkedAt: '',
          brokenSeq: null,
          problem: null,
        }),
      emptyWal: async () => true,
      openDemo: async () => 'already_set_up',
      secretStore: noSecretStore,
      backup: noBackup,
      restore: noRestore,
      printer: async () => {
        asked += 1
        await ready
        return printer
      },
    })
    onTestFinished(again.close)
    const operator = again.database.db.get<{ id: string }>("SELECT id FROM operators WHERE role = 'cashier'")?.id ?? ''
    again.session.begin({ id: operator, login: 'kassir', name: 'A', role: 'cashier' }, false)
    await again.startWork()
    await expect.poll(() => asked).toBe(1)
    expect(
      await again.dispatch('printing.cancel', { printJobId: id }, '01950000-0000-7000-8000-0000000ca9ce'),
    ).toMatchObject({ ok: true })
    makeReady()
    await again.queue.settled()
    expect(printer.papers).toEqual([])
    const kinds = again.database.db.all<{ kind: string }>("SELECT kind FROM audit_events WHERE kind LIKE 'print.%'")
    expect(kinds).toEqual([{ kind: 'print.cancelled' }])
  })
})

describe('the printer’s settings', () => {
  const tcp = (host: string): PrinterSettings => ({
    kind: 'tcp',
    columns: 42,
    host,
    port: 9100,
    codePage: 17,
    answersStatus: true,
  })

  test('are the virtual printer until others are made, and stay over a restart', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    expect(await desk.value(getPrinterSettings, {})).toEqual({ kind: 'virtual', columns: 48 })
    await desk.value(setPrinterSettings, tcp('127.0.0.1'))
    await desk.close()
    const again = await openTestDesk({ folder: desk.folder, clock: desk.clock })
    await again.signInAs('administrator')
    expect(await again.value(getPrinterSettings, {})).toEqual(tcp('127.0.0.1'))
  })

  test('of a demo desk name no printer but one of this machine', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    for (const host of [
      '192.168.0.5',
      'printer',
      '127.0.0.1.example.org',
      '10.127.0.1',
      'localhost.example.org',
      '::2',
      '0.0.0.0',
    ])
      expect(await desk.error(setPrinterSettings, tcp(host)), host).toMatchObject({
        code: 'printing.demo_loopback_only',
      })
    for (const host of ['127.0.0.1', 'localhost', '::1']) await desk.value(setPrinterSettings, tcp(host))
  })

  test('of a real desk name any printer', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    await setUpRealDesk(desk)
    const operator = desk.database.db.get<{ id: string }>('SELECT id FROM operators')?.id ?? ''
    desk.session.begin({ id: operator, login: 'admin', name: 'А', role: 'administrator' }, false)
    await desk.value(setPrinterSettings, tcp('192.168.0.5'))
    for (const wrong of [
      { ...tcp('x'), port: 0 },
      { ...tcp('x'), columns: 40 },
      { ...tcp('') },
      { kind: 'usb', columns: 48 },
    ])
      expect(await desk.error(setPrinterSettings, wrong as PrinterSettings)).toMatchObject({ kind: 'invalid_input' })
  }, 60_000)
})

describe('the test page', () => {
  test('says how it went, and is no paper of the journal', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    expect(await desk.value(printTestPage, {})).toEqual({ outcome: 'printed', reason: null })
    expect(desk.printer.papers).toHaveLength(1)
    expect(paperLinesToText(desk.printer.papers[0]?.lines ?? [])).toContain('ДЕМО')
    for (const [next, outcome] of [
      [paperOut, 'not_printed'],
      [unknown, 'unknown'],
    ] as const) {
      desk.printer.next = next
      expect(await desk.value(printTestPage, {})).toEqual({ outcome, reason: next.reason })
    }
    expect(desk.database.db.all('SELECT id FROM print_jobs')).toEqual([])
  })
})
