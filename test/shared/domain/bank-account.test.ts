import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isAccountKeyValid,
  isAccountWellFormed,
  isBicValid,
  isInnValid,
  isKppValid,
} from '../../../shared/domain/bank-account.ts'

const letters = 'ABCEHKMPTX'
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const bankBic = fc
  .tuple(digits(4), fc.integer({ min: 50, max: 999 }))
  .map(([middle, bank]) => `04${middle}${String(bank).padStart(3, '0')}`)
/** Without its key (9th digit), in a credit institution: neither 301… nor 40102… nor 0…. */
const accountBody = digits(19)
  .map((rest) => `4${rest.slice(1)}`)
  .filter((body) => !body.startsWith('40102'))

function withKey(body: string, key: number): string {
  return `${body.slice(0, 8)}${key}${body.slice(8)}`
}

describe('the control key of an account', () => {
  test.each([
    ['049805000', '30101810800000000746'],
    ['049805746', '40602810700000000025'],
    ['044525225', '40702810138250123017'],
    ['044525225', '30101810400000000225'],
    ['047501779', '30101810400000000779'],
    ['047501779', '40702810800000000001'],
    ['047501779', '40911810400000000001'],
    ['012520101', '40102810145370000026'],
    ['017003983', '40102810445370000059'],
    ['046015602', '40702810952090030727'],
    ['046015602', '30101810600000000602'],
  ])('БИК %s, account %s is right', (bic, account) => {
    expect(isAccountKeyValid(bic, account)).toBe(true)
  })

  test.each([
    ['048073601', '40902830202010056769'],
    ['048073601', '30102110300320000206'],
    ['049805000', '30101810700000000746'],
    ['049805746', '40602810800000000025'],
    ['044525226', '40702810138250123017'],
  ])('БИК %s, account %s is wrong', (bic, account) => {
    expect(isAccountKeyValid(bic, account)).toBe(false)
  })

  test.each([
    ['012520101', '03100643000000013400'],
    ['017003983', '03100643000000018500'],
  ])('a treasury account carries no key: БИК %s, account %s', (bic, account) => {
    expect(isAccountKeyValid(bic, account)).toBe(true)
  })

  test.each([
    '',
    '4070281013825012301',
    '407028101382501230170',
    '4070281013825012301х',
    '40702D10138250123017',
    '40702 81013825012301',
  ])('the malformed account %j is wrong', (account) => {
    expect(isAccountWellFormed(account)).toBe(false)
    expect(isAccountKeyValid('044525225', account)).toBe(false)
  })

  test('a malformed БИК is wrong', () => {
    for (const bic of ['', '04452522', '0445252255', '04452522A'])
      expect(isAccountKeyValid(bic, '40702810138250123017')).toBe(false)
  })

  test('the computed key is right and no other is', () => {
    fc.assert(
      fc.property(bankBic, accountBody, (bic, body) => {
        const valid = Array.from({ length: 10 }, (_unused, key) => key).filter((key) =>
          isAccountKeyValid(bic, withKey(body, key)),
        )
        // The procedure of the instruction: with 0 as key, the last digit of the sum times three.
        const weighted = `${bic.slice(6)}${withKey(body, 0)}`
        const sum = [...weighted].reduce(
          (total, digit, index) => total + ((Number(digit) * [7, 1, 3][index % 3]!) % 10),
          0,
        )
        expect(valid).toEqual([((sum % 10) * 3) % 10])
      }),
    )
  })

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(
        bankBic,
        accountBody,
        fc.integer({ min: 5, max: 19 }),
        fc.integer({ min: 1, max: 9 }),
        (bic, body, at, change) => {
          const key = Array.from({ length: 10 }, (_unused, digit) => digit).find((digit) =>
            isAccountKeyValid(bic, withKey(body, digit)),
          )
          const account = withKey(body, key ?? 0)
          const wrong = `${account.slice(0, at)}${(Number(account[at]) + change) % 10}${account.slice(at + 1)}`
          expect(isAccountKeyValid(bic, account)).toBe(true)
          expect(isAccountKeyValid(bic, wrong)).toBe(false)
        },
      ),
    )
  })

  test('a clearing-currency letter counts as its digit', () => {
    fc.assert(
      fc.property(
        bankBic,
        accountBody,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        (bic, body, key, letter) => {
          const account = withKey(`${body.slice(0, 5)}${letter}${body.slice(6)}`, key)
          const lettered = `${account.slice(0, 5)}${letters[letter]}${account.slice(6)}`
          expect(isAccountKeyValid(bic, lettered)).toBe(isAccountKeyValid(bic, account))
        },
      ),
    )
  })

  test.each(['044525000', '044525001', '044525002'])(
    'any account at БИК %s, a unit of the Bank of Russia, goes by its rule',
    (bic) => {
      // `0` + digits 5–6 of the БИК is 025: the account is right where the last three digits are 025 too.
      const right = Array.from({ length: 10 }, (_unused, key) => withKey('4070281000000000001', key)).find((account) =>
        isAccountKeyValid('044525025', account),
      )
      expect(isAccountKeyValid(bic, right ?? '')).toBe(true)
      expect(isAccountKeyValid('044525003', right ?? '')).toBe(false)
    },
  )
})

test('a БИК has nine digits and a known participant group', () => {
  for (const bic of ['047501779', '044525225', '012520101', '017003983', '024501901'])
    expect(isBicValid(bic)).toBe(true)
  for (const bic of ['', '44525225', '144525225', '034525225', '04452522х']) expect(isBicValid(bic)).toBe(false)
})

describe('the check digits of an INN', () => {
  test.each([
    ...['7707083893', '7736520080', '6168108630', '1841008627', '7451000006', '7447000010', '7606066274'],
    ...['500100732259', '504224868700', '745123456735'],
  ])('%s is right', (inn) => {
    expect(isInnValid(inn)).toBe(true)
  })

  test.each([
    ...['6200098765', '7430000000', '519043001', '0000000000', '000000000000', '', '77070838930', '770708389х'],
    ...['500100732258', '500100732269', ' 7707083893'],
  ])('%j is wrong', (inn) => {
    expect(isInnValid(inn)).toBe(false)
  })

  test('every nine digits have one tenth, every ten digits one pair', () => {
    fc.assert(
      fc.property(digits(9), digits(10), (nine, ten) => {
        fc.pre(/[1-9]/.test(nine) && /[1-9]/.test(ten))
        expect(Array.from({ length: 10 }, (_unused, last) => `${nine}${last}`).filter(isInnValid)).toHaveLength(1)
        const pairs = Array.from({ length: 100 }, (_unused, last) => `${ten}${String(last).padStart(2, '0')}`)
        expect(pairs.filter(isInnValid)).toHaveLength(1)
      }),
    )
  })
})

test('a КПП is nine characters, two of which may be letters', () => {
  for (const kpp of ['616801001', '7736AB001']) expect(isKppValid(kpp)).toBe(true)
  for (const kpp of ['', '61680100', '6168010011', '616801A01', '7736ab001', '7736АВ001'])
    expect(isKppValid(kpp)).toBe(false)
})
