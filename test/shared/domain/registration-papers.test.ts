import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IdentityDocument } from '../../../shared/domain/document-form.ts'
import { layoutPaper, type PaperLine, paperLinesToText } from '../../../shared/domain/paper.ts'
import { type PersonalPaper, personalPaper, textKindOf } from '../../../shared/domain/registration-papers.ts'
import { shippedTexts } from '../../../electron/records/shipped-texts.ts'

const desk = {
  bankName: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
  bankBic: '047501779',
  bankLicence: '493',
  officeName: 'Офис «Центральный»',
  officeAddress: 'г. Челябинск, пл. Революции, д. 8',
  supportPhone: '+7 (351) 268-00-88',
}
const moment = { localDate: '2026-11-21', localTime: '11:42:08' }
const person = {
  lastName: 'Константинопольская-Рождественская',
  firstName: 'Александра',
  middleName: 'Владимировна',
  birthDate: '1986-03-12',
  address: '454091, г. Челябинск, ул. Свободы, д. 32, кв. 17',
}
const passport: IdentityDocument = {
  kind: 'passport_rf',
  series: '7515',
  number: '004321',
  issuedOn: '2015-04-25',
  departmentCode: '740-052',
  issuedBy: 'ОТДЕЛОМ УФМС РОССИИ ПО ЧЕЛЯБИНСКОЙ ОБЛАСТИ В ЦЕНТРАЛЬНОМ РАЙОНЕ ГОР. ЧЕЛЯБИНСКА',
  validUntil: null,
  citizenship: '',
  conscriptReason: '',
}
const cashierName = 'Кассирова Анна'
const consent = (
  paper: 'consent' | 'advertising_consent' | 'application',
  who = person,
  document = passport,
): PersonalPaper => ({
  paper,
  textVersion: '2026-11-22',
  person: who,
  document,
  moment,
  cashierName,
})
const limits = { services: 200, addresses: 20, numbers: 4 }
const sheet = { holderName: 'Иванова А. В.', limits, moment, cashierName }
const information: PersonalPaper = { paper: 'information_sheet', mobile: '+79123456789', ...sheet }
const password = 'Ab3dEfgH9k'
const numberSheet: PersonalPaper = { paper: 'number_sheet', identifier: '0900000014', password, ...sheet }
const withdrawal: PersonalPaper = {
  paper: 'withdrawal',
  text: 'withdrawal',
  holderName: 'Иванова Анна Викторовна',
  record: '0c160d6dc146',
  erased: ['документы: 1'],
  kept: ['платежи: 5 лет (115-ФЗ, статья 7)'],
  moment,
  cashierName,
}
const all: PersonalPaper[] = [
  consent('consent'),
  consent('advertising_consent'),
  consent('application'),
  information,
  numberSheet,
  withdrawal,
]
const representative = {
  fullName: 'Рождественский Пётр Ильич',
  address: 'г. Челябинск, ул. Труда, д. 1',
  documentShown: 'Паспорт РФ 75 10 111222, выдан 01.02.2010',
  authority: 'доверенность № 12 от 01.02.2026, до 01.02.2027',
}

const bodyOf = (data: PersonalPaper): string => {
  const kind = textKindOf(data)
  return shippedTexts.findLast((text) => text.kind === kind)?.body ?? ''
}

const lines = (data: PersonalPaper, columns = 48, reveal = true, demo = false): PaperLine[] =>
  layoutPaper(personalPaper(data, { desk, demo }, bodyOf(data)), columns, { reveal })
/** Words in a row, whatever the width broke. */
const words = (data: PersonalPaper, columns = 48): string => paperLinesToText(lines(data, columns)).replace(/\s+/g, ' ')

describe('a consent', () => {
  test('names everything that 152-ФЗ ст. 9 ч. 4 asks for', () => {
    const text = words(consent('consent'))
    for (const item of [
      'Я, Константинопольская-Рождественская Александра Владимировна',
      'Адрес: 454091, г. Челябинск, ул. Свободы, д. 32, кв. 17',
      'Паспорт РФ 75 15 004321',
      'выдан 25.04.2015',
      'ОТДЕЛОМ УФМС РОССИИ',
      'без представителя',
      'Оператор ПАО "ЧЕЛЯБИНВЕСТБАНК", Офис "Центральный", г. Челябинск, пл. Революции, д. 8',
      'Цель Регистрация номера',
      'Какие данные Фамилия, имя, отчество; дата рождения',
      'Обработка другим лицам не поручается',
      'Сбор, запись, систематизация',
      'Срок До отзыва',
      'Отзыв Согласие можно отозвать',
      'Подпись ____',
      'Дата: 21.11.2026',
      'Редакция 2026-11-22',
    ])
      expect(text).toContain(item)
  })

  test('to advertising is a paper of its own, and says that it is not needed', () => {
    expect(words(consent('advertising_consent'))).toContain('номер регистрируется и без него')
    expect(words(consent('consent'))).not.toMatch(/реклам/i)
  })

  test('names who signs for the client or with one, and by what authority', () => {
    const signedBy = (signs: 'with_client' | 'for_client'): string =>
      words({
        ...(consent('consent') as PersonalPaper & { paper: 'consent' }),
        representative: { ...representative, signs },
      })
    for (const item of [
      'Представитель Рождественский Пётр Ильич',
      'Паспорт РФ 75 10 111222',
      'доверенность № 12 от 01.02.2026',
      'Подпись представителя',
    ])
      expect(signedBy('for_client')).toContain(item)
    expect(signedBy('for_client')).not.toMatch(/без представителя|Я, Констант/)
    expect(signedBy('with_client')).toMatch(/Я, Константинопольская.*Подпись ____.*Подпись представителя ____/)
  })
})

describe('a sheet', () => {
  test('of a phone has the number, the limits, the way out and no password', () => {
    const text = words(information)
    for (const item of ['+7 912 345-67-89', 'до 200', 'до 20', 'до 4', 'Пароль пришёл в СМС', 'Отвязать', '268-00-88'])
      expect(text).toContain(item)
  })

  test('with a secret writes it out for a real printer only', () => {
    expect(words(numberSheet)).toContain(password)
    for (const columns of [32, 42, 48]) {
      const masked = paperLinesToText(lines(numberSheet, columns, false))
      expect(masked).toContain('******')
      expect(masked).not.toContain(password)
      expect(masked).not.toContain('0900 00001 4')
    }
  })

  test('keeps documents, phones and addresses off what a virtual printer writes to the disk', () => {
    const classA = ['75 15 004321', '25.04.2015', 'УФМС', '740-052', 'Свободы', '+7 912', '0900']
    for (const data of all)
      for (const columns of [32, 48]) {
        const masked = paperLinesToText(lines(data, columns, false))
        expect(classA.filter((piece) => masked.includes(piece))).toEqual([])
      }
    // Negative control: on the client's own sheets they all stand.
    const revealed = all.map((data) => paperLinesToText(lines(data))).join('')
    expect(classA.filter((piece) => !revealed.includes(piece))).toEqual([])
  })

  test('keeps its secret where nobody says otherwise', () => {
    const text = paperLinesToText(
      layoutPaper(personalPaper(numberSheet, { desk, demo: true }, bodyOf(numberSheet)), 48),
    )
    expect(text).not.toContain(password)
  })
})

test('numbers stand in one piece on the narrowest paper', () => {
  const text = (data: PersonalPaper): string => paperLinesToText(lines(data, 32))
  expect(text(consent('consent'))).toContain('75 15 004321')
  expect(text(information)).toContain('+7 912 345-67-89')
  expect(text(numberSheet)).toContain('0900 00001 4')
})

test('every paper of a demo desk says so first and last', () => {
  for (const data of all) {
    const text = lines(data, 48, false, true).flatMap((line) => (line.kind === 'text' ? [line.text.trim()] : []))
    expect([text[0], text.at(-1)]).toEqual([expect.stringContaining('ДЕМО'), expect.stringContaining('ДЕМО')])
  }
})

test('a paper fits every width, and every word of an issuer or address is on it', () => {
  const line = fc.string({ unit: fc.constantFrom(...'АБВабвё0123456789 .,-«»№"'), minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(line, line, fc.constantFrom(32, 42, 48), (issuedBy, address, columns) => {
      const printed = lines(consent('consent', { ...person, address }, { ...passport, issuedBy }), columns)
      for (const one of printed) if (one.kind === 'text') expect(one.text).toHaveLength(columns)
      const squeezed = printed
        .map((one) => (one.kind === 'text' ? one.text : ''))
        .join('')
        .replace(/\s/g, '')
      expect(squeezed).toContain(issuedBy.replace(/[«»]/g, '"').replace(/\s/g, ''))
    }),
    { numRuns: 100 },
  )
})
