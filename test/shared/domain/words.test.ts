import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyInWords, pluralForm } from '../../../shared/domain/words.ts'

test.each([
  [0, 'ноль рублей 00 копеек'],
  [1, 'ноль рублей 01 копейка'],
  [2, 'ноль рублей 02 копейки'],
  [5, 'ноль рублей 05 копеек'],
  [11, 'ноль рублей 11 копеек'],
  [21, 'ноль рублей 21 копейка'],
  [100, 'один рубль 00 копеек'],
  [200, 'два рубля 00 копеек'],
  [500, 'пять рублей 00 копеек'],
  [1100, 'одиннадцать рублей 00 копеек'],
  [2100, 'двадцать один рубль 00 копеек'],
  [10400, 'сто четыре рубля 00 копеек'],
  [11100, 'сто одиннадцать рублей 00 копеек'],
  [11200, 'сто двенадцать рублей 00 копеек'],
  [100000, 'одна тысяча рублей 00 копеек'],
  [100100, 'одна тысяча один рубль 00 копеек'],
  [200200, 'две тысячи два рубля 00 копеек'],
  [1100000, 'одиннадцать тысяч рублей 00 копеек'],
  [2100000, 'двадцать одна тысяча рублей 00 копеек'],
  [100000100, 'один миллион один рубль 00 копеек'],
  [381630, 'три тысячи восемьсот шестнадцать рублей 30 копеек'],
  [123456789, 'один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь рублей 89 копеек'],
  [100000000000, 'один миллиард рублей 00 копеек'],
  [
    Number.MAX_SAFE_INTEGER,
    'девяносто триллионов семьдесят один миллиард девятьсот девяносто два миллиона пятьсот сорок семь тысяч четыреста девять рублей 91 копейка',
  ],
])('%s kopecks are «%s»', (kopecks, words) => {
  expect(moneyInWords(kopecks)).toBe(words)
})

test('what is negative or no whole number of kopecks has no words', () => {
  for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(() => moneyInWords(wrong)).toThrow(RangeError)
})

const values: Record<string, number> = {
  ...{ ноль: 0, один: 1, одна: 1, два: 2, две: 2, три: 3, четыре: 4, пять: 5, шесть: 6, семь: 7, восемь: 8, девять: 9 },
  ...{ десять: 10, одиннадцать: 11, двенадцать: 12, тринадцать: 13, четырнадцать: 14, пятнадцать: 15 },
  ...{ шестнадцать: 16, семнадцать: 17, восемнадцать: 18, девятнадцать: 19, двадцать: 20, тридцать: 30 },
  ...{ сорок: 40, пятьдесят: 50, шестьдесят: 60, семьдесят: 70, восемьдесят: 80, девяносто: 90, сто: 100 },
  ...{ двести: 200, триста: 300, четыреста: 400, пятьсот: 500, шестьсот: 600, семьсот: 700, восемьсот: 800 },
  девятьсот: 900,
}
const powers: readonly [RegExp, number][] = [
  [/^тысяч[аи]?$/, 1e3],
  [/^миллион(?:а|ов)?$/, 1e6],
  [/^миллиард(?:а|ов)?$/, 1e9],
  [/^триллион(?:а|ов)?$/, 1e12],
]

/** An independent, slow reader: words back to kopecks. */
function kopecksOf(text: string): bigint {
  let total = 0n
  let triad = 0
  for (const word of text.split(' ')) {
    const power = powers.find(([pattern]) => pattern.test(word))?.[1]
    if (power !== undefined) {
      total += BigInt(triad) * BigInt(power)
      triad = 0
    } else if (word.startsWith('рубл')) {
      total = (total + BigInt(triad)) * 100n
      triad = 0
    } else if (/^\d\d$/.test(word)) total += BigInt(word)
    else if (!word.startsWith('копе')) {
      const value = values[word]
      if (value === undefined) throw new Error(`unknown word ${word}`)
      triad += value
    }
  }
  return total
}

/** The form of a counted word by Unicode's own plural rules. */
const rules = new Intl.PluralRules('ru')
function unicodeForm(count: number | bigint, forms: Record<'one' | 'few' | 'many', string>): string {
  return forms[rules.select(Number(BigInt(count) % 1000n)) as 'one' | 'few' | 'many']
}

test('words read back give the sum, in the forms of Russian grammar', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(10_000_000)), (kopecks) => {
      const words = moneyInWords(kopecks)
      expect(kopecksOf(words)).toBe(BigInt(kopecks))
      const roubles = BigInt(kopecks) / 100n
      expect(words.split(' ').at(-3)).toBe(unicodeForm(roubles, { one: 'рубль', few: 'рубля', many: 'рублей' }))
      expect(words.split(' ').at(-1)).toBe(
        unicodeForm(kopecks % 100, { one: 'копейка', few: 'копейки', many: 'копеек' }),
      )
      const thousands = /(\S+) (тысяч[аи]?)(?: |$)/.exec(words)
      if (thousands) {
        const count = Number((roubles / 1000n) % 1000n)
        expect(thousands[2]).toBe(unicodeForm(count, { one: 'тысяча', few: 'тысячи', many: 'тысяч' }))
        expect(thousands[1]).not.toMatch(/^(?:один|два)$/)
      }
    }),
    { numRuns: 2000 },
  )
})

test('all sums up to a hundred roubles and all roubles up to ten thousand read back', () => {
  for (let kopecks = 0; kopecks < 10_000; kopecks++) {
    expect(kopecksOf(moneyInWords(kopecks))).toBe(BigInt(kopecks))
    expect(kopecksOf(moneyInWords(kopecks * 100))).toBe(BigInt(kopecks * 100))
  }
})

test('any count takes the form of its last two digits', () => {
  const forms = ['день', 'дня', 'дней'] as const
  for (let count = 0; count <= 1000; count++) {
    expect(pluralForm(count, forms)).toBe(unicodeForm(count, { one: 'день', few: 'дня', many: 'дней' }))
  }
})
