import type { findApplicable } from '../../../shared/contract/applications.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getReversible } from '../../../shared/contract/reversals.ts'

/** A payment with what of it may be given back, and one with what may be applied for. */
export type Reversible = NonNullable<OutputOf<typeof getReversible>>
export type Applicable = NonNullable<OutputOf<typeof findApplicable>>
