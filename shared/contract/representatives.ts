// Who acts for a client at the desk: typed as a part of the registration (contract/registration.ts).
import { authorityKinds } from '../domain/authority-kinds.ts'
import { documentFields, documentProblems, typedDocument } from './documents.ts'
import { typedText } from './values.ts'
import { z } from './zod.ts'

/** A representative as it is typed: half a field is a field. Read by shared/domain/representatives.ts. */
export const typedRepresentative = z.strictObject({
  authority: z.enum(authorityKinds),
  /** Of the birth certificate, the act of guardianship or the power of attorney. */
  authorityNumber: typedText(60),
  /** dd.MM.yyyy as typed. */
  authorityIssuedOn: typedText(12),
  /** '' where the paper names no term. */
  authorityValidUntil: typedText(12),
  /** The representative's own document, and who it is. */
  document: typedDocument,
})
export type TypedRepresentative = z.output<typeof typedRepresentative>

export const authorityFields = ['authority', 'authorityNumber', 'authorityIssuedOn', 'authorityValidUntil'] as const
export type AuthorityField = (typeof authorityFields)[number]

export const representativeFields = [...authorityFields, ...documentFields] as const
export type RepresentativeField = (typeof representativeFields)[number]

export const representativeProblems = [
  ...documentProblems,
  /** A parent for somebody of full age, or a power of attorney of a minor. */
  'not_for_age',
  'authority_expired',
  /** Whoever acts for another is of full age. */
  'under_18',
  /** The document of the client. */
  'same_person',
] as const
export type RepresentativeProblem = (typeof representativeProblems)[number]
