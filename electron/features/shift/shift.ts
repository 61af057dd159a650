import type { Feature } from '../../core/feature.ts'
import { closing } from './closing.ts'
import { opening } from './opening.ts'
import { past } from './past.ts'
import { running } from './running.ts'

/** A shift from its opening count to its Z, and what is said of it afterwards (product.md §5). */
export const shift: Feature = { handlers: [...running, ...opening, ...closing, ...past] }
