// 100 000 damaged codes. A failure prints its seed: `FUZZ_SEED=<seed> npx vitest run …` gives the same codes again.
import { expect, test } from 'vitest'
import { decodeEntities } from '../../../shared/domain/text-repair.ts'
import { repairRussianLayout, typeUnderRussianLayout } from '../../../shared/domain/keyboard-layout.ts'
import { parsePaymentQr, paymentQrReasons, paymentQrWarnings } from '../../../shared/domain/payment-qr.ts'
import { encode, misreadAsLatin1, ruLayoutCode, samples, usLayoutCode } from './payment-qr-samples.ts'

const runs = 100_000
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)

/** mulberry32: the same numbers for the same seed, for ever. */
const randomOf = (start: number) => {
  let state = start
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
type Random = ReturnType<typeof randomOf>

const whole = Object.values(samples)
const starts: readonly string[] = [
  ...whole,
  ...[usLayoutCode, ruLayoutCode, typeUnderRussianLayout(samples[5]), `]Q1${samples[2]}\r\n`],
  `ST00012${encodeURIComponent(samples[5].slice(7))}`,
  samples[10].replaceAll('"', '&quot;').replaceAll('|', '&#124;'),
  samples[2].replaceAll('|', '#').replace('Sum=', 'SumPay='),
  misreadAsLatin1(encode(samples[2], 'win1251')),
  misreadAsLatin1(encode(samples[5], 'utf8')),
]
const tokens = [
  ...['|', '=', '|Sum=', '|Sum=1|', 'Sum=12.30', 'SUM=-5', '|sUM=00099', '|Sum=1e5', '|Sum=9007199254740993', '\u0000'],
  ...[
    '|PersAcc=1',
    '|PersonalAcc=',
    '|PaymPeriod=13.2026',
    '%7C',
    '%3D',
    '%31',
    '&#49;',
    '&amp;#61;',
    '\u001d',
    '\ufffd',
  ],
  ...[
    '\r\n',
    ' ',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\ufeff',
    '.',
    ',',
    '-',
    '+',
    '٣',
    '１',
    'м',
    'С',
    'Ð',
    'ST00012|',
    'ЫЕ',
    '#',
  ],
] as const

const damageText = (text: string, random: Random): string => {
  const at = random(text.length + 1)
  const length = random(12)
  switch (random(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length)
    case 1:
      return text.slice(0, at) + (tokens[random(tokens.length)] ?? '') + text.slice(at)
    case 2:
      return text.slice(0, at) + (tokens[random(tokens.length)] ?? '') + text.slice(at + length)
    case 3:
      return text.slice(0, at) + String.fromCharCode(random(random(2) === 0 ? 0x80 : 0x500)) + text.slice(at + 1)
    case 4:
      return text.slice(0, at) + text.slice(random(text.length + 1)).slice(0, 60) + text.slice(at)
    case 5:
      return text.replaceAll('|', tokens[random(tokens.length)] ?? '|')
    case 6:
      return text.slice(0, at)
    case 7:
      return random(2) === 0 ? text.toUpperCase() : text.toLowerCase()
    default: {
      // Where it hurts: beside the sum.
      const sum = text.search(/sum/i) + random(14)
      return text.slice(0, sum) + (tokens[random(tokens.length)] ?? '') + text.slice(sum + random(3))
    }
  }
}

const damageBytes = (bytes: Uint8Array, random: Random): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  for (let times = random(4); times > 0 && copy.length > 0; times--) copy[random(copy.length)] = random(256)
  return copy.subarray(0, random(3) === 0 ? random(copy.length + 1) : copy.length)
}

const damaged = (random: Random): string | Uint8Array => {
  let text = starts[random(starts.length)] ?? ''
  for (let times = 1 + random(6); times > 0; times--) text = damageText(text, random)
  if (random(2) === 0) return text
  return damageBytes(encode(text, (['win1251', 'utf8', 'koi8-r'] as const)[random(3)] ?? 'utf8'), random)
}

const unescaped = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The text in every way it may have been meant, the plainest first. */
function* readings(input: string | Uint8Array): Generator<string> {
  const encodings = ['windows-1252', 'utf-8', 'windows-1251', 'koi8-r']
  let texts: string[] = []
  if (typeof input === 'string') texts = [input]
  else
    for (const encoding of encodings) {
      const text = new TextDecoder(encoding).decode(input)
      texts.push(text)
      yield text
    }
  for (let depth = 0; depth < 4; depth++) {
    yield* texts
    texts = texts.flatMap((text) => [
      unescaped(text),
      unescaped(text.replaceAll('+', ' ')),
      decodeEntities(text),
      ...(/ые0001/i.test(text) ? [repairRussianLayout(text)] : []),
    ])
  }
}

const latin: Readonly<Record<string, string>> = { м: 'm', а: 'a', р: 'p', у: 'y', '\u00b5': 'm' }
const foldedKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[мару]/g, (letter) => latin[letter] ?? letter)

/** Written without the parser: whether `kopecks` stands as the whole value of a Sum in one of the readings. */
const standsAsSum = (input: string | Uint8Array, kopecks: number): boolean => {
  const value = new RegExp(`^0*${kopecks}$`)
  for (const text of readings(input)) {
    const separator = /ST0001[123]([^\p{L}\p{N}= ])/isu.exec(text)?.[1] ?? '|'
    const body = text.replace(/^.*?ST0001[123]/is, '')
    const parts = body.split(/[\r\n]/.test(separator) ? /[\r\n]/ : separator).flatMap((one) => one.split('|'))
    for (const part of parts) {
      const at = part.indexOf('=')
      if (!part.includes(String(kopecks), at)) continue
      if (!/^sum(?:pay)?$/.test(foldedKey(part.slice(0, Math.max(at, 0))))) continue
      if (value.test(part.slice(at + 1).replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, ''))) return true
    }
  }
  return false
}

test('what is told from a sum that was read by a reader that knows nothing of the parser', () => {
  const code = (value: string): string => `ST00012|PersAcc=1|Sum=${value}|PaymPeriod=1`
  for (const [text, kopecks] of [
    [code('381630'), 381_630],
    [code(' 000381630 '), 381_630],
    [code('3816').replace('Sum', 'SUм'), 3816],
    [code('5').replaceAll('|', '%7C'), 5],
    [typeUnderRussianLayout(code('77')), 77],
    [samples[2], 381_630],
  ] as const)
    expect(standsAsSum(text, kopecks), text).toBe(true)
  // Negative controls: sums that a careless parser makes up.
  for (const [text, kopecks] of [
    [code('3816.30'), 381_630],
    [code('3816.30'), 3816],
    [code('38 1630'), 381_630],
    [code('38\u00001630'), 381_630],
    [code('381630'), 38_163],
    [code('-5'), 5],
    [code('1e5'), 1],
    [code(''), 1],
  ] as const)
    expect(standsAsSum(text, kopecks), text).toBe(false)
})

test(`no damage to a code makes the parser throw, or return a sum that it did not read`, () => {
  const random = randomOf(seed)
  let sums = 0
  for (let run = 0; run < runs; run++) {
    const input = damaged(random)
    try {
      const parsed = parsePaymentQr(input)
      if (!parsed.ok) {
        if (!paymentQrReasons.includes(parsed.reason)) throw new Error(`an unknown reason: ${parsed.reason}`)
        continue
      }
      const foreign = parsed.warnings.find((warning) => !paymentQrWarnings.includes(warning))
      if (foreign !== undefined) throw new Error(`an unknown warning: ${foreign}`)
      if (parsed.sumKopecks === null) continue
      sums++
      if (!standsAsSum(input, parsed.sumKopecks)) throw new Error(`a sum that was not read: ${parsed.sumKopecks}`)
    } catch (error) {
      const shown = typeof input === 'string' ? JSON.stringify(input) : Buffer.from(input).toString('hex')
      throw new Error(`seed ${seed}, run ${run}: ${shown}`, { cause: error })
    }
  }
  // Damage that left no sum to be read would prove nothing.
  expect(sums).toBeGreaterThan(runs / 10)
}, 120_000)
