/**
 * Kinds of identity document as data (product.md, Words): which fields each has, how its number is written, what is
 * checked, what it allows. Series and numbers follow the tax service's templates (приказ ФНС САЭ-3-04/706@ от
 * 13.10.2006, приложение, п. 5: «21» 99 99 999999, «22» 99 9999999, «04» and «07» ББ 0999999, the rest free text up to
 * 25 signs). Where the template is free text no rule was found that a real number could not break: such a number is
 * asked about (`isNumberUsual`), never refused.
 */

export const documentKinds = [
  'passport_rf',
  'passport_rf_foreign',
  'temporary_2p',
  'military_id',
  'officer_id',
  'passport_foreign',
  'residence_permit',
  'temporary_residence',
  'birth_certificate',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Every field a document may have, in the order in which a person reads it. */
export const documentFields = [
  'seriesNumber',
  'citizenship',
  'previousDocument',
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'issuedOn',
  'validUntil',
  'conscript',
  'departmentCode',
  'issuedBy',
  'address',
] as const
export type DocumentField = (typeof documentFields)[number]

export type DocumentRule = {
  /** The rest of `documentFields` is not read: what is typed there belongs to another kind. */
  fields: ReadonlySet<DocumentField>
  /** Of `fields`: may be left empty. */
  optional: ReadonlySet<DocumentField>
  /** Of the number without the signs people write in between: its two groups are series and number. */
  seriesNumber: RegExp
  /** No rule is known for sure: another number than `seriesNumber` describes is a warning, with no series of its own. */
  isNumberFree: boolean
  /** How the digits stand in the document; null where there are letters among them. */
  groups: readonly number[] | null
  /** Cyrillic letters that a Latin layout types, and the other way round, are taken for what the document has. */
  letters: 'none' | 'cyrillic' | 'any'
  example: string
  /** Of the names: a foreign document may have them in Latin letters only. */
  script: 'cyrillic' | 'cyrillic_or_latin'
  /** Years of age from which it is issued; 0 from birth. */
  issuedFromYears: number
  /** Valid by age (20 and 45), as the internal passport is. */
  byAge: boolean
  /** A «document in hand» (product.md): its bearer may register, confirm, reset. A child's paper names the child only. */
  inHand: boolean
}

const named = ['seriesNumber', 'lastName', 'firstName', 'middleName', 'birthDate'] as const
const issued = ['issuedOn', 'issuedBy', 'address'] as const

const rule = (
  fields: readonly DocumentField[],
  optional: readonly DocumentField[],
  rest: Pick<DocumentRule, 'seriesNumber' | 'example'> & Partial<DocumentRule>,
): DocumentRule => ({
  fields: new Set([...named, ...issued, ...fields]),
  optional: new Set(optional),
  groups: null,
  isNumberFree: false,
  letters: 'none',
  script: 'cyrillic',
  issuedFromYears: 0,
  byAge: false,
  inHand: true,
  ...rest,
})

export const documentRules: Readonly<Record<DocumentKind, DocumentRule>> = {
  passport_rf: rule(['departmentCode', 'conscript', 'previousDocument'], ['conscript', 'previousDocument'], {
    seriesNumber: /^(\d{4})(\d{6})$/,
    groups: [2, 2, 6],
    example: '75 15 654321',
    issuedFromYears: 14,
    byAge: true,
  }),
  passport_rf_foreign: rule(['validUntil'], [], {
    seriesNumber: /^(\d{2})(\d{7})$/,
    groups: [2, 7],
    example: '71 1234567',
  }),
  // Instead of a lost or replaced passport (form 2П); free text in the tax service's template («14»).
  temporary_2p: rule(['validUntil', 'previousDocument'], ['previousDocument'], {
    seriesNumber: /^()([0-9А-ЯЁ]{3,15})$/,
    isNumberFree: true,
    letters: 'cyrillic',
    example: '740123456',
    issuedFromYears: 14,
  }),
  military_id: rule([], [], {
    seriesNumber: /^([А-Я]{2})(\d{6,7})$/,
    letters: 'cyrillic',
    example: 'АН 1234567',
    // A military school takes pupils from this age (53-ФЗ ст. 35 п. 1).
    issuedFromYears: 16,
  }),
  officer_id: rule([], [], {
    seriesNumber: /^([А-Я]{2})(\d{6,7})$/,
    letters: 'cyrillic',
    example: 'ВВ 1234567',
    issuedFromYears: 16,
  }),
  passport_foreign: rule(['citizenship', 'validUntil'], ['middleName', 'validUntil'], {
    seriesNumber: /^()([0-9A-ZА-ЯЁ]{5,20})$/,
    isNumberFree: true,
    letters: 'any',
    example: 'AB1234567',
    script: 'cyrillic_or_latin',
  }),
  // «82 N 0000000» on the form of приказ ФМС № 141 от 05.06.2008; what the cards since 2021 print is not known for sure.
  residence_permit: rule(['citizenship', 'validUntil'], ['middleName', 'validUntil'], {
    seriesNumber: /^(\d{2})(\d{7})$/,
    isNumberFree: true,
    letters: 'any',
    example: '82 1234567',
    script: 'cyrillic_or_latin',
  }),
  // Of a stateless person: of a foreigner it is a stamp in the passport.
  temporary_residence: rule(['citizenship', 'validUntil'], ['middleName'], {
    seriesNumber: /^()([0-9A-ZА-ЯЁ]{5,15})$/,
    isNumberFree: true,
    letters: 'any',
    example: '74 № 123456',
    script: 'cyrillic_or_latin',
  }),
  birth_certificate: rule([], [], {
    seriesNumber: /^([IVXLC]{1,6}-[А-Я]{2})(\d{6})$/,
    letters: 'cyrillic',
    example: 'II-ИВ 654321',
    inHand: false,
  }),
}

/** Those that may be shown at the desk as one's own document, in the order of the choice. */
export const kindsInHand: readonly DocumentKind[] = documentKinds.filter((kind) => documentRules[kind].inHand)

/** As papers name it, in Russian always. */
export const documentKindName: Readonly<Record<DocumentKind, string>> = {
  passport_rf: 'Паспорт РФ',
  passport_rf_foreign: 'Загранпаспорт РФ',
  temporary_2p: 'Временное удостоверение (2П)',
  military_id: 'Военный билет',
  officer_id: 'Удостоверение военнослужащего',
  passport_foreign: 'Паспорт иностранного гражданина',
  residence_permit: 'Вид на жительство',
  temporary_residence: 'Разрешение на временное проживание',
  birth_certificate: 'Свидетельство о рождении',
}

/** What names a document; `series` is '' where the kind has none. */
export type DocumentName = { kind: DocumentKind; series: string; number: string }

/** The tax service's free template: any signs of a number, up to 25. */
const freeNumber = /^()([0-9A-ZА-ЯЁ/]{1,25})$/

/** Series and number of a kind; null for what can't be one. `plain`: capital letters, without signs in between. */
export const splitNumber = (kind: DocumentKind, plain: string): { series: string; number: string } | null => {
  const { seriesNumber, isNumberFree } = documentRules[kind]
  const [, series, number] = seriesNumber.exec(plain) ?? (isNumberFree ? freeNumber.exec(plain) : null) ?? []
  return series === undefined || number === undefined || !/\d/.test(plain) ? null : { series, number }
}

/** Whether the number is written as the forms of this kind are known to print it. */
export const isNumberUsual = ({ kind, series, number }: DocumentName): boolean =>
  documentRules[kind].seriesNumber.test(series + number)

/** What is looked up: one kind's number never finds another kind's. */
export const documentLookupText = ({ kind, series, number }: DocumentName): string => `${kind}:${series}${number}`

/** A passport's series stands in two pairs. */
const seriesShown = ({ kind, series }: DocumentName): string[] =>
  kind === 'passport_rf' ? [series.slice(0, 2), series.slice(2)] : series === '' ? [] : [series]

/** `75 15 654321`, with no-break spaces: in one piece on the narrowest paper. */
export const documentShown = (name: DocumentName): string => [...seriesShown(name), name.number].join('\u00A0')

/** `75 15 •••321`: for whoever has proved nothing. Of a short number nothing is left. */
export const documentMasked = (name: DocumentName): string => {
  const shown = name.number.length >= 6 ? 3 : 0
  const hidden = '•'.repeat(name.number.length - shown)
  return [...seriesShown(name), hidden + name.number.slice(name.number.length - shown)].join(' ')
}
