import type { OutputOf } from '../../../shared/contract/define.ts'
import type { listOperators } from '../../../shared/contract/operators.ts'

/** An operator as the administrator sees one. */
export type Operator = OutputOf<typeof listOperators>[number]
