// Every sample string and every violation of domain.md §1.3–1.4, with what must come out of it whichever way the
// scanner gives it: typed as keys in its ASCII projection, or as bytes in one of three encodings.
import { encode, mandatory, misreadAsLatin1, samples } from '../shared/domain/payment-qr-samples.ts'

export type SampleEncoding = { digit: '1' | '2' | '3'; name: 'win1251' | 'utf8' | 'koi8-r' }

export const sampleEncodings: readonly SampleEncoding[] = [
  { digit: '1', name: 'win1251' },
  { digit: '2', name: 'utf8' },
  { digit: '3', name: 'koi8-r' },
]

/** A bill that can be read: the three things that move money. `account` is the payer's, '' where the code has none. */
export type ExpectedBill = {
  payeeAccount: string
  account: string
  /** Null: not in the code, or not to be believed; the cashier enters it. */
  sumKopecks: number | null
  /** The payee as the bytes give it; a wedge can't type it. */
  payeeName: string
}

export type BillSample = {
  /** What of domain.md it is. */
  name: string
  /** As the paper means it. */
  text: string
  /** What is read, or why it is no bill. */
  expected: ExpectedBill | { reason: string }
  /** The same for the keys, where the projection changes it. */
  expectedOfKeys?: ExpectedBill
  /** The scanner's bytes, where they are not simply the text in the encoding that its header names. */
  bytes?: (encoding: SampleEncoding) => Uint8Array
}

/** The header's digit as the encoding demands; what has no header stays. */
export const withDigit = (text: string, digit: string): string => text.replace(/^ST0001\d/, `ST0001${digit}`)

/** KOI8-R has no «», „“, № or —: a generator that writes it has other signs. */
const inKoi8 = (text: string): string =>
  text
    .replace(/[«»„“]/g, '"')
    .replaceAll('№', 'N')
    .replaceAll('—', '-')

/** The text as that encoding can hold it. */
export const textIn = (text: string, { digit, name }: SampleEncoding): string =>
  withDigit(name === 'koi8-r' ? inKoi8(text) : text, digit)

/** What a scanner in virtual-COM mode sends. */
export const bytesOf = (sample: BillSample, encoding: SampleEncoding): Uint8Array =>
  sample.bytes?.(encoding) ?? encode(textIn(sample.text, encoding), encoding.name)

/** What a wedge scanner can type of it: letters beyond ASCII are dropped (domain.md §1.7). */
export const keysOf = ({ text }: BillSample): string => text.replace(/[^\n\x20-\x7e]/gu, '')

const threeWhales = '40702810138250123017'
/** The payee of `mandatory`. */
const housePayee = 'ООО «Дом»'

const expectedOf = (account: string, sumKopecks: number | null = 100_00): ExpectedBill => ({
  ...{ payeeAccount: threeWhales, account, sumKopecks, payeeName: housePayee },
})

/** A violation on a bill that is otherwise right. A different account each: lines on the screen tell which is which. */
const violation = (name: string, account: string, tail: string, sumKopecks: number | null = 100_00): BillSample => ({
  ...{ name, text: `${mandatory}|PersAcc=${account}|${tail}`, expected: expectedOf(account, sumKopecks) },
})

const sample = (name: string, text: string, expected: ExpectedBill): BillSample => ({ name, text, expected })

/** The strings of §1.3, by their numbers there. */
const standardSamples: readonly BillSample[] = [
  sample('1: the standard’s own example', samples[1], {
    ...{ payeeAccount: threeWhales, account: '', sumKopecks: 100_000, payeeName: 'ООО «Три кита»' },
  }),
  sample('2: lower-camel keys', samples[2], {
    ...{ payeeAccount: '40702810952090030727', account: '987654331', sumKopecks: 381_630 },
    payeeName: 'ООО "УК Трианон"',
  }),
  sample('3: control keys that do not fit', samples[3], {
    ...{ payeeAccount: '40902830202010056769', account: '5018435412', sumKopecks: 12_351 },
    payeeName: 'ООО «УК ЭкоГрад»',
  }),
  sample('5: electricity', samples[5], {
    ...{ payeeAccount: '40702810338360027201', account: '2287008779', sumKopecks: 61_069 },
    payeeName: 'АО "Мосэнергосбыт"',
  }),
  sample('10: an empty name of the payer', samples[10], {
    ...{ payeeAccount: '40702810702910000312', account: '502045019', sumKopecks: 383_296 },
    payeeName: 'АО Управляющая организация многоквартирными домами Ленинского района',
  }),
  sample('12: the mandatory block alone', samples[12], {
    ...{ payeeAccount: '40802810700020000317', account: '', sumKopecks: null },
    payeeName: 'ИП Богданов Александр Сергеевич',
  }),
  sample('13: all fields of group B', samples[13], {
    ...{ payeeAccount: threeWhales, account: '40101810500000010001', sumKopecks: null },
    payeeName: 'ООО «Три кита»',
  }),
]

/** UTF-8 of a text whose bytes somebody had taken for Latin-1. */
const mojibake = (text: string, encoding: SampleEncoding): Uint8Array =>
  encode(misreadAsLatin1(encode(textIn(text, encoding), encoding.name)), 'utf8')

const lies: Readonly<Record<string, string>> = { 1: '2', 2: '3', 3: '1' }
const lost = mandatory.replace('ООО «Дом»', '\ufffd\ufffd\ufffd').concat('|PersAcc=700006|Sum=10000')

/** The whole behind the header escaped for the web, in the encoding that the header names. */
const escaped = (encoding: SampleEncoding): string => {
  const bytes = encode(textIn(`${mandatory}|PersAcc=700020|Sum=10000`, encoding), encoding.name)
  const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  return Array.from(bytes, (byte, index) => (index < 7 ? String.fromCharCode(byte) : hex(byte))).join('')
}

/** The rows of §1.4, in their order. */
const violations: readonly BillSample[] = [
  {
    name: 'keys in any case',
    text: `${mandatory.replace('Name=', 'NAME=')}|lastName=Иванов|PERSACC=700001|sUM=10000`,
    expected: expectedOf('700001'),
  },
  violation(
    'misspelt keys',
    '700002',
    'FitstName=Иван|Docldx=343|PayerldType=44|PayerldNum=4666|Counterld=11|Quittld=98|Ruleld=188|Execld=12-12-12|PensAccNo=116-973-385 89|payTerm=29.02.2020|payPeriod=012021|SumPay=10000',
  ),
  violation('Cyrillic look-alikes in keys', '700003', 'СВС=18210102010011000110|ОКТМО=75701000|Sum=10000'),
  {
    ...violation('the digit of the encoding lies', '700004', 'Sum=10000'),
    bytes: (encoding) =>
      encode(
        withDigit(textIn(`${mandatory}|PersAcc=700004|Sum=10000`, encoding), lies[encoding.digit] ?? ''),
        encoding.name,
      ),
  },
  {
    ...violation('bytes taken for Latin-1', '700005', 'Sum=10000'),
    bytes: (encoding) => mojibake(`${mandatory}|PersAcc=700005|Sum=10000`, encoding),
  },
  {
    name: 'letters lost for good',
    text: lost,
    expected: { reason: 'text_mangled' },
    // Keys lose every letter beyond ASCII anyway: the name is missing, and that is warned of.
    expectedOfKeys: expectedOf('700006'),
    // Lost before the scanner saw it: U+FFFD is UTF-8 whatever the header says.
    bytes: ({ digit }) => encode(withDigit(lost, digit), 'utf8'),
  },
  violation('the sum in roubles', '700007', 'Sum=3816.30', null),
  violation('a negative sum', '700008', 'Sum=-10000', null),
  violation('a sum of 18 digits', '700009', 'Sum=999999999999999999', null),
  violation('two sums', '700010', 'Sum=10000|Sum=20000', null),
  violation('a sum printed from a float', '700011', 'Sum=3.8163E+5', null),
  violation('a period in words', '700012', 'PaymPeriod=СЕНТЯБРЬ 2015|Sum=10000'),
  violation('a month 13', '700013', 'PaymPeriod=132026|Sum=10000'),
  violation('line breaks inside the string', '700014', '\nSum=\n10000'),
  {
    name: 'the mandatory block behind, without the bank',
    text: `ST00012|PersAcc=700015|Sum=10000|PersonalAcc=${threeWhales}|BIC=044525225|Name=${housePayee}`,
    expected: expectedOf('700015'),
  },
  {
    name: 'a link of the Fast Payments System',
    text: 'https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01&bank=000000000001&sum=10000&cur=RUB&crc=F3D0',
    expected: { reason: 'sbp_link' },
  },
  {
    name: 'a fiscal receipt',
    text: 't=20261120T1042&s=812.40&fn=9960440301234567&i=12345&fp=1234567890&n=1',
    expected: { reason: 'fiscal_receipt' },
  },
  { name: 'a web address', text: 'https://example.org/bill?id=700018', expected: { reason: 'web_link' } },
  {
    name: 'HTML entities',
    text: `${mandatory.replace('ООО «Дом»', '&quot;Дом&quot; &amp; Ко')}|PersAcc=700019|Sum=10000`,
    expected: { ...expectedOf('700019'), payeeName: '"Дом" & Ко' },
  },
  {
    name: 'a URL-encoded string',
    text: escaped({ digit: '2', name: 'utf8' }),
    expected: expectedOf('700020'),
    bytes: (encoding) => encode(escaped(encoding), 'utf8'),
  },
]

export const billSamples: readonly BillSample[] = [...standardSamples, ...violations]
