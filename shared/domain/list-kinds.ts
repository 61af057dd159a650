import { formatDate } from './dates.ts'

/** Lists that people and documents are looked up in: invalid passports; sanctions and freezing. */
export const listKinds = ['passports', 'freezing'] as const
export type ListKind = (typeof listKinds)[number]

/** How a stop is named where the client may read it: the supervisor knows the codes. */
export const listCodes: Readonly<Record<ListKind, string>> = { passports: 'С-1', freezing: 'С-2' }

/** `С-2 № 1204 / 14.11.2026` */
export const hitCode = (hit: {
  readonly list: ListKind
  readonly entry: number | null
  readonly asOf: string
}): string => `${listCodes[hit.list]}${hit.entry === null ? '' : ` № ${hit.entry}`} / ${formatDate(hit.asOf)}`
