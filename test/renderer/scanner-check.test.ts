import { describe, expect, test } from 'vitest'
import { namedSigns } from '../../renderer/features/scanner/named-signs.ts'
import { formErrors, settingsOf, toForm } from '../../renderer/features/scanner/scanner-form.ts'
import { keyLayoutOf } from '../../renderer/keys/key-layout.ts'
import { checkedBytes, checkedKeys } from '../../renderer/keys/scan-check.ts'
import type { ScannerSettings } from '../../shared/contract/scanner.ts'
import type { ScanKey } from '../../shared/domain/scan-burst.ts'
import { noFrame } from '../../shared/domain/scan-text.ts'
import { usualThresholds } from '../../shared/domain/scan-thresholds.ts'
import { scherbakovaMrz } from '../support/mrz-sample.ts'
import { encode, misreadAsLatin1, samples } from '../shared/domain/payment-qr-samples.ts'

const key = (code: string, atMs: number, more: Partial<ScanKey> = {}): ScanKey => ({
  ...{ code, atMs, shift: false, repeat: false },
  ...more,
})

describe('what is told of a scan', () => {
  test('of keys: how fast, how it ended, under which layout', () => {
    const keys = [key('KeyA', 100), key('Digit1', 108), key('Digit2', 128), key('Digit3', 136)]
    const scan = { scan: 'a123', endedBy: 'terminator' as const }
    const ended = [...keys, key('Enter', 150), key('KeyJ', 155, { ctrl: true })]
    expect(checkedKeys({ ...scan, keys: ended }, [{ code: 'KeyA', key: 'ф' }], noFrame)).toMatchObject({
      ...{ way: 'keys', kind: 'unknown', shown: 'a123', layout: 'russian', terminators: ['Enter', 'LF'] },
      speed: { characters: 4, averageGapMs: 12, longestGapMs: 20 },
    })
    expect(checkedKeys({ ...scan, keys }, [], noFrame)).toMatchObject({ terminators: [], layout: null })
  })

  test('of a port: the letters as they were meant, with their encoding, and nothing of the payer', () => {
    const told = checkedBytes(misreadAsLatin1(encode(samples[2], 'win1251')), 'CR LF', noFrame)
    expect(told).toMatchObject({ kind: 'bill', encoding: 'windows-1251', terminators: ['CR', 'LF'], speed: null })
    expect(told.shown).toContain('ООО "УК Трианон"')
    expect(told.shown).not.toContain('Иванов')
  })

  test('of a passport nothing but its shape, whichever way it came', () => {
    for (const text of [scherbakovaMrz.join('\n'), `~${scherbakovaMrz.join('\n')}`])
      expect(JSON.stringify(checkedBytes(text, '', noFrame))).not.toMatch(/WERBAKOVA|751654/)
  })
})

test('the layout is told by what the letter keys typed', () => {
  const typed = (text: string) => [...'STAB'].map((letter, index) => ({ code: `Key${letter}`, key: text[index] ?? '' }))
  expect(['STAB', 'stab', 'ЫЕФИ', 'СТАБ', 'ST٣B'].map((text) => keyLayoutOf(typed(text)))).toEqual([
    ...['latin', 'latin', 'russian', 'phonetic', 'other'],
  ])
  expect(keyLayoutOf([{ code: 'Digit1', key: '1' }])).toBeNull()
})

test('signs that nobody sees have names', () => {
  expect(namedSigns('A B\u001d\r\u0001').map(({ text, isName }) => (isName ? `<${text}>` : text))).toEqual([
    ...['A', '<␣>', 'B', '<GS>', '<CR>', '<01>'],
  ])
})

describe('the settings as they are typed', () => {
  const saved: ScannerSettings = {
    ...{ thresholds: usualThresholds, prefix: '~', suffix: '' },
    port: { path: '/dev/ttyACM0', baudRate: 115_200 },
  }

  test('come back as they were saved', () => {
    expect(settingsOf(toForm(saved))).toEqual(saved)
    expect(settingsOf({ ...toForm(saved), way: 'keys' })).toEqual({ ...saved, port: null })
  })

  test('a wrong field is named, and nothing is saved with it', () => {
    const form = { ...toForm(saved), prefix: 'ST', suffix: '00', path: 'две порта' }
    expect([...formErrors(form)]).toEqual(['prefix', 'suffix', 'path'])
    expect(settingsOf(form)).toBeNull()
    expect([...formErrors({ ...form, way: 'keys' })]).toEqual(['prefix', 'suffix'])
  })
})
