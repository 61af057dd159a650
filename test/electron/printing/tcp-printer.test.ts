import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrinterPort, PrinterReason } from '../../../electron/core/ports.ts'
import { encodeEscPos } from '../../../electron/printing/escpos.ts'
import { defaultProfile } from '../../../electron/printing/printer-profile.ts'
import { type TcpPrinterLimits, type TcpPrinterOptions, tcpPrinter } from '../../../electron/printing/tcp-printer.ts'
import { layoutPaper, type PaperLine } from '../../../shared/domain/paper.ts'
import { receiptPaper } from '../../../shared/domain/receipt.ts'
import { FakePrinter } from '../../support/fake-printer.ts'
import { receiptSample } from '../../support/receipt-sample.ts'

const receipt = layoutPaper(receiptPaper(receiptSample), 48)
const receiptText = receipt.flatMap((line) => (line.kind === 'text' ? [line.text.trimEnd()] : []))
const receiptBytes = encodeEscPos(receipt, defaultProfile).length
const job = { title: 'Квитанция 2-214-0093', lines: receipt }
const limits: TcpPrinterLimits = {
  connectTimeoutMs: 500,
  statusTimeoutMs: 150,
  pollIntervalMs: 20,
  printTimeoutMs: 1500,
  mendTimeoutMs: 1500,
}

let fake: FakePrinter
beforeEach(async () => {
  fake = new FakePrinter()
  await fake.start()
})
afterEach(async () => {
  await fake.stop()
})

function desk(change: Partial<TcpPrinterOptions> = {}, quicker: Partial<TcpPrinterLimits> = {}): PrinterPort {
  return tcpPrinter({
    host: '127.0.0.1',
    port: fake.port,
    profile: defaultProfile,
    answersStatus: true,
    ...change,
    limits: { ...limits, ...quicker },
  })
}

/** A host that takes no more calls: a process that sleeps, its queue of two waiting connections full. */
async function silentHost(): Promise<{ port: number; stop: () => void }> {
  const code = `require('net').createServer().listen(0, '127.0.0.1', 1, function () {
    require('fs').writeSync(1, String(this.address().port) + '\\n')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20000)
  })`
  const host = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(host.stdout, 'data')) as [Buffer]
  const port = Number(line.toString())
  const callers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  await delay(100)
  const stop = () => {
    for (const caller of callers) caller.destroy()
    host.kill('SIGKILL')
  }
  return { port, stop }
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !condition(); tries++) await delay(10)
  expect(condition()).toBe(true)
}

const printedText = (index = 0) => fake.jobs()[index]?.paper.lines.slice(0, receiptText.length)

describe('a paper is "printed" when the printer itself says so', () => {
  test('all of it came out, in the characters the window showed', async () => {
    expect(await desk().print(job)).toEqual({ outcome: 'printed', nearEnd: false })
    expect(fake.jobs()).toHaveLength(1)
    expect(printedText()).toEqual(receiptText)
    expect(fake.jobs()[0]?.paper).toMatchObject({ qr: ['GK-2-214-0093'], cuts: 1, pulses: 0 })
    expect(fake.jobs()[0]?.lost).toHaveLength(0)
  })

  test('and tells that the roll is near its end', async () => {
    fake.set({ nearEnd: true })
    expect(await desk().print(job)).toEqual({ outcome: 'printed', nearEnd: true })
    expect(await desk().status()).toEqual({ ready: true, nearEnd: true })
  })

  test('a slow printer is waited for, and none of the paper is lost', async () => {
    fake.bytesPerSecond = 4000
    const started = performance.now()
    expect(await desk().print(job)).toMatchObject({ outcome: 'printed' })
    expect(performance.now() - started).toBeGreaterThan((receiptBytes / 4000) * 1000 * 0.7)
    expect(printedText()).toEqual(receiptText)
  })

  test('a paper longer than the buffer of the printer gets through its back-pressure', async () => {
    await fake.stop()
    fake = new FakePrinter({ bufferBytes: 256, bytesPerSecond: 40_000 })
    await fake.start()
    const long: PaperLine[] = Array.from({ length: 12 }, () => receipt).flat()
    expect(await desk().print({ title: 'длинная', lines: long })).toMatchObject({ outcome: 'printed' })
    expect(fake.mostBuffered).toBeLessThanOrEqual(256)
    expect(fake.jobs()[0]?.paper.lines).toHaveLength(receiptText.length * 12 + 4)
  })

  test('papers asked for together come out one after another on one connection at a time', async () => {
    fake.set({ oneAtATime: true })
    const port = desk()
    const outcomes = await Promise.all([port.print(job), port.status(), port.print(job)])
    expect(outcomes).toEqual([
      { outcome: 'printed', nearEnd: false },
      { ready: true, nearEnd: false },
      { outcome: 'printed', nearEnd: false },
    ])
    expect(fake.jobs().map((one) => one.paper.cuts)).toEqual([1, 1])
  })
})

describe('a printer that is not ready gets not one byte of the paper', () => {
  test.each<[PrinterReason, () => void]>([
    ['paper_out', () => fake.set({ paperOut: true })],
    ['cover_open', () => fake.set({ coverOpen: true })],
    ['error', () => fake.set({ error: true })],
    ['offline', () => fake.set({ offline: true })],
    ['no_status', () => fake.set({ mute: true })],
  ])('%s', async (reason, breakIt) => {
    breakIt()
    expect(await desk().print(job)).toEqual({ outcome: 'not_printed', reason })
    expect(await desk().status()).toEqual({ ready: false, reason })
    expect(fake.jobs()).toEqual([])
  })

  test('refused: nobody listens there', async () => {
    const port = fake.port
    await fake.stop()
    const nowhere = tcpPrinter({ host: '127.0.0.1', port, profile: defaultProfile, answersStatus: true, limits })
    expect(await nowhere.print(job)).toEqual({ outcome: 'not_printed', reason: 'refused' })
    expect(await nowhere.status()).toEqual({ ready: false, reason: 'refused' })
  })

  test('unreachable: no such host', async () => {
    expect(await desk({ host: 'no-such-printer.invalid' }).print(job)).toEqual({
      outcome: 'not_printed',
      reason: 'unreachable',
    })
  })

  test('unreachable: nobody answers the call in time', async () => {
    const silent = await silentHost()
    const started = performance.now()
    const outcome = await desk({ port: silent.port }, { connectTimeoutMs: 200 }).print(job)
    expect(outcome).toEqual({ outcome: 'not_printed', reason: 'unreachable' })
    expect(performance.now() - started).toBeLessThan(600)
    silent.stop()
  })

  test('connection_lost: reset before the paper was sent', async () => {
    fake.set({ oneAtATime: true })
    const other = connect(fake.port, '127.0.0.1')
    await new Promise((resolve) => other.once('connect', resolve))
    await delay(30)
    const outcome = await desk().print(job)
    expect(outcome).toEqual({ outcome: 'not_printed', reason: 'connection_lost' })
    other.destroy()
    expect(fake.jobs()).toEqual([])
  })

  test('not_representable: lines that did not come from a layout', async () => {
    const lines: PaperLine[] = [{ kind: 'text', text: '5 ₽', bold: false, double: false }]
    expect(await desk().print({ title: 'x', lines })).toEqual({ outcome: 'not_printed', reason: 'not_representable' })
    expect(fake.jobs()).toEqual([])
  })
})

describe('once bytes are on their way only the end mark says "printed"; everything else is "unknown"', () => {
  test('paper out half-way: unknown, and the reason says what to do', async () => {
    fake.faults.paperOutAfterBytes = 300
    const told: (PrinterReason | null)[] = []
    const outcome = await desk({ onTrouble: (reason) => told.push(reason) }, { mendTimeoutMs: 300 }).print(job)
    expect(outcome).toEqual({ outcome: 'unknown', reason: 'paper_out' })
    expect(told).toEqual(['paper_out'])
    expect(fake.jobs()[0]?.printed.length).toBeLessThan(receiptBytes)
    expect(fake.jobs()[0]?.lost.length).toBeGreaterThan(0)
  })

  test('paper out half-way and a new roll in time: printed, and the whole paper came out', async () => {
    fake.faults.paperOutAfterBytes = 300
    const told: (PrinterReason | null)[] = []
    const printing = desk({ onTrouble: (reason) => told.push(reason) }, { printTimeoutMs: 300 }).print(job)
    await until(() => told.includes('paper_out'))
    await delay(400) // longer than printTimeoutMs: a named trouble is waited for
    fake.loadPaper()
    expect(await printing).toMatchObject({ outcome: 'printed' })
    expect(printedText()).toEqual(receiptText)
    expect(fake.jobs()[0]?.lost).toHaveLength(0)
  })

  test('paper out with automatic status, whose bytes look like end marks: still unknown', async () => {
    fake.set({ automaticStatus: true })
    fake.bytesPerSecond = 20_000
    const seen: number[] = []
    const spy = connect(fake.port, '127.0.0.1').on('data', (chunk) => seen.push(...chunk))
    await new Promise((resolve) => spy.once('connect', resolve))
    fake.set({ nearEnd: true })
    await until(() => seen.length >= 4)
    spy.destroy()
    // control: a reader that takes any byte of that form for an end mark would have said "printed" here
    expect(seen.some((byte) => (byte & 0x90) === 0)).toBe(true)

    const printing = desk({}, { mendTimeoutMs: 400, pollIntervalMs: 100 }).print(job)
    await delay(15)
    fake.set({ automaticStatus: true, paperOut: true })
    expect(await printing).toEqual({ outcome: 'unknown', reason: 'paper_out' })
  })

  test('cover opened half-way and closed again: printed', async () => {
    fake.bytesPerSecond = 4000
    const told: (PrinterReason | null)[] = []
    const printing = desk({ onTrouble: (reason) => told.push(reason) }).print(job)
    await until(() => (fake.jobs()[0]?.printed.length ?? 0) > 100)
    fake.set({ coverOpen: true })
    await until(() => told.includes('cover_open'))
    fake.set({ coverOpen: false })
    expect(await printing).toMatchObject({ outcome: 'printed' })
    expect(told).toEqual(['cover_open', null])
  })

  test('reset half-way: unknown, connection lost', async () => {
    fake.faults.resetAfterBytes = 400
    expect(await desk().print(job)).toEqual({ outcome: 'unknown', reason: 'connection_lost' })
  })

  test('too slow for the limit: unknown, timeout', async () => {
    fake.bytesPerSecond = 200
    expect(await desk({}, { printTimeoutMs: 300 }).print(job)).toEqual({ outcome: 'unknown', reason: 'timeout' })
  })

  test('switched off half-way: unknown', async () => {
    fake.bytesPerSecond = 2000
    const printing = desk().print(job)
    await until(() => (fake.jobs()[0]?.printed.length ?? 0) > 100)
    await fake.stop()
    expect(await printing).toEqual({ outcome: 'unknown', reason: 'connection_lost' })
  })

  test('gone mute half-way: never "printed"', async () => {
    fake.bytesPerSecond = 20_000
    const printing = desk({}, { printTimeoutMs: 400 }).print(job)
    await until(() => (fake.jobs()[0]?.printed.length ?? 0) > 10)
    fake.set({ mute: true })
    expect(await printing).toEqual({ outcome: 'unknown', reason: 'timeout' })
    expect(printedText()).toEqual(receiptText) // it did come out, which nobody at the desk's end can know
  })
})

describe('a printer set as one that never answers', () => {
  test('gets the paper, and the outcome is unknown even when all came out', async () => {
    fake.set({ mute: true })
    expect(await desk({ answersStatus: false }).print(job)).toEqual({ outcome: 'unknown', reason: 'no_status' })
    await until(() => fake.jobs()[0]?.paper.cuts === 1)
    expect(printedText()).toEqual(receiptText)
    expect(await desk({ answersStatus: false }).status()).toEqual({ ready: false, reason: 'no_status' })
  })

  test('is told from one that broke the connection', async () => {
    fake.set({ mute: true })
    fake.faults.resetAfterBytes = 200
    expect(await desk({ answersStatus: false }).print(job)).toEqual({ outcome: 'unknown', reason: 'connection_lost' })
  })
})

describe('giving up', () => {
  test('before the paper was sent: not printed', async () => {
    const aborted = AbortSignal.abort()
    expect(await desk().print(job, aborted)).toEqual({ outcome: 'not_printed', reason: 'cancelled' })
    fake.set({ mute: true })
    const soon = AbortSignal.timeout(40)
    expect(await desk({}, { statusTimeoutMs: 2000 }).print(job, soon)).toEqual({
      outcome: 'not_printed',
      reason: 'cancelled',
    })
    expect(fake.jobs()).toEqual([])
  })

  test('half-way: unknown', async () => {
    fake.bytesPerSecond = 1000
    expect(await desk().print(job, AbortSignal.timeout(150))).toEqual({ outcome: 'unknown', reason: 'cancelled' })
  })

  test('frees the printer for the next paper', async () => {
    fake.set({ mute: true })
    const port = desk()
    const first = port.print(job)
    const second = first.then(() => {
      fake.set({ mute: false })
      return port.print(job)
    })
    expect(await first).toMatchObject({ reason: 'no_status' })
    expect(await second).toMatchObject({ outcome: 'printed' })
  })
})
