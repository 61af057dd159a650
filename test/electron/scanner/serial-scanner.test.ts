// The real library on a real terminal: what a cable does to it.
import { expect, onTestFinished, test, vi } from 'vitest'
import { listSerialPorts, openSerialLink } from '../../../electron/scanner/serial-link.ts'
import { createSerialScanner } from '../../../electron/scanner/serial-scanner.ts'
import type { PortState } from '../../../shared/contract/scanner.ts'
import { noFrame } from '../../../shared/domain/scan-text.ts'
import { openPseudoTerminal } from '../../support/pseudo-terminal.ts'
import { encode, samples } from '../../shared/domain/payment-qr-samples.ts'

const openScanner = () => {
  const scans: string[] = []
  const states: PortState[] = []
  const scanner = createSerialScanner({
    open: openSerialLink,
    frame: () => noFrame,
    onScan: ({ bytes }) => scans.push(Buffer.from(bytes).toString('hex')),
    onChange: () => states.push(scanner.state()),
    log: () => undefined,
    retryMs: 20,
  })
  onTestFinished(() => scanner.stop())
  const terminal = openPseudoTerminal()
  onTestFinished(terminal.close)
  return { scanner, terminal, scans, states }
}

test('reads raw bytes, says when the cable is gone, and takes the port up when it is back', async () => {
  const { scanner, terminal, scans, states } = openScanner()
  const port = { path: terminal.path, baudRate: 9600 } as const
  scanner.listenAt(port)
  await vi.waitFor(() => expect(scanner.state()).toBe('gone')) // nothing is plugged in yet
  await terminal.plug()
  await vi.waitFor(() => expect(scanner.state()).toBe('open'))

  const bytes = encode(samples[2], 'win1251')
  await terminal.send(bytes.subarray(0, 100), bytes.subarray(100), Uint8Array.of(13))
  await vi.waitFor(() => expect(scans).toEqual([Buffer.from(bytes).toString('hex')]))

  await terminal.unplug()
  await vi.waitFor(() => expect(scanner.state()).toBe('gone'))
  await terminal.plug()
  await vi.waitFor(() => expect(scanner.state()).toBe('open'))
  await terminal.send(Buffer.from('4600000000015\r'))
  await vi.waitFor(() => expect(scans).toHaveLength(2))

  scanner.listenAt(null)
  expect(scanner.state()).toBe('off')
  expect(states).toEqual(['opening', 'gone', 'open', 'gone', 'open', 'off'])
})

test('a port that another program holds is busy, what is no port has failed; neither is given up', async () => {
  const { scanner, terminal } = openScanner()
  await terminal.plug()
  const other = await openSerialLink({ path: terminal.path, baudRate: 9600 })
  scanner.listenAt({ path: terminal.path, baudRate: 9600 })
  await vi.waitFor(() => expect(scanner.state()).toBe('busy'))
  await other.close()
  await vi.waitFor(() => expect(scanner.state()).toBe('open'))
  scanner.listenAt({ path: '/dev/null', baudRate: 9600 })
  await vi.waitFor(() => expect(scanner.state()).toBe('failed'))
})

test('the same port at another speed is opened anew', async () => {
  const { scanner, terminal, scans, states } = openScanner()
  await terminal.plug()
  scanner.listenAt({ path: terminal.path, baudRate: 9600 })
  await vi.waitFor(() => expect(scanner.state()).toBe('open'))
  scanner.listenAt({ path: terminal.path, baudRate: 115_200 })
  await vi.waitFor(() => expect(states).toEqual(['opening', 'open', 'opening', 'open']))
  await terminal.send(Buffer.from('7785\r'))
  await vi.waitFor(() => expect(scans).toHaveLength(1))
})

test('the list of ports is a list also where the system keeps none', async () => {
  expect(Array.isArray(await listSerialPorts())).toBe(true)
})
