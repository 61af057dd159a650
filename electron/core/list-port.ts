import type { ListKind } from '../../shared/domain/list-kinds.ts'
import type { ListFailure } from '../db/lists/build-list.ts'
import type { ListProgress } from '../db/lists/list-maker.ts'
import type { ListBuilt } from '../db/lists/passport-store.ts'
import type { Db } from '../db/open.ts'

type ListImport = { readonly kind: ListKind; readonly fileName: string; readonly startedAt: string }

/** How the last import of this run of the program ended. */
export type ListFinished = ListImport & {
  readonly endedAt: string
  readonly failure: ListFailure | null
  readonly report: ListBuilt | null
}

/** A list to look in. `unreadable`: its file is gone (a restored desk) or of another key, it must be loaded again. */
export type LookUpList =
  | { readonly state: 'none' | 'unreadable' }
  | {
      readonly state: 'ready'
      readonly generation: string
      /** `YYYY-MM-DD`. */
      readonly asOf: string
      readonly db: Db
      /** What the entries are sealed under; null where nothing is. */
      readonly key: Uint8Array | null
    }

/** The lists of this desk and the import of new ones. */
export type ListPort = {
  /** The import under way. */
  progress(): (ListImport & ListProgress) | null
  finished(): ListFinished | null
  /** Lets the person choose a file and keeps it for `start`; null when the dialog was left. */
  choose(kind: ListKind): Promise<string | null>
  /** Begins an import of the chosen file. Throws when the folder can't be made. */
  start(kind: ListKind, asOf: string, operatorId: string): 'started' | 'none_chosen' | 'running'
  cancel(): void
  /** Throws SealedError for the freezing list while the keys are sealed. */
  list(kind: ListKind): LookUpList
}
