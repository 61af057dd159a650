import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScanFraming } from '../../../electron/scanner/scan-framing.ts'
import { noFrame } from '../../../shared/domain/scan-text.ts'
import { billSamples, bytesOf, sampleEncodings } from '../../support/bill-samples.ts'
import { scherbakovaMrz } from '../../support/mrz-sample.ts'

/** A wire with a clock: blocks come, silence passes, codes are cut out. */
const wire = () => {
  const scans: { text: string; terminator: string }[] = []
  let nowMs = 0
  let due: { atMs: number; call: () => void } | null = null
  const framing = createScanFraming({
    onScan: ({ bytes, terminator }) => scans.push({ text: Buffer.from(bytes).toString('latin1'), terminator }),
    frame: () => noFrame,
    later: (ms, call) => {
      const mine = { atMs: nowMs + ms, call }
      due = mine
      return () => {
        if (due === mine) due = null
      }
    },
  })
  const pass = (ms: number): void => {
    nowMs += ms
    const ripe = due !== null && due.atMs <= nowMs ? due : null
    if (ripe === null) return
    due = null
    ripe.call()
  }
  const send = (text: string): void => framing.push(Buffer.from(text, 'latin1'))
  return { scans, send, pass, push: framing.push }
}

describe('the bytes of a serial scanner are cut into codes', () => {
  test.each([
    ['CR', '4600000000015\r', 'CR'],
    ['LF', '4600000000015\n', 'LF'],
    ['CR LF', '4600000000015\r\n', 'CR LF'],
    ['Tab', '4600000000015\t', 'Tab'],
  ])('by %s, at once', (_name, text, terminator) => {
    const { scans, send } = wire()
    send(text)
    expect(scans).toEqual([{ text: '4600000000015', terminator }])
  })

  test('by silence, and not before it', () => {
    const { scans, send, pass } = wire()
    send('46000000')
    pass(149)
    send('00015')
    pass(149)
    expect(scans).toEqual([])
    pass(150)
    expect(scans).toEqual([{ text: '4600000000015', terminator: '' }])
  })

  test('a LF that comes after its code is nothing', () => {
    const { scans, send, pass } = wire()
    send('4600000000015\r')
    send('\n')
    pass(500)
    send('4600000000022\r')
    expect(scans.map(({ text }) => text)).toEqual(['4600000000015', '4600000000022'])
  })

  test('line breaks inside a bill are of it', () => {
    const { scans, send, pass } = wire()
    send('ST00012|Name=A\r\nSum=1\r')
    pass(59)
    expect(scans).toEqual([])
    pass(1)
    expect(scans).toEqual([{ text: 'ST00012|Name=A\nSum=1', terminator: 'CR' }])
  })

  test('the two lines of a passport are one', () => {
    const { scans, send, pass } = wire()
    send(`${scherbakovaMrz[0]}\r`)
    pass(400)
    send(`${scherbakovaMrz[1]}\r\n`)
    expect(scans.map(({ text }) => text)).toEqual([scherbakovaMrz.join('\n')])
  })

  test('however a driver cuts it, a bill comes out to the byte', () => {
    const codes = billSamples.flatMap((sample) => sampleEncodings.map((encoding) => bytesOf(sample, encoding)))
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 1, max: 64 }), (bytes, size) => {
        const { scans, push, pass } = wire()
        for (let from = 0; from < bytes.length; from += size) push(bytes.subarray(from, from + size))
        push(Uint8Array.of(13))
        pass(60)
        expect(scans).toEqual([{ text: Buffer.from(bytes).toString('latin1'), terminator: 'CR' }])
      }),
    )
  })

  test('noise of another device is no code, and the next code is whole', () => {
    const { scans, send, pass } = wire()
    send('x'.repeat(6001))
    send('\r\r')
    pass(150)
    expect(scans).toEqual([])
    send('4600000000015\r')
    expect(scans).toHaveLength(1)
  })

  test('nothing that comes over the wire makes it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 }), (blocks) => {
        const { scans, push, pass } = wire()
        for (const block of blocks) push(block)
        pass(1000)
        for (const { text } of scans) expect(text.length).toBeGreaterThan(0)
      }),
    )
  })
})
