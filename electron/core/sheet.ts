import type { Db } from '../db/open.ts'

/**
 * `money` cells are integer kopecks, `count` integers, `date` `YYYY-MM-DD`, `moment` `YYYY-MM-DD HH:mm:ss` on the wall
 * clock of the desk; null is an empty cell of any kind.
 */
export type SheetColumn = {
  readonly title: string
  readonly kind: 'text' | 'money' | 'count' | 'date' | 'moment'
  readonly widthChars: number
}
export type SheetCell = string | number | null
export type SheetRow = readonly SheetCell[]

/** A table on its way to a file. */
export type Sheet = {
  /** Of the tab: Excel takes 31 characters. */
  readonly title: string
  readonly columns: readonly SheetColumn[]
  /** Walked once; a generator reads as it is walked, so that a journal of years fits into memory. */
  readonly rows: Iterable<SheetRow>
  /** For the progress; about as many may come. */
  readonly rowCount: number
  /** The last row, asked for when the others have been walked; null: there is none. */
  readonly totals: () => SheetRow | null
}

/** Where a sheet comes from. Listed in records/sheet-sources.ts; `asked` is what a message can carry. */
export type SheetSource<Asked> = {
  readonly name: string
  /** Inside one read transaction of a connection of its own. */
  readonly open: (db: Db, asked: Asked) => Sheet
}
