import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type PaymentQr,
  parsePaymentQr,
  paymentQrKeys,
  paymentQrReasons,
  paymentQrWarnings,
} from '../../../shared/domain/payment-qr.ts'
import { foldKey, standardKey } from '../../../shared/domain/payment-qr-keys.ts'
import { encode, samples } from './payment-qr-samples.ts'

const anySample = fc.constantFrom(...Object.values(samples))

/** A sample with a few characters inserted, replaced or cut away. */
const mutatedSample = fc
  .tuple(
    anySample,
    fc.array(
      fc.tuple(
        fc.nat(400),
        fc.nat(12),
        fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('|', '=', 'Sum=', '%D0', '&#', '\ufffd', 'Ð', '\n')),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce<string>((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text),
  )

/** What holds for every answer, whatever came in. */
function expectClosed(parsed: PaymentQr): void {
  if (!parsed.ok) {
    expect(paymentQrReasons).toContain(parsed.reason)
    return
  }
  for (const warning of parsed.warnings) expect(paymentQrWarnings).toContain(warning)
  expect(new Set(parsed.warnings).size).toBe(parsed.warnings.length)
  expect(parsed.sumKopecks === null || Number.isSafeInteger(parsed.sumKopecks)).toBe(true)
  // A sum that is returned stands in the field, digit for digit.
  if (parsed.sumKopecks !== null) expect(parsed.fields.Sum?.replace(/^0+(?=\d)/, '')).toBe(String(parsed.sumKopecks))
  if (parsed.period !== null) {
    expect(parsed.period).toMatch(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/)
    expect(parsed.fields.PaymPeriod).toBeDefined()
  }
  for (const value of Object.values(parsed.fields)) expect(value).not.toContain('\ufffd')
}

test('no text makes the parser throw or answer outside its lists', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((text) => `ST00012|PersAcc=1|${text}`),
  )
  fc.assert(
    fc.property(anyText, (text) => expectClosed(parsePaymentQr(text))),
    { numRuns: 1000 },
  )
})

test('no bytes make the parser throw or answer outside its lists', () => {
  const header = encode('ST00012|PersAcc=1|Name=', 'utf8')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, isCode) => {
      expectClosed(parsePaymentQr(isCode ? Uint8Array.from([...header, ...bytes]) : bytes))
    }),
    { numRuns: 1000 },
  )
})

test('no damage to a real code makes the parser throw, invent a sum or answer outside its lists', () => {
  fc.assert(
    fc.property(mutatedSample, fc.constantFrom('utf8', 'win1251', 'koi8-r', null), (text, encoding) => {
      expectClosed(parsePaymentQr(encoding === null ? text : encode(text, encoding)))
    }),
    { numRuns: 1000 },
  )
})

test('no repetition keeps the window waiting', () => {
  const pieces = [
    '?',
    '? ',
    ' ',
    '\n',
    '|',
    '=',
    'a=',
    '&',
    '&amp;',
    '%',
    '%D0',
    '%7C',
    'Ð',
    '\u0000',
    '.',
    'a.',
    'ST00012|',
    'Sum=1|',
    'é',
    'Р',
    '-',
  ]
  for (const head of ['', 'ST00012|PersAcc=1|Name=', 'ST00012#PersAcc=1#Name=', 'https://', 't=1&']) {
    for (const piece of pieces) {
      const text = `${head}${piece.repeat(20_000 / piece.length)}x`
      const startedAtMs = performance.now()
      expectClosed(parsePaymentQr(text))
      // Typically 1–20 ms; a pattern that goes back over the text takes minutes.
      expect(performance.now() - startedAtMs).toBeLessThan(1000)
    }
  }
})

test('whatever the fields, separator and spelling of keys, the values come back', () => {
  const word = fc.stringMatching(/^[А-Яа-яA-Za-z0-9]{1,4}[ .а-яa-z0-9-]{0,20}[а-яa-z0-9]$/)
  const separators = fc.constantFrom(...'|#;:^~!$(*@')
  const spelling = fc.constantFrom<(key: string) => string>(
    (key) => key,
    (key) => key.toUpperCase(),
    (key) => key.toLowerCase(),
    (key) => key.replace(/I/g, 'l'),
    (key) => key.replace(/C/g, 'С').replace(/e/g, 'е').replace(/o/g, 'о'),
  )
  const spaced = paymentQrKeys.filter((key) => !/Acc$|^BIC$|INN$|^KPP$|^CBC$|^OKTMO$|^UIN$/.test(key))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...spaced), word), separators, spelling, (values, separator, spell) => {
      fc.pre(Object.values(values).every((value) => value.toLowerCase() !== 'null'))
      const fields = { PersAcc: '42', ...values }
      const parts = Object.entries(fields).map(([key, value]) => `${spell(key)}=${value}`)
      const parsed = parsePaymentQr(`ST00012${separator}${parts.join(separator)}`)
      expect(parsed).toMatchObject({ ok: true, fields })
      expect(parsed.ok && Object.keys(parsed.fields).toSorted()).toEqual(Object.keys(fields).toSorted())
    }),
    { numRuns: 500 },
  )
})

test('no two keys of the standard are folded into one', () => {
  expect(new Set(paymentQrKeys.map(foldKey)).size).toBe(paymentQrKeys.length)
  for (const key of paymentQrKeys) expect(standardKey(key)).toBe(key)
  expect(standardKey('Amount')).toBeNull()
})
