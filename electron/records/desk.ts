import { type DeskDetails, deskDetails } from '../../shared/contract/desk.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import type { Db, Tx } from '../db/open.ts'

export type StoredDesk = { kind: 'demo' | 'real'; details: DeskDetails; epoch: number }

/** What this desk is; null before set-up. */
export const readDesk = (db: Db): StoredDesk | null => {
  const row = db.get<{ kind: 'demo' | 'real'; details: string; epoch: number }>(
    'SELECT kind, details, epoch FROM desk WHERE id = 1',
  )
  return row ? { kind: row.kind, details: deskDetails.parse(JSON.parse(row.details)), epoch: row.epoch } : null
}

export const insertDesk = (tx: Tx, desk: Omit<StoredDesk, 'epoch'>, createdAt: string): void => {
  tx.run('INSERT INTO desk (id, kind, details, created_at) VALUES (1, :kind, :details, :createdAt)', {
    kind: desk.kind,
    details: canonicalJson(desk.details),
    createdAt,
  })
}

/** When it was set up, an instant; null before. */
export const deskSetUpAt = (db: Db): string | null =>
  db.get<{ at: string }>('SELECT created_at AS at FROM desk WHERE id = 1')?.at ?? null

/** The time zone of the desk, in any schema; null before set-up. */
export const timeZoneOf = (db: Db): string | null => {
  const row = db.get<{ details: string }>('SELECT details FROM desk WHERE id = 1')
  return row ? (JSON.parse(row.details) as DeskDetails).cityTimeZone : null
}

/** One setting's JSON text; undefined while it has its default. */
export const readSetting = (db: Db, name: string): unknown => {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE name = :name', { name })
  return row ? (JSON.parse(row.value) as unknown) : undefined
}

export const writeSetting = (tx: Tx, name: string, value: unknown): void => {
  tx.run('INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value', {
    name,
    value: JSON.stringify(value),
  })
}
