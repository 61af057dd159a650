/** Why a stop was lifted, an entry taken for another person, a client refused or suspected: data of the record. */

/** What tells a person from a similar entry; the last one is said in words. */
export const comparisonReasons = ['birth_differs', 'document_differs', 'name_differs', 'other'] as const
export type ComparisonReason = (typeof comparisonReasons)[number]

/** Why a supervisor lets go on. */
export const liftReasons = ['list_mistaken', 'another_person', 'other'] as const
export type LiftReason = (typeof liftReasons)[number]

/** Why a client was refused or is suspected (115-ФЗ ст. 7). */
export const refusalReasons = [
  'document_listed',
  'freezing_list',
  'document_doubtful',
  'dictated_by_other',
  'unusual_request',
  'other',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const screeningActs = ['compared', 'lifted', 'refusal', 'suspicion'] as const
export type ScreeningAct = (typeof screeningActs)[number]

/** What a comparison came to: `maybe_same` is a stop like an exact hit. */
export const comparisonVerdicts = ['another_person', 'maybe_same'] as const
