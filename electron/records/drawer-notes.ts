import { type FacePieces, piecesAfter } from '../../shared/domain/change.ts'
import type { Db } from '../db/open.ts'
import { cashSettingsOf } from './cash-settings.ts'
import type { StoredShift } from './shifts.ts'
import { orderNotes } from './stored-orders.ts'

/**
 * What is likely to lie in the drawer of a shift, the biggest face first: its last count, the notes of orders since, and
 * for every payment since the biggest notes that make what was given and its change, because nobody counts those. Null
 * where nothing was counted by denomination. For hints alone.
 */
export const drawerNotes = (db: Db, shift: StoredShift): FacePieces[] | null => {
  const shiftId = shift.id
  const count = db.get<{ id: string; at: string }>(
    `SELECT id, at FROM cash_counts WHERE shift_id = :shiftId AND purpose <> 'order' ORDER BY at DESC, id DESC LIMIT 1`,
    { shiftId },
  )
  if (!count) return null
  const counted = db.all<FacePieces>(
    'SELECT face_kopecks AS faceKopecks, pieces FROM cash_count_rows WHERE count_id = :id',
    { id: count.id },
  )
  const { denominations } = cashSettingsOf(db)
  const faces = new Map(denominations.map(({ id, faceKopecks }) => [id, faceKopecks]))
  const byOrders = orderNotes(db, shift, count.at).flatMap(({ denomination, pieces }) => {
    const faceKopecks = faces.get(denomination)
    return faceKopecks === undefined ? [] : [{ faceKopecks, pieces }]
  })
  const handed = db.all<{ inKopecks: number; outKopecks: number }>(
    `SELECT given_kopecks AS inKopecks, change_kopecks AS outKopecks FROM payments
     WHERE shift_id = :shiftId AND accepted_at > :at
     UNION ALL
     SELECT 0, -amount_kopecks FROM cash_movements WHERE shift_id = :shiftId AND kind = 'reversal' AND at > :at`,
    { shiftId, at: count.at },
  )
  const empty = denominations.map(({ faceKopecks }) => ({ faceKopecks, pieces: 0 }))
  return piecesAfter([...empty, ...counted, ...byOrders], handed)
}
