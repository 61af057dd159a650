import { create } from 'zustand'
import type { ReportKind } from '../../../shared/domain/report-kinds.ts'
import { onSessionEnd } from '../../ui/leaving.ts'
import type { Period } from './period.ts'

/** By which column, and whether the greatest stands first. */
export type Sorting = { column: number; descending: boolean }

type ReportsState = {
  kind: ReportKind
  /** Null: what suits who looks, until it is chosen. */
  period: Period | null
  /** As typed, `21.11.2026`. */
  typedFrom: string
  typedUntil: string
  shiftId: string | null
  operatorId: string | null
  providerInn: string | null
  sorting: Partial<Record<ReportKind, Sorting>>
  chosenRow: number
}

const initial: ReportsState = {
  kind: 'providers',
  period: null,
  typedFrom: '',
  typedUntil: '',
  shiftId: null,
  operatorId: null,
  providerInn: null,
  sorting: {},
  chosenRow: 0,
}

/** What the reports screen was asked for: it stands as it was when one comes back from another workflow. */
export const useReportsStore = create<ReportsState>(() => initial)

onSessionEnd(() => useReportsStore.setState(initial))
