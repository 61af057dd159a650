import type { Db } from '../db/open.ts'

export type UndeliveredPassword = {
  /** `failed`: surely not on the phone. `unknown`: nobody can tell. Either way a reset sends another password. */
  state: 'failed' | 'unknown'
  at: string
}

/** How the newest password of this number fared, when it did not surely arrive; null once another is on its way. */
export const undeliveredPasswordOf = (db: Db, numberId: string): UndeliveredPassword | null => {
  const last = db.get<{ state: string; at: string | null }>(
    `SELECT state, finished_at AS at FROM sms_messages
     WHERE number_id = :numberId AND purpose = 'password' ORDER BY id DESC LIMIT 1`,
    { numberId },
  )
  return last?.at && (last.state === 'failed' || last.state === 'unknown') ? { state: last.state, at: last.at } : null
}

// A partial index holds the few that went wrong, so neither query walks the table.
const undelivered = `FROM sms_messages m JOIN system_numbers n ON n.id = m.number_id
  WHERE m.purpose = 'password' AND m.state IN ('failed', 'unknown') AND n.state <> 'revoked'
    AND NOT EXISTS (SELECT 1 FROM sms_messages later
      WHERE later.number_id = m.number_id AND later.purpose = 'password' AND later.id > m.id)`

/** Numbers in use whose newest password did not surely arrive. */
export const undeliveredPasswords = (db: Db): number =>
  db.get<{ n: number }>(`SELECT count(*) AS n ${undelivered}`)?.n ?? 0

export type UndeliveredRow = UndeliveredPassword & {
  clientId: string
  numberId: string
  lastName: string
  firstName: string
  middleName: string
}

/** The newest of them, to be called one by one. */
export const undeliveredPage = (db: Db, limit: number): UndeliveredRow[] =>
  db.all(
    `SELECT n.client_id AS clientId, n.id AS numberId, m.state, m.finished_at AS at, p.last_name AS lastName,
       p.first_name AS firstName, p.middle_name AS middleName
     FROM (SELECT m.number_id, m.state, m.finished_at ${undelivered}) m
       JOIN system_numbers n ON n.id = m.number_id JOIN persons p ON p.client_id = n.client_id
     ORDER BY m.finished_at DESC LIMIT :limit`,
    { limit },
  )
