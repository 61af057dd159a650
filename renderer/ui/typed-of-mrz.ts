import type { TypedDocument } from '../../shared/contract/documents.ts'
import { formatDate } from '../../shared/domain/dates.ts'
import { emptyTyped } from '../../shared/domain/document-form.ts'
import type { Mrz } from '../../shared/domain/mrz.ts'
import { seriesNumberForm } from './typed-forms.ts'

/** All that the zone says; who issued it and where its bearer lives is not in it, and what was typed of that stays. */
export function typedOfMrz(mrz: Mrz, before: TypedDocument = emptyTyped): TypedDocument {
  const { lastName, firstName, middleName, birthDate, issuedOn, departmentCode, doubts } = mrz
  return {
    ...before,
    kind: 'passport_rf',
    seriesNumber: seriesNumberForm(mrz.series + mrz.number),
    lastName,
    firstName,
    middleName,
    // A zone that had no room for the name had none for the patronymic either.
    noMiddleName: middleName === '' && doubts.firstName !== 'truncated',
    birthDate: formatDate(birthDate),
    issuedOn: formatDate(issuedOn),
    departmentCode,
  }
}
