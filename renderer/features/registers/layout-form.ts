import type { PreviewRow, RegisterLayout } from '../../../shared/contract/registers.ts'
import { type RegisterColumn, repeatedColumns } from '../../../shared/domain/register-columns.ts'

type TextLayout = Extract<RegisterLayout, { format: 'text' }>

/** What stands in the column `at` (from 0); `names` are the preview's. */
export function holdsAt(layout: RegisterLayout, names: readonly string[], at: number): RegisterColumn {
  if (layout.format === 'text') return layout.columns[at] ?? 'skip'
  return layout.columns.find(({ name }) => name === names[at])?.holds ?? 'skip'
}

/** The layout with another meaning of one column. What a row holds once leaves the column where it was. */
export function withHolds(
  layout: RegisterLayout,
  names: readonly string[],
  at: number,
  holds: RegisterColumn,
): RegisterLayout {
  const isOnce = !repeatedColumns.includes(holds)
  if (layout.format === 'dbf') {
    const name = names[at]
    if (name === undefined) return layout
    const others = layout.columns.filter((one) => one.name !== name && !(isOnce && one.holds === holds))
    const columns = [...others, { name, holds }].filter((one) => one.holds !== 'skip')
    // In the file's order: meters are told apart by it.
    columns.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
    return { ...layout, columns: columns.length === 0 ? [{ name, holds: 'skip' }] : columns }
  }
  const columns = Array.from({ length: Math.max(layout.columns.length, at + 1) }, (_, index): RegisterColumn => {
    const known = layout.columns[index] ?? 'skip'
    if (index === at) return holds
    return isOnce && known === holds ? 'skip' : known
  })
  const tags = isOnce ? layout.tags.filter((tag) => tag.holds !== holds) : layout.tags
  return { ...layout, columns: trimmed(columns), tags }
}

/**
 * The layout with the columns of another one. A choice is walked by the arrows, and what it passes must take nothing away
 * from the other columns: each step begins with the columns as they were when the choice was entered.
 */
export function withColumnsOf(layout: RegisterLayout, before: RegisterLayout): RegisterLayout {
  if (layout.format === 'text')
    return before.format === 'text' ? { ...layout, columns: before.columns, tags: before.tags } : layout
  return before.format === 'dbf' ? { ...layout, columns: before.columns } : layout
}

/** Columns that nobody needs at the end say nothing. */
const trimmed = (columns: readonly RegisterColumn[]): RegisterColumn[] => {
  const last = columns.findLastIndex((column) => column !== 'skip')
  return columns.slice(0, Math.max(1, last + 1))
}

/** How many columns the preview has to show: those of the rows and those that the layout speaks of. */
export function columnCount(layout: RegisterLayout, names: readonly string[], rows: readonly PreviewRow[]): number {
  if (layout.format === 'dbf') return names.length
  const seen = rows.filter(({ kind }) => kind === 'row').map(({ cells }) => cells.length)
  return Math.min(60, Math.max(names.length, layout.columns.length, ...seen))
}

/** The tag of a cell like `CLIENTNO:750012345`, of `CounterVal_1:123,4` without its number: `CounterVal_`; '' without one. */
export const tagOf = (cell: string): string => /^\s*([\p{L}_]\w{0,28}?)(?:(?<=_)\d+)?:\S/u.exec(cell)?.[1] ?? ''

/** Tags in the rows shown and those that the layout knows. */
export function tagsOf(layout: RegisterLayout, rows: readonly PreviewRow[]): string[] {
  if (layout.format === 'dbf') return []
  const seen = rows.flatMap(({ kind, cells }) => (kind === 'row' ? cells.map(tagOf) : []))
  return [...new Set([...layout.tags.map(({ tag }) => tag), ...seen])].filter((tag) => tag !== '').slice(0, 20)
}

export const holdsTag = (layout: TextLayout, tag: string): RegisterColumn =>
  layout.tags.find((one) => one.tag === tag)?.holds ?? 'skip'

/** The layout with another meaning of a tag; what a row holds once leaves the column or tag where it was. */
export function withTag(layout: TextLayout, tag: string, holds: RegisterColumn): TextLayout {
  const isOnce = !repeatedColumns.includes(holds)
  const others = layout.tags.filter((one) => one.tag !== tag && !(isOnce && one.holds === holds))
  return {
    ...layout,
    columns: isOnce ? trimmed(layout.columns.map((column) => (column === holds ? 'skip' : column))) : layout.columns,
    tags: holds === 'skip' ? others : [...others, { tag, holds }],
  }
}

/** A ready-made layout in the encoding and under the heading of this file: providers write the same columns in several. */
export const asReady = (ready: RegisterLayout, layout: RegisterLayout): RegisterLayout =>
  ready.format === 'text' && layout.format === 'text'
    ? { ...ready, encoding: layout.encoding, headerLines: layout.headerLines }
    : { ...ready, encoding: layout.encoding }

export const isSameLayout = (one: RegisterLayout, other: RegisterLayout): boolean => canonical(one) === canonical(other)

const canonical = (layout: RegisterLayout): string =>
  layout.format === 'dbf'
    ? JSON.stringify([layout.encoding, layout.debtUnit, layout.columns.filter(({ holds }) => holds !== 'skip')])
    : JSON.stringify([
        layout.encoding,
        layout.separator,
        layout.headerLines,
        layout.footerMark,
        layout.debtUnit,
        layout.dates,
        trimmed(layout.columns),
        [...layout.tags].sort((a, b) => (a.tag < b.tag ? -1 : 1)),
      ])

/** How many columns of the file are read, tags too. */
export const neededColumns = (layout: RegisterLayout): number =>
  layout.format === 'dbf'
    ? layout.columns.filter(({ holds }) => holds !== 'skip').length
    : layout.columns.filter((column) => column !== 'skip').length + layout.tags.length

/** The typed number of lines before the rows; null for anything but 0 to 50. */
export function readHeaderLines(text: string): number | null {
  const typed = /^\s*(\d{1,2})\s*$/.exec(text)?.[1]
  return typed === undefined || Number(typed) > 50 ? null : Number(typed)
}
