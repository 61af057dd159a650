import type { RegisterOut as OutLayoutOf } from '../../shared/contract/catalogue-data.ts'
import { byDetails } from '../../shared/contract/outgoing.ts'
import type { OutRange } from '../db/registers-out/out-lines.ts'
import type { Db } from '../db/open.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import type { RegisterOut } from './registers-out.ts'

/** What a worker needs of the catalogue: which services go into one register (null: free details), and how it is cut. */
export type OutProvider = {
  readonly id: string
  readonly cut: 'day' | 'shift'
  readonly services: readonly (string | null)[]
}

/** Payment orders by details: for whatever has no register of its provider's. */
export const orderLayout: OutLayoutOf = { layout: 'one_c', encoding: 'windows-1251' }

export const outProviders = (catalogue: Catalogue): OutProvider[] => {
  const own = catalogue.providers.flatMap(({ id, registerOut, services }): OutProvider[] =>
    registerOut === null ? [] : [{ id, cut: registerOut.cut ?? 'day', services: services.map((one) => one.id) }],
  )
  const others = catalogue.providers.flatMap(({ registerOut, services }) =>
    registerOut === null ? services.map((one) => one.id) : [],
  )
  return [...own, { id: byDetails, cut: 'day', services: [null, ...others] }]
}

/** Lines that no register covers and that one register will. */
export type OutSlot = {
  /** Stays the same until a line is taken or a register made. */
  readonly key: string
  readonly providerId: string
  readonly shiftNumber: number | null
  /** Up to the last event of the reading. */
  readonly range: OutRange
}

type Pair = { serviceId: string | null; shiftId: string; shiftNumber: number; lastSeq: number }

/** Which services were paid in which shifts of a day; lines given back among them. */
const pairsOfDay = (db: Db, businessDate: string): Pair[] =>
  db.all<Pair>(
    `SELECT l.service_id AS serviceId, s.id AS shiftId, s.number AS shiftNumber, max(p.audit_seq) AS lastSeq
     FROM shifts s CROSS JOIN payments p ON p.shift_id = s.id CROSS JOIN payment_lines l ON l.payment_id = p.id
     WHERE s.business_date = :businessDate GROUP BY s.number, l.service_id ORDER BY s.number`,
    { businessDate },
  )

/** Up to which event registers cover a service's lines of a shift; 0 where none does. */
const coveredThrough = (made: readonly RegisterOut[], { serviceId, shiftId }: Pair): number =>
  Math.max(
    0,
    ...made
      .filter(
        ({ range, replacedBy }) =>
          replacedBy === null &&
          (range.shiftId === null || range.shiftId === shiftId) &&
          range.services.includes(serviceId),
      )
      .map(({ range }) => range.throughSeq),
  )

/**
 * The registers that a day still needs. A service whose lines are covered up to the same event in every shift goes into
 * its provider's register of the day; where they are not (the cut was changed meanwhile), into one of each shift. So no
 * line is ever left out, and none stands in two.
 */
export const slotsOf = (
  db: Db,
  { businessDate, providers, headSeq }: { businessDate: string; providers: readonly OutProvider[]; headSeq: number },
  made: readonly RegisterOut[],
): OutSlot[] => {
  const ofService = new Map(providers.flatMap((provider) => provider.services.map((id) => [id, provider] as const)))
  const pairs = pairsOfDay(db, businessDate).map((pair) => ({ ...pair, from: coveredThrough(made, pair) }))
  const paid = new Set(pairs.map(({ serviceId }) => serviceId))
  const slots = new Map<string, { slot: OutSlot; services: Set<string | null>; waits: boolean }>()
  for (const pair of pairs) {
    // A service that has left the catalogue goes by the details of its lines.
    const provider = ofService.get(pair.serviceId) ?? ofService.get(null)
    const providerId = provider?.id ?? byDetails
    const isEven = pairs.every((other) => other.serviceId !== pair.serviceId || other.from === pair.from)
    const ofDay = provider?.cut !== 'shift' && isEven
    const key = `${providerId}/${ofDay ? 'day' : pair.shiftNumber}/${pair.from}`
    const known = slots.get(key) ?? {
      slot: {
        key,
        providerId,
        shiftNumber: ofDay ? null : pair.shiftNumber,
        range: {
          ...{ businessDate, shiftId: ofDay ? null : pair.shiftId, services: [] },
          ...{ fromSeq: pair.from, throughSeq: headSeq, asOfSeq: headSeq },
        },
      },
      // What is paid later for the provider's other services then belongs to the same next register.
      services: new Set(provider?.services.filter((id) => !paid.has(id))),
      waits: false,
    }
    known.services.add(pair.serviceId)
    known.waits ||= pair.lastSeq > pair.from
    slots.set(key, known)
  }
  return [...slots.values()]
    .filter(({ waits }) => waits)
    .map(({ slot, services }) => ({ ...slot, range: { ...slot.range, services: [...services] } }))
}
