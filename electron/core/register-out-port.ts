import type { OutOrder, OutOutcome, OutProgress } from '../db/registers-out/make-registers.ts'

export type OutMaking = OutProgress & { readonly total: number; readonly startedAt: string }

/** Writes registers of payments taken beside main's work: one making at a time. */
export type RegisterOutPort = {
  /** `work` orders what is written and finishes it; null while another one is under way. Rejects with what `work` throws. */
  run<T>(
    total: number,
    work: (write: (orders: readonly OutOrder[]) => Promise<OutOutcome>) => Promise<T>,
  ): Promise<T | null>
  progress(): OutMaking | null
  cancel(): void
}
