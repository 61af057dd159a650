/** Papers with an invented client: what the administrator sees of a text before anybody signs it. */
import type { PaperMoment } from './paper-parts.ts'
import { defaultOwnerLimits } from './owner-limits.ts'
import type { PersonalPaper } from './registration-papers.ts'
import type { TextKind } from './text-template.ts'

const person = {
  lastName: 'Образцова',
  firstName: 'Мария',
  middleName: 'Ивановна',
  birthDate: '1980-01-31',
  address: '000000, г. Образцов, ул. Примерная, д. 1, кв. 2',
}
const document = {
  kind: 'passport_rf' as const,
  series: '0000',
  number: '000000',
  issuedOn: '2010-02-15',
  validUntil: null,
  departmentCode: '000-000',
  issuedBy: 'ОТДЕЛОМ УФМС РОССИИ В ГОР. ОБРАЗЦОВЕ',
  citizenship: '',
  conscriptReason: '',
}
const representative = {
  fullName: 'Образцов Пётр Петрович',
  address: person.address,
  documentShown: 'Паспорт РФ 00 00 000001, выдан 15.02.2009, ОТДЕЛОМ УФМС РОССИИ В ГОР. ОБРАЗЦОВЕ',
  authority: 'доверенность № 1 от 01.02.2026, до 01.02.2027',
  signs: 'for_client' as const,
}

/** `withRepresentative`: as it looks when somebody else signs. */
export function specimenPaper(
  kind: TextKind,
  { moment, cashierName, textVersion }: { moment: PaperMoment; cashierName: string; textVersion?: string },
  withRepresentative = false,
): PersonalPaper {
  const printed = { moment, cashierName, ...(textVersion === undefined ? {} : { textVersion }) }
  const holder = { holderName: 'Образцова М. И.', limits: defaultOwnerLimits, ...printed }
  switch (kind) {
    case 'consent':
    case 'advertising_consent':
    case 'application':
      return { paper: kind, person, document, representative: withRepresentative ? representative : null, ...printed }
    case 'information_sheet':
      return { paper: kind, mobile: '+79000000000', ...holder }
    case 'number_sheet':
      return { paper: kind, identifier: '0000000000', password: 'ОБРАЗЕЦ', ...holder }
    case 'withdrawal':
    case 'advertising_withdrawal':
      return {
        paper: 'withdrawal',
        text: kind,
        holderName: 'Образцова Мария Ивановна',
        record: '000000000000',
        erased: ['фамилия, имя, отчество, дата рождения, адрес', 'документы: 1', 'номера в системе «Город»: 1'],
        kept: ['платежи и кассовые документы: 5 лет (115-ФЗ, статья 7)', 'подписанные согласия: дата и редакция'],
        ...printed,
      }
  }
}
