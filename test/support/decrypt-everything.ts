// What somebody with the desk's file and its keys could read: every sealed field opened, every plain text beside it.
import { existsSync, readFileSync } from 'node:fs'
import type { DeskKeys, FieldTag } from '../../electron/db/desk-keys.ts'
import type { Db } from '../../electron/db/open.ts'
import { findClientKey } from '../../electron/records/client-keys.ts'

const tags: readonly FieldTag[] = ['person', 'document', 'number', 'former_person', 'representative']

type Row = Record<string, string | number | Uint8Array | null>

const texts = (row: Row): string[] => Object.values(row).filter((value): value is string => typeof value === 'string')

const attempt = (open: () => unknown): string[] => {
  try {
    return [JSON.stringify(open())]
  } catch {
    return []
  }
}

/** Every way in which a blob of a row may be opened, with every id that stands in the row. */
const openedIn = (db: Db, keys: DeskKeys, clients: readonly string[], row: Row): string[] => {
  const ids = texts(row)
  const blobs = Object.values(row).filter((value): value is Uint8Array => value instanceof Uint8Array)
  const bodyKey = row['body_key']
  const body = row['body']
  const clientKeys = clients.filter((id) => ids.includes(id)).flatMap((id) => findClientKey(db, keys, id) ?? [])
  return [
    ...ids.flatMap((id) =>
      bodyKey instanceof Uint8Array && body instanceof Uint8Array
        ? attempt(() => keys.openBody(id, { bodyKey, body }))
        : [],
    ),
    ...blobs.flatMap((blob) =>
      ids.flatMap((id) => [
        ...attempt(() => keys.openDraft(id, blob)),
        ...attempt(() => keys.openDraft(`${id}/registration`, blob)),
        ...attempt(() => keys.openDraft(`number/${id}`, blob)),
        ...clientKeys.flatMap((key) => tags.flatMap((tag) => attempt(() => key.open(tag, id, blob)))),
      ]),
    ),
  ]
}

/** All of it in one text, to look for a value in. */
export const plainOf = (db: Db, keys: DeskKeys): string => {
  const clients = db.all<{ id: string }>('SELECT id FROM clients').map(({ id }) => id)
  const tables = db
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map(({ name }) => name)
  return tables
    .flatMap((table) => db.all<Row>(`SELECT * FROM "${table}"`))
    .flatMap((row) => [...texts(row), ...openedIn(db, keys, clients, row)])
    .join('\n')
}

/** Whether the bytes lie anywhere in the database's file or its WAL, in pages that no row reaches too. */
export const rawHolds = (file: string, bytes: Uint8Array): boolean =>
  [file, `${file}-wal`].some((path) => existsSync(path) && readFileSync(path).includes(Buffer.from(bytes)))
