/** The papers of a client (product.md §1, domain.md §4.2): application, consents, sheets, what confirms a withdrawal. */
import { documentShown, documentKindName } from './document-kinds.ts'
import type { IdentityDocument, Person } from './document-form.ts'
import { formatGorodNumber } from './gorod-number.ts'
import { linkedServicesBlocks, type LinkedServicesData } from './linked-services-paper.ts'
import type { OwnerLimits } from './owner-limits.ts'
import type { Block, Paper } from './paper.ts'
import { demoMark, type PaperDesk, paperDate, paperMoment, type PaperMoment, signaturePlace } from './paper-parts.ts'
import { fullName } from './person-name.ts'
import { formatMobile } from './phone.ts'
import type { RepresentativeOnPaper } from './representatives.ts'
import { type Filling, layText, type TextKind } from './text-template.ts'

/** The desk's part of every paper: it is not personal and not sealed. */
export type PaperOrigin = { desk: PaperDesk; demo: boolean }

type Printed = {
  /** Of the text; filled in when the paper is queued, so that what was printed can be shown years later. */
  textVersion?: string
  /** Of the print, by the desk's clock. */
  moment: PaperMoment
  cashierName: string
}

export type ConsentData = Printed & {
  paper: 'consent' | 'advertising_consent' | 'application'
  person: Person
  document: IdentityDocument
  representative?: RepresentativeOnPaper | null
}

export type InformationData = Printed & {
  paper: 'information_sheet'
  /** `+79…`. */
  mobile: string
  holderName: string
  limits: OwnerLimits
}

export type NumberSheetData = Printed & {
  paper: 'number_sheet'
  identifier: string
  password: string
  holderName: string
  limits: OwnerLimits
}

export type WithdrawalData = Printed & {
  paper: 'withdrawal'
  /** Which consent was withdrawn. */
  text: 'withdrawal' | 'advertising_withdrawal'
  holderName: string
  /** Of the client's record, by which the desk's journal names it after its name is gone. */
  record: string
  erased: readonly string[]
  kept: readonly string[]
}

export type PersonalPaper = ConsentData | InformationData | NumberSheetData | WithdrawalData | LinkedServicesData

/** Which text a paper is made of; null for one that has none of its own. */
export function textKindOf(data: PersonalPaper): TextKind | null {
  if (data.paper === 'linked_services') return null
  return data.paper === 'withdrawal' ? data.text : data.paper
}

/** The paper as blocks; `body` is its text of this version. Throws PaperError where it can't be printed honestly. */
export function personalPaper(data: PersonalPaper, origin: PaperOrigin, body: string): Paper {
  const blocks =
    data.paper === 'linked_services'
      ? [...linkedServicesBlocks(data), ...madeBy(data)]
      : [...layText(body, fillingOf(data, origin.desk)), ...madeBy(data)]
  return { blocks: [...demoMark(origin.demo), ...blocks, ...demoMark(origin.demo)] }
}

function fillingOf(data: Exclude<PersonalPaper, LinkedServicesData>, desk: PaperDesk): Filling {
  const inline = {
    банк: desk.bankName,
    адрес_банка: [desk.officeName, desk.officeAddress].filter((part) => part.trim() !== '').join(', '),
    поддержка: desk.supportPhone,
    дата: paperDate(data.moment.localDate),
  }
  switch (data.paper) {
    case 'consent':
    case 'advertising_consent':
    case 'application':
      return { inline, blocks: consentPlaces(data) }
    case 'information_sheet':
      return {
        inline: { ...inline, владелец: data.holderName },
        blocks: { номер: [secret(mobileShown(data.mobile))], лимиты: limitRows(data.limits) },
      }
    case 'number_sheet':
      return {
        inline: { ...inline, владелец: data.holderName },
        blocks: {
          номер: [secret(formatGorodNumber(data.identifier))],
          пароль: [secret(data.password)],
          лимиты: limitRows(data.limits),
        },
      }
    case 'withdrawal':
      return {
        inline: { ...inline, запись: data.record },
        blocks: {
          // After this paper the name is nowhere at the desk: not in a virtual printer's file either.
          клиент: [{ kind: 'text', text: data.holderName, bold: true, secret: true }],
          удалено: data.erased.map((line) => text(`- ${line}`)),
          сохранено: data.kept.map((line) => text(`- ${line}`)),
          подпись: [...signaturePlace('Сотрудник'), ...signaturePlace('Получил(а)'), ...dated(data)],
        },
      }
  }
}

function consentPlaces(data: ConsentData): Filling['blocks'] {
  const representative = data.representative ?? null
  return {
    субъект: subjectBlocks(data),
    представитель: representative === null ? [] : representativeBlocks(representative),
    кто_даёт: [text(whoGives(representative))],
    подпись: [...signatures(representative), { kind: 'feed' }, exact(`Дата: ${paperDate(data.moment.localDate)}`)],
    строка: [{ kind: 'feed' }, { kind: 'row', left: '', right: '________________________' }],
  }
}

function whoGives(representative: RepresentativeOnPaper | null): string {
  if (representative === null) return 'Согласие даю лично, без представителя.'
  return representative.signs === 'with_client'
    ? 'Согласие даю лично, с согласия законного представителя, который подписывает вместе со мной.'
    : 'Согласие от имени субъекта персональных данных даёт представитель.'
}

function signatures(representative: RepresentativeOnPaper | null): Block[] {
  const own = (who: string): Block[] => [...signaturePlace(who), ...signaturePlace('Фамилия И. О.')]
  if (representative === null) return own('Подпись')
  return representative.signs === 'with_client'
    ? [...own('Подпись'), ...own('Подпись представителя')]
    : own('Подпись представителя')
}

/** Who it is about: name, address, document with its date and issuer (152-ФЗ ст. 9 ч. 4 п. 1). */
function subjectBlocks({ person, document, representative }: ConsentData): Block[] {
  const own = (representative ?? null) === null || representative?.signs === 'with_client'
  return [
    text(`${own ? 'Я' : 'Субъект персональных данных'}, ${fullName(person)}`),
    personalRow('Дата рождения', paperDate(person.birthDate)),
    ...(document.citizenship === ''
      ? []
      : [{ kind: 'row', left: 'Гражданство', right: document.citizenship } as const]),
    text('Адрес:'),
    personalText(person.address),
    personalRow(documentKindName[document.kind], documentShown(document)),
    personalRow('выдан', paperDate(document.issuedOn)),
    personalText(document.issuedBy),
    ...(document.departmentCode === '' ? [] : [personalRow('код подразделения', document.departmentCode)]),
    ...(document.validUntil === null ? [] : [personalRow('действителен до', paperDate(document.validUntil))]),
  ]
}

/** The same of a representative, and by what authority (152-ФЗ ст. 9 ч. 4 п. 2). */
function representativeBlocks(representative: RepresentativeOnPaper): Block[] {
  return [
    bold('Представитель'),
    text(representative.fullName),
    text('Адрес:'),
    personalText(representative.address),
    text('Документ:'),
    personalText(representative.documentShown),
    text('Полномочие:'),
    personalText(representative.authority),
  ]
}

/** Class A stands on the client's own sheet only: a virtual printer's file would keep it in clear. */
function personalRow(left: string, right: string): Block {
  return { kind: 'row', left, right, secret: true }
}

function personalText(words: string): Block {
  return { kind: 'text', text: words, secret: true }
}

/** What the client comes for, in double size. */
function secret(words: string): Block {
  return { kind: 'text', text: words, align: 'center', bold: true, size: 'double', exact: true, secret: true }
}

/** `+7 912 345-67-89`: sixteen characters, so that it fits one line of a 58-mm roll in double size. */
function mobileShown(mobile: string): string {
  return formatMobile(mobile).replace(/[()]/g, '').replaceAll(' ', '\u00A0')
}

function limitRows(limits: OwnerLimits): Block[] {
  return [
    { kind: 'row', left: 'Номеров у одного владельца', right: `до ${limits.numbers}` },
    { kind: 'row', left: 'Привязанных услуг', right: `до ${limits.services}` },
    { kind: 'row', left: 'Адресов', right: `до ${limits.addresses}` },
  ]
}

function dated(data: PersonalPaper): Block[] {
  return [{ kind: 'feed' }, exact(`Дата: ${paperDate(data.moment.localDate)}`)]
}

/** Which wording it is, who made the paper and when. */
function madeBy({ moment, cashierName, textVersion }: Printed): Block[] {
  return [
    { kind: 'rule' },
    ...(textVersion === undefined ? [] : [exact(`Редакция ${textVersion}`)]),
    text(`Напечатано ${paperMoment(moment)}, ${cashierName}`),
  ]
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
