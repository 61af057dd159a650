import type { Db } from '../db/open.ts'
import { familySql } from './client-merges.ts'

export type SignedConsent = {
  kind: 'processing' | 'advertising'
  textVersion: string
  given: boolean
  signedAt: string
}

/** What a client has signed and refused, of each kind the newest: that one counts. */
export const signedConsentsOf = (db: Db, clientId: string): SignedConsent[] => {
  const rows = db.all<Omit<SignedConsent, 'given'> & { given: 0 | 1 }>(
    `SELECT kind, text_version AS textVersion, given, signed_at AS signedAt FROM consents
     WHERE client_id IN (${familySql}) ORDER BY signed_at DESC, id DESC LIMIT 100`,
    { clientId },
  )
  return (['processing', 'advertising'] as const).flatMap((kind) => {
    const newest = rows.find((row) => row.kind === kind)
    return newest ? [{ ...newest, given: newest.given === 1 }] : []
  })
}
