import type { DocumentField, DocumentProblem, TypedDocument } from '../../../shared/contract/registration.ts'

export type Problems = Partial<Record<DocumentField, DocumentProblem>>

/** What is typed, and kept by main as a sealed draft; it goes along from step to step. */
export type Typed = { document: TypedDocument; phone: string }
