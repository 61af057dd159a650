import type { MadeRegisterOut, RegistersOutDay, WaitingRegisterOut } from '../../../shared/contract/outgoing.ts'

/** A line of the day's list: a register that is to be made, or one that was. */
export type OutRow =
  | { readonly of: 'waiting'; readonly key: string; readonly register: WaitingRegisterOut }
  | { readonly of: 'made'; readonly key: string; readonly register: MadeRegisterOut }

/** First what is to be done: what is not made, what is stale; then what was made, the newest first. */
export function rowsOf(day: RegistersOutDay): OutRow[] {
  const waiting = day.waiting.map((register): OutRow => ({ of: 'waiting', key: `w:${register.slot}`, register }))
  const made = day.made.map((register): OutRow => ({ of: 'made', key: `m:${register.registerId}`, register }))
  const isStale = (row: OutRow): boolean => row.of === 'made' && row.register.state === 'stale'
  return [...waiting, ...made.filter(isStale), ...made.filter((row) => !isStale(row))]
}

/** What the preview is asked for. */
export const targetOf = (row: OutRow, businessDate: string) =>
  row.of === 'waiting'
    ? ({ of: 'waiting', businessDate, slot: row.register.slot } as const)
    : ({ of: 'made', registerId: row.register.registerId } as const)

/** Registers of the day that may be marked as sent. */
export const sendable = (day: RegistersOutDay): MadeRegisterOut[] => day.made.filter(({ state }) => state === 'made')
