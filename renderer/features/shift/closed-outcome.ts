import type { OutputOf } from '../../../shared/contract/define.ts'
import type { closeShift } from '../../../shared/contract/shift.ts'

/** What the closing of a shift answered. */
export type ClosedOutcome = OutputOf<typeof closeShift>
