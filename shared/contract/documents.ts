// An identity document as it is typed: of a client, or of a client's representative.
import { documentFields, documentKinds } from '../domain/document-kinds.ts'
import { mrzDoubts } from '../domain/mrz-names.ts'
import { typedText } from './values.ts'
import { z } from './zod.ts'

export { type DocumentField, documentFields, type DocumentKind, documentKinds } from '../domain/document-kinds.ts'

/**
 * The document as it is typed: half a field is a field. Which fields a kind has stands in domain/document-kinds.ts; what
 * another kind's fields hold is kept and not read. Read by shared/domain/document-form.ts.
 */
export const typedDocument = z.strictObject({
  kind: z.enum(documentKinds),
  /** «7515 654321», spaces and dashes as people paste them. */
  seriesNumber: typedText(30),
  lastName: typedText(80),
  firstName: typedText(80),
  middleName: typedText(80),
  /** The person has no patronymic. */
  noMiddleName: z.boolean(),
  /** dd.MM.yyyy as typed, like every date here. */
  birthDate: typedText(12),
  /** '' for a citizen of Russia. */
  citizenship: typedText(80),
  issuedOn: typedText(12),
  /** '' where it has no term. */
  validUntil: typedText(12),
  departmentCode: typedText(10),
  issuedBy: typedText(200),
  /** Of residence: the consent must name it (152-ФЗ ст. 9 ч. 4). */
  address: typedText(200),
  /** Series and number of the passport before (page 19); '' when there is none. */
  previousDocument: typedText(30),
  /** Why a passport past the 20th birthday is accepted: a conscript's service. '' for everybody else. */
  conscript: typedText(200),
})
export type TypedDocument = z.output<typeof typedDocument>

/** What a scanned zone could not say for sure, until somebody has looked at the field. */
export const scanDoubts = z.partialRecord(z.enum(documentFields), z.enum(mrzDoubts))
export type ScanDoubts = z.output<typeof scanDoubts>

/** Why a field stops the registration; each has its sentence beside the field. */
export const documentProblems = [
  'missing',
  'format',
  'not_cyrillic',
  /** Latin and Russian letters in one name. */
  'mixed_letters',
  'date_impossible',
  'in_future',
  'too_young',
  'too_old',
  'before_passports',
  'issued_before_14',
  /** Earlier than anybody of this birth date gets this document. */
  'issued_too_early',
  /** The term ends before the day of issue. */
  'ends_before_issue',
  'expired',
  /** Due at 20, and its holder may still be in service by conscription: then a reason is written down. */
  'expired_at_20',
  /** A conscript's passport is accepted past the 20th birthday, within the years of service; this is another case. */
  'not_a_conscript',
  /** The number of this very document. */
  'same_document',
  /** A child's paper: nobody registers by it. */
  'not_in_hand',
  /** This series and number are on the card of somebody with another name and birth date: a digit is wrong. */
  'of_other_person',
] as const
export type DocumentProblem = (typeof documentProblems)[number]
