import { type BuildJob, createMaker, type Maker, type OnBroken } from '../build-maker.ts'
import type { ListOutcome, ListTask } from './build-list.ts'
import type { ListStage } from './passport-store.ts'

export type ListProgress = { readonly stage: ListStage; readonly done: number; readonly total: number }

export type ListJob = BuildJob<ListOutcome>

/** Builds lists' stores. */
export type ListMaker = Maker<ListTask, ListProgress, ListOutcome>

export const createListMaker = (script: URL, onBroken?: OnBroken): ListMaker =>
  createMaker(script, { failure: 'failed' }, onBroken)
