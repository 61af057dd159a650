import { describe, expect, test } from 'vitest'
import { parsePaymentQr } from '../../../shared/domain/payment-qr.ts'
import {
  cleanCode,
  encode,
  misread,
  misreadAsLatin1,
  read,
  ruLayoutCode,
  samples,
  usLayoutCode,
} from './payment-qr-samples.ts'

const encodings = [
  ['1', 'win1251'],
  ['2', 'utf8'],
  ['3', 'koi8-r'],
] as const

function withDigit(code: string, digit: string): string {
  return code.replace(/^ST0001\d/, `ST0001${digit}`)
}

/** KOI8-R has no №, « or » in places where the samples hold them: plain quotes instead. */
function plainQuotes(code: string): string {
  return code.replace(/[«»]/g, '"')
}

describe('bytes are decoded by what they are, not only by what the header says', () => {
  const codes = Object.values(samples).map(plainQuotes)
  for (const [digit, encoding] of encodings) {
    for (const [headerDigit] of encodings) {
      test(`${encoding} under the digit ${headerDigit}`, () => {
        for (const code of codes) {
          const parsed = read(encode(withDigit(code, headerDigit), encoding))
          expect(parsed.fields).toEqual(read(code).fields)
          expect(parsed.warnings).toEqual([
            ...(headerDigit === digit ? [] : ['encoding_differs']),
            ...read(code).warnings,
          ])
        }
      })
    }
  }

  test('a name of a few letters follows the header where nothing else decides', () => {
    for (const name of ['ИП', 'ЖКХ', 'УК', 'Ян']) {
      for (const [digit, encoding] of encodings) {
        expect(read(encode(`ST0001${digit}|PersAcc=1|Name=${name}`, encoding)).fields.Name).toBe(name)
      }
    }
  })

  test('capitals inside words tell the two one-byte encodings apart', () => {
    for (const name of ['Привет', 'Пётр', 'Фёдор', 'Юг', 'Эхо', 'Щит', 'Объект', 'ЭкоГрад', 'Жилфонд']) {
      expect(read(encode(`ST00011|PersAcc=1|Name=${name}`, 'koi8-r')).fields.Name).toBe(name)
      expect(read(encode(`ST00013|PersAcc=1|Name=${name}`, 'win1251')).fields.Name).toBe(name)
    }
  })

  test('a code of ASCII alone is right under every digit', () => {
    for (const [digit] of encodings) {
      expect(read(encode(withDigit(usLayoutCode, digit), 'utf8')).warnings).not.toContain('encoding_differs')
    }
  })

  test('a byte-order mark and a symbology identifier stand in front of bytes too', () => {
    expect(read(encode(`\ufeff]Q1${cleanCode}\r\n`, 'utf8'))).toEqual(read(cleanCode))
  })

  test('UTF-8 that lost bytes is refused, not shown as windows-1251', () => {
    const bytes = encode(cleanCode, 'utf8')
    const firstLetter = bytes.findIndex((byte) => byte >= 0x80)
    const damaged = bytes.filter((_byte, index) => index !== firstLetter)
    expect(parsePaymentQr(damaged)).toEqual({ ok: false, reason: 'text_mangled' })
  })
})

describe('text that a reader decoded wrongly is restored with a warning', () => {
  test.each(encodings)('digit %s, %s seen as windows-1252', (digit, encoding) => {
    for (const code of Object.values(samples).map(plainQuotes)) {
      const bytes = encode(withDigit(code, digit), encoding)
      const expected = { ...read(code), warnings: ['text_repaired', ...read(code).warnings] }
      expect(read(misread(bytes, 'windows-1252'))).toEqual(expected)
      expect(read(misreadAsLatin1(bytes))).toEqual(expected)
    }
  })

  test.each([
    ['1', 'ÀÒÌÎÑÔÅÐÀ', 'АТМОСФЕРА'],
    ['1', 'Ïðèâåò', 'Привет'],
    ['3', 'ðÒÉ×ÅÔ', 'Привет'],
    ['2', 'ðÒÉ×ÅÔ', 'Привет'],
    ['2', 'Ïðèâåò', 'Привет'],
  ])('digit %s: %s is %s', (digit, mojibake, name) => {
    const { fields, warnings } = read(`ST0001${digit}|Name=${mojibake}|PersAcc=1`)
    expect(fields.Name).toBe(name)
    expect(warnings).toContain('text_repaired')
  })

  test.each(['windows-1251', 'koi8-r', 'ibm866'] as const)('UTF-8 seen as %s', (encoding) => {
    for (const code of Object.values(samples)) {
      const { fields, warnings } = read(misread(encode(code, 'utf8'), encoding))
      expect(fields).toEqual(read(code).fields)
      expect(warnings).toEqual(['text_repaired', ...read(code).warnings])
    }
  })

  test('a letter at the very end of misread UTF-8 is not taken for a space or a control character', () => {
    for (const letter of 'АБРПрсюяё') {
      const bytes = encode(`${cleanCode}|SpecFio=${letter}`, 'utf8')
      for (const text of [misreadAsLatin1(bytes), misread(bytes, 'windows-1252'), misread(bytes, 'windows-1251')]) {
        expect(read(text).fields.SpecFio).toBe(letter)
      }
    }
  })

  test('mojibake in one value beside good Cyrillic', () => {
    const { fields, warnings } = read(`${cleanCode}|LastName=Èâàíîâ|FirstName=Иван`)
    expect(fields).toMatchObject({ LastName: 'Иванов', FirstName: 'Иван', Name: 'АО "Мосэнергосбыт"' })
    expect(warnings).toEqual(['text_repaired'])
  })

  test('good text is left alone', () => {
    for (const name of ['АО «ЁЛКА» № 5 — филиал', 'Café Müller', 'ООО «Ñandú»', 'ИП Ёж', 'сад', 'рак']) {
      expect(read(`${cleanCode.replace('АО "Мосэнергосбыт"', name)}`)).toMatchObject({
        fields: { Name: name },
        warnings: [],
      })
    }
  })
})

describe('text that lost its letters is never accepted silently', () => {
  test.each(['Name=���', 'Name=ООО "Р�га"', 'payerAddress=�'])('%s is refused as mangled', (field) => {
    expect(parsePaymentQr(`ST00012|PersonalAcc=40702810138250123017|PersAcc=1|${field}`)).toEqual({
      ok: false,
      reason: 'text_mangled',
    })
  })

  test('question marks in place of letters are left out', () => {
    for (const name of ['????', '??? "????????"', '?? "?"', '??']) {
      const { fields, warnings } = read(cleanCode.replace('АО "Мосэнергосбыт"', name))
      expect(fields.Name).toBeUndefined()
      expect(warnings).toEqual(['text_lost', 'name_missing'])
    }
    expect(read(`${cleanCode}|Purpose=Оплата? Да`).warnings).toContain('field_ambiguous')
    expect(read(`${cleanCode}|SpecFio=Кто?`).fields.SpecFio).toBe('Кто?')
  })
})

describe('a scan typed under the Russian layout', () => {
  test('gives its ASCII fields, and no texts', () => {
    const { fields, sumKopecks, period, warnings } = read(ruLayoutCode)
    expect(fields).toEqual({
      PersonalAcc: '40702810138250123017',
      BIC: '044525225',
      Sum: '100000',
      PersAcc: '750012345',
      PaymPeriod: '08.2026',
    })
    expect({ sumKopecks, period }).toEqual({ sumKopecks: 100000, period: '2026-08' })
    expect(warnings).toEqual(['layout_repaired', 'bank_name_missing', 'corresp_acc_missing'])
  })

  test('is the same with CapsLock and after a symbology identifier', () => {
    const caps = ruLayoutCode.replace(/./gu, (sign) =>
      sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase(),
    )
    expect(read(caps).fields).toMatchObject({ PersonalAcc: '40702810138250123017', Sum: '100000' })
    expect(read(`ъЙ1${ruLayoutCode}`)).toEqual(read(ruLayoutCode))
  })

  test('the same code from physical keys is trusted whole', () => {
    expect(read(usLayoutCode)).toMatchObject({ fields: { Name: 'OOO "TEST"' }, sumKopecks: 100000, period: '2026-08' })
    expect(read(usLayoutCode).warnings).not.toContain('layout_repaired')
  })
})

describe('escapes of the web', () => {
  test('HTML and XML entities, also escaped twice, also in place of the separator', () => {
    for (const name of [
      'АО &quot;Мосэнергосбыт&quot;',
      'АО &#34;Мосэнергосбыт&#x22;',
      'АО &amp;quot;Мосэнергосбыт&amp;quot;',
    ]) {
      expect(read(cleanCode.replace('АО "Мосэнергосбыт"', name))).toEqual(read(cleanCode))
    }
    expect(read(cleanCode.replaceAll('|', '&#124;'))).toEqual(read(cleanCode))
    expect(read(cleanCode.replaceAll('|', '&amp;'))).toEqual(read(cleanCode))
    expect(read(`${cleanCode}|SpecFio=&bogus; &#9999999;`).fields.SpecFio).toBe('&bogus; &#9999999;')
  })

  test('a percent-encoded string, also encoded twice, as a form does it, or in windows-1251', () => {
    expect(read(encodeURIComponent(cleanCode))).toEqual(read(cleanCode))
    expect(read(encodeURIComponent(encodeURIComponent(cleanCode)))).toEqual(read(cleanCode))
    expect(read(encodeURI(cleanCode))).toEqual(read(cleanCode))
    expect(read(encodeURIComponent(cleanCode).replaceAll('%20', '+'))).toEqual(read(cleanCode))
    const bytes = Array.from(encode(withDigit(cleanCode, '1'), 'win1251'), (byte) => `%${byte.toString(16)}`)
    expect(read(`ST00011${bytes.slice(7).join('')}`)).toEqual(read(cleanCode))
  })

  test('values that are percent-encoded one by one, and a percent sign that is none', () => {
    expect(read(`${cleanCode}|LastName=${encodeURIComponent('Иванов')}`).fields.LastName).toBe('Иванов')
    expect(read(`${cleanCode}|LastName=100%25`).fields.LastName).toBe('100%25')
    expect(read(`${cleanCode}|LastName=скидка 5%`).fields.LastName).toBe('скидка 5%')
  })
})
