import { type DayCertificate, dayCertificatePaper } from '../../shared/domain/day-certificate.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { localMoment } from '../core/clock.ts'
import type { Db } from '../db/open.ts'
import { cashSettingsOf } from './cash-settings.ts'
import type { StoredDesk } from './desk.ts'
import { findOperator } from './operators.ts'
import { paperDesk } from './paper-desk.ts'
import { closingOf } from './shifts.ts'

/** Which certificate: whose (null: everybody's at the desk), and which of its sheets. */
export type CertificateOf = { readonly businessDate: string; readonly operatorId: string | null }

/** In the place of an operator's id: everybody's. */
const subjectWord = 'all'

/** What a print job of a certificate is about. */
export const certificateSubject = ({ businessDate, operatorId }: CertificateOf, sheet: number): string =>
  `${businessDate}/${operatorId ?? subjectWord}/${sheet}`

const readSubject = (subject: string): CertificateOf & { sheet: number } => {
  const [businessDate = '', whose = subjectWord, sheet = '1'] = subject.split('/')
  return { businessDate, operatorId: whose === subjectWord ? null : whose, sheet: Number(sheet) }
}

export const certificateCopies = (db: Db): number => cashSettingsOf(db).forms.statement.copies

type Found = { state: 'open' | 'no_shifts' } | { state: 'closed'; data: DayCertificate }

/** The certificate of a business day from the Z-reports of its shifts; a day counts as closed when all of them are. */
export const certificateOf = (
  db: Db,
  desk: StoredDesk,
  { businessDate, operatorId }: CertificateOf,
  at: string,
  sheet = 1,
): Found => {
  const shifts = db.all<{ id: string; number: number; operatorName: string }>(
    `SELECT s.id, s.number, o.name AS operatorName FROM shifts s JOIN operators o ON o.id = s.operator_id
     WHERE s.business_date = :businessDate AND (:operatorId IS NULL OR s.operator_id = :operatorId) ORDER BY s.number`,
    { businessDate, operatorId },
  )
  if (shifts.length === 0) return { state: 'no_shifts' }
  const closed = shifts.flatMap(({ id, number, operatorName }) => {
    const closing = closingOf(db, id)
    return closing
      ? [{ ...closing, number, operatorName, takenKopecks: closing.takenKopecks + closing.commissionKopecks }]
      : []
  })
  if (closed.length < shifts.length) return { state: 'open' }
  const { number: formNumber, title: formTitle, signatures, copies } = cashSettingsOf(db).forms.statement
  return {
    state: 'closed',
    data: {
      desk: paperDesk(desk),
      demo: desk.kind === 'demo',
      deskNumber: desk.details.deskNumber,
      formNumber,
      formTitle,
      signatures,
      businessDate,
      operatorName: operatorId === null ? null : (findOperator(db, operatorId)?.name ?? null),
      shifts: closed,
      printedAt: localMoment(at, desk.details.cityTimeZone),
      sheet: { number: sheet, of: copies },
    },
  }
}

/** A queued certificate; null when its day was never closed. */
export const certificateOfJob = (db: Db, desk: StoredDesk, subject: string, at: string): Paper | null => {
  const { sheet, ...of } = readSubject(subject)
  const found = certificateOf(db, desk, of, at, sheet)
  return found.state === 'closed' ? dayCertificatePaper(found.data) : null
}
