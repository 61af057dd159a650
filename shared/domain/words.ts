/** Money in words for papers (domain.md §5). */

type Forms = readonly [one: string, few: string, many: string]

const hundreds = 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ')
const tens = 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ')
const units = (
  'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать ' +
  'четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'
).split(' ')

const rouble: Forms = ['рубль', 'рубля', 'рублей']
const kopeck: Forms = ['копейка', 'копейки', 'копеек']
const scales: readonly { forms: Forms; feminine: boolean }[] = [
  { forms: ['', '', ''], feminine: false },
  { forms: ['тысяча', 'тысячи', 'тысяч'], feminine: true },
  { forms: ['миллион', 'миллиона', 'миллионов'], feminine: false },
  { forms: ['миллиард', 'миллиарда', 'миллиардов'], feminine: false },
  { forms: ['триллион', 'триллиона', 'триллионов'], feminine: false },
]

/** The Russian plural form for a whole number: 1 рубль, 2 рубля, 5 рублей, 11 рублей, 21 рубль. */
export function pluralForm(count: number, [one, few, many]: Forms): string {
  const lastTwo = count % 100
  const last = count % 10
  if (lastTwo >= 11 && lastTwo <= 14) return many
  if (last === 1) return one
  return last >= 2 && last <= 4 ? few : many
}

/** 0–999 in words; «одна», «две» where the counted word is feminine. */
function triadWords(triad: number, feminine: boolean): string[] {
  const words = [hundreds[Math.floor(triad / 100) - 1]]
  const rest = triad % 100
  const last = rest < 20 ? rest : rest % 10
  if (rest >= 20) words.push(tens[Math.floor(rest / 10) - 2])
  words.push(feminine && last === 1 ? 'одна' : feminine && last === 2 ? 'две' : units[last - 1])
  return words.filter((word) => word !== undefined)
}

/**
 * Kopecks in words, lower case: 381630 → «три тысячи восемьсот шестнадцать рублей 30 копеек», 0 → «ноль рублей
 * 00 копеек». Throws RangeError for a negative or not safe integer.
 */
export function moneyInWords(kopecks: number): string {
  if (!Number.isSafeInteger(kopecks) || kopecks < 0) {
    throw new RangeError('money in words must be a safe integer of kopecks, not negative')
  }
  const roubles = Math.floor(kopecks / 100)
  const words: string[] = []
  for (let power = scales.length - 1; power >= 0; power--) {
    const scale = scales[power]
    const triad = Math.floor(roubles / 1000 ** power) % 1000
    if (scale === undefined || triad === 0) continue
    words.push(...triadWords(triad, scale.feminine))
    if (power > 0) words.push(pluralForm(triad, scale.forms))
  }
  if (words.length === 0) words.push('ноль')
  const rest = kopecks % 100
  words.push(pluralForm(roubles, rouble), String(rest).padStart(2, '0'), pluralForm(rest, kopeck))
  return words.join(' ')
}
