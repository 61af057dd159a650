import type { TypedDocument } from '../../../shared/contract/registration.ts'

export type { Problems } from '../../ui/field-check.ts'

/** What is typed, and kept by main as a sealed draft; it goes along from step to step. */
export type Typed = { document: TypedDocument; phone: string }
