import { expect, onTestFinished, test, vi } from 'vitest'
import {
  getScannerPort,
  getScannerSettings,
  listScannerPorts,
  type ScannerSettings,
  setScannerSettings,
  takeScans,
} from '../../../shared/contract/scanner.ts'
import { usualThresholds } from '../../../shared/domain/scan-thresholds.ts'
import { auditOf, openTestDesk } from '../../support/desk.ts'
import { openPseudoTerminal } from '../../support/pseudo-terminal.ts'

const usual: ScannerSettings = { thresholds: usualThresholds, prefix: '', suffix: '', port: null }

test('settings are asked for by anyone, changed by the administrator, and kept', async () => {
  const desk = await openTestDesk()
  expect(await desk.value(getScannerSettings, {})).toEqual(usual) // before sign-in: the login is a screen too
  await desk.signInAs('administrator')
  const settings = { ...usual, thresholds: { averageGapMs: 28, runPauseMs: 80, settleMs: 160 }, prefix: '~' }
  await desk.value(setScannerSettings, settings)
  expect(await desk.value(getScannerSettings, {})).toEqual(settings)
  expect(auditOf(desk, 'settings.scanner_changed')).toEqual([{ ...settings.thresholds, framed: true, port: null }])
})

test('what would take typing for a scan, or cut codes off, is refused', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('administrator')
  const slow = { ...usual, thresholds: { ...usualThresholds, averageGapMs: 80 } }
  expect(await desk.error(setScannerSettings, slow)).toMatchObject({ code: 'scanner.thresholds_unsafe' })
  for (const part of [{ prefix: 'ST' }, { suffix: '00' }])
    expect(await desk.error(setScannerSettings, { ...usual, ...part })).toMatchObject({ code: 'scanner.frame_unsafe' })
  expect(await desk.value(getScannerSettings, {})).toEqual(usual)
})

test('a scan of the port is taken once by who works here; signed out or locked it is dropped', async () => {
  const terminal = openPseudoTerminal()
  onTestFinished(terminal.close)
  await terminal.plug()
  const desk = await openTestDesk()
  await desk.startWork()
  await desk.signInAs('administrator')
  await desk.value(setScannerSettings, { ...usual, port: { path: terminal.path, baudRate: 9600 } })
  await vi.waitFor(async () => expect(await desk.value(getScannerPort, {})).toEqual({ state: 'open' }))
  expect(await desk.value(listScannerPorts, {})).toMatchObject({ ports: expect.any(Array) })

  await desk.signInAs('cashier')
  await terminal.send(Buffer.from('4600000000015\r\n'))
  const bytes = Buffer.from('4600000000015').toString('base64')
  await vi.waitFor(async () => expect(await desk.value(takeScans, {})).toEqual([{ bytes, terminator: 'CR LF' }]))
  expect(await desk.value(takeScans, {})).toEqual([])

  // Nobody took it in time: it was of a moment that is over.
  await terminal.send(Buffer.from('4600000000022\r'))
  await vi.waitFor(() => expect(desk.emitted.filter((event) => event === 'scans')).toHaveLength(2))
  desk.clock.advance(5001)
  expect(await desk.value(takeScans, {})).toEqual([])

  const dropped = () => desk.logged.filter(({ event }) => event === 'scanner.dropped').length
  desk.session.lock()
  expect(await desk.error(takeScans, {})).toMatchObject({ code: 'session.locked' })
  await terminal.send(Buffer.from('4600000000039\r'))
  await vi.waitFor(() => expect(dropped()).toBe(1))
  desk.session.end()
  await terminal.send(Buffer.from('4600000000046\r'))
  await vi.waitFor(() => expect(dropped()).toBe(2))
  await desk.signInAs('cashier')
  await terminal.send(Buffer.from('4600000000053\r'))
  const last = Buffer.from('4600000000053').toString('base64')
  await vi.waitFor(async () => expect(await desk.value(takeScans, {})).toMatchObject([{ bytes: last }]))
  expect(desk.emitted.filter((event) => event === 'scans')).toHaveLength(3)
  expect(JSON.stringify(desk.logged)).not.toContain('46000000000')
})
