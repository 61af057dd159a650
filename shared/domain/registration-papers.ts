/** The papers of a registration (product.md §1, domain.md §4.2): two consents, an information sheet, a number sheet. */
import { formatGorodNumber } from './gorod-number.ts'
import type { OwnerLimits } from './owner-limits.ts'
import type { Block, Paper } from './paper.ts'
import { demoMark, type PaperDesk, paperDate, paperMoment, type PaperMoment, signaturePlace } from './paper-parts.ts'
import type { Passport, Person } from './passport-form.ts'
import { fullName } from './person-name.ts'
import { formatMobile } from './phone.ts'
import { type ConsentTexts, registrationTexts, sheetTexts, type TextVersion } from './registration-texts.ts'

/** The desk's part of every paper: it is not personal and not sealed. */
export type PaperOrigin = { desk: PaperDesk; demo: boolean }

export type ConsentData = {
  paper: 'consent' | 'advertising_consent'
  textVersion: TextVersion
  person: Person
  passport: Passport
  /** Of the print, by the desk's clock. */
  moment: PaperMoment
  cashierName: string
}

export type InformationData = {
  paper: 'information_sheet'
  /** `+79…`. */
  mobile: string
  holderName: string
  limits: OwnerLimits
  moment: PaperMoment
  cashierName: string
}

export type NumberSheetData = {
  paper: 'number_sheet'
  identifier: string
  password: string
  holderName: string
  limits: OwnerLimits
  moment: PaperMoment
  cashierName: string
}

export type PersonalPaper = ConsentData | InformationData | NumberSheetData

/** The paper as blocks. Throws PaperError where a number or date can't be printed honestly. */
export function personalPaper(data: PersonalPaper, origin: PaperOrigin): Paper {
  const blocks = blocksOf(data, origin)
  return { blocks: [...demoMark(origin.demo), ...blocks, ...demoMark(origin.demo)] }
}

function blocksOf(data: PersonalPaper, { desk }: PaperOrigin): Block[] {
  switch (data.paper) {
    case 'consent':
      return consentBlocks(registrationTexts[data.textVersion].processing, data, desk)
    case 'advertising_consent':
      return consentBlocks(registrationTexts[data.textVersion].advertising, data, desk)
    case 'information_sheet':
      return informationBlocks(data, desk)
    case 'number_sheet':
      return numberSheetBlocks(data, desk)
  }
}

function consentBlocks(texts: ConsentTexts, data: ConsentData, desk: PaperDesk): Block[] {
  return [
    title(texts.title),
    { kind: 'feed' },
    text(texts.opening),
    { kind: 'rule' },
    ...subjectBlocks(data),
    { kind: 'rule' },
    ...texts.items.flatMap(([heading, item]) => [bold(heading), text(filledIn(item, desk))]),
    { kind: 'rule' },
    text(texts.closing),
    ...signaturePlace('Подпись'),
    ...signaturePlace('Фамилия И. О.'),
    { kind: 'feed' },
    exact(`Дата: ${paperDate(data.moment.localDate)}`),
    ...madeBy(data, `Редакция ${data.textVersion}`),
  ]
}

/** Who signs: name, address, document with its date and issuer (152-ФЗ ст. 9 ч. 4 п. 1). */
function subjectBlocks({ person, passport }: ConsentData): Block[] {
  return [
    text(`Я, ${fullName(person)}`),
    personalRow('Дата рождения', paperDate(person.birthDate)),
    text('Адрес:'),
    { kind: 'text', text: person.address, secret: true },
    personalRow('Паспорт РФ', documentShown(passport)),
    personalRow('выдан', paperDate(passport.issuedOn)),
    { kind: 'text', text: passport.issuedBy, secret: true },
    personalRow('код подразделения', passport.departmentCode),
  ]
}

/** Class A stands on the client's own sheet only: a virtual printer's file would keep it in clear. */
function personalRow(left: string, right: string): Block {
  return { kind: 'row', left, right, secret: true }
}

/** `75 15 654321`, in one piece on the narrowest paper. */
function documentShown({ series, number }: Passport): string {
  return [series.slice(0, 2), series.slice(2), number].join('\u00A0')
}

/** `+7 912 345-67-89`: sixteen characters, so that it fits one line of a 58-mm roll in double size. */
function mobileShown(mobile: string): string {
  return formatMobile(mobile).replace(/[()]/g, '').replaceAll(' ', '\u00A0')
}

function informationBlocks(data: InformationData, desk: PaperDesk): Block[] {
  return [
    title('НОМЕР СИСТЕМЫ «ГОРОД»'),
    { kind: 'feed' },
    {
      kind: 'text',
      text: mobileShown(data.mobile),
      align: 'center',
      bold: true,
      size: 'double',
      exact: true,
      secret: true,
    },
    { kind: 'text', text: data.holderName, align: 'center' },
    { kind: 'rule' },
    ...whatItGives(data.limits),
    bold('Пароль'),
    text(sheetTexts.smsPassword),
    ...howToLeave(desk),
    ...madeBy(data),
  ]
}

function numberSheetBlocks(data: NumberSheetData, desk: PaperDesk): Block[] {
  const identifier = formatGorodNumber(data.identifier)
  return [
    title('НОМЕР СИСТЕМЫ «ГОРОД»'),
    { kind: 'text', text: data.holderName, align: 'center' },
    { kind: 'rule' },
    text('Номер'),
    { kind: 'text', text: identifier, align: 'center', bold: true, size: 'double', exact: true, secret: true },
    text('Пароль'),
    { kind: 'text', text: data.password, align: 'center', bold: true, size: 'double', exact: true, secret: true },
    { kind: 'rule' },
    bold('Пароль'),
    text(sheetTexts.sheetPassword),
    ...whatItGives(data.limits),
    ...howToLeave(desk),
    ...madeBy(data),
  ]
}

function whatItGives(limits: OwnerLimits): Block[] {
  return [
    bold('Что даёт номер'),
    ...sheetTexts.gives.map((line) => text(`- ${line}`)),
    bold('Сколько можно'),
    { kind: 'row', left: 'Номеров у одного владельца', right: `до ${limits.numbers}` },
    { kind: 'row', left: 'Привязанных услуг', right: `до ${limits.services}` },
    { kind: 'row', left: 'Адресов', right: `до ${limits.addresses}` },
  ]
}

function howToLeave(desk: PaperDesk): Block[] {
  return [
    bold('Отвязать, заблокировать, сменить'),
    text(sheetTexts.unlink),
    ...(desk.supportPhone === '' ? [] : [bold(`Поддержка: ${desk.supportPhone}`)]),
  ]
}

/** Who made the paper, where and when. */
function madeBy({ moment, cashierName }: { moment: PaperMoment; cashierName: string }, note = ''): Block[] {
  return [
    { kind: 'rule' },
    ...(note === '' ? [] : [exact(note)]),
    text(`Напечатано ${paperMoment(moment)}, ${cashierName}`),
  ]
}

function filledIn(template: string, desk: PaperDesk): string {
  const address = [desk.officeName, desk.officeAddress].filter((part) => part.trim() !== '').join(', ')
  return template.replace('{bank}', desk.bankName).replace('{address}', address)
}

function title(words: string): Block {
  return { kind: 'text', text: words, align: 'center', bold: true }
}

function text(words: string): Block {
  return { kind: 'text', text: words }
}

function bold(words: string): Block {
  return { kind: 'text', text: words, bold: true }
}

function exact(words: string): Block {
  return { kind: 'text', text: words, exact: true }
}
