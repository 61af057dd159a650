import { getOutgoingDay, makeOutgoing, makeOutgoingAgain, markOutgoingSent } from '../../../shared/contract/outgoing.ts'
import type { Act } from './model.ts'

/** A supervisor makes what waits of the day, makes again what is stale, and marks some as sent. */
export const makeRegisters: Act = async (branch, model) => {
  const desk = branch.desk()
  desk.signIn('starshiy')
  const day = await desk.value(getOutgoingDay, { businessDate: null })
  if (!day || (day.waiting.length === 0 && day.made.every(({ state }) => state !== 'made' && state !== 'stale')))
    return false
  const { businessDate } = day
  if (day.waiting.length > 0) {
    const { blocked } = await desk.value(makeOutgoing, { businessDate, only: null })
    if (blocked.length > 0) throw new Error('a register of plain accounts has characters that its encoding lacks')
  }
  for (const { registerId, state } of day.made)
    if (state === 'stale') await desk.value(makeOutgoingAgain, { registerId, way: null })
  const made = await desk.value(getOutgoingDay, { businessDate })
  if (!made) throw new Error('the day is gone')
  if (made.waiting.length > 0) throw new Error('lines still wait after their registers were made')
  const standing = desk.database.db.get<{ kopecks: number }>(
    `SELECT coalesce(sum(l.amount_kopecks), 0) AS kopecks FROM shifts s JOIN payments p ON p.shift_id = s.id
     JOIN standing_lines l ON l.payment_id = p.id WHERE s.business_date = :businessDate`,
    { businessDate },
  )
  const inRegisters = made.made
    .filter(({ state }) => state === 'made' || state === 'sent')
    .reduce((sum, { sumKopecks }) => sum + sumKopecks, 0)
  if (inRegisters !== standing?.kopecks) throw new Error(`${inRegisters} in registers, ${standing?.kopecks} stand`)
  const registerIds = made.made.flatMap(({ registerId, state }) =>
    state === 'made' && branch.chance(0.5) ? [registerId] : [],
  )
  if (registerIds.length > 0) await branch.ask('starshiy', markOutgoingSent, { registerIds })
  model.sentRegisters += registerIds.length
  return true
}
