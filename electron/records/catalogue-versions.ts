import { createHash } from 'node:crypto'
import type { CatalogueChange, CatalogueProvider } from '../../shared/contract/catalogue-data.ts'
import type { Catalogue, CataloguePort, ChosenCatalogue, DatedChange } from '../core/catalogue-port.ts'
import type { CommandContext, Ports } from '../core/context.ts'
import { signedIn } from '../core/context.ts'
import type { Db, Tx } from '../db/open.ts'
import { type CatalogueParts, indexCatalogue, shippedCatalogue } from './catalogue.ts'

/** How a version came about; `layout`: somebody said how a provider's register is written. */
export type CatalogueOrigin = 'edited' | 'imported' | 'layout'

type VersionRow = { number: number; validFrom: string; sha256: string; whole: 0 | 1 }

export type ListedVersion = {
  number: number
  validFrom: string
  origin: CatalogueOrigin
  whole: 0 | 1
  providerCount: number
  /** JSON of at most ten names. */
  providerNames: string
  madeAt: string
  operatorName: string
}

const namesKept = 10

/** In the order in which they come into force: of one day's the later made wins. */
const versionRows = (db: Db): VersionRow[] =>
  db.all<VersionRow>(
    'SELECT number, valid_from AS validFrom, sha256, whole FROM catalogue_versions ORDER BY valid_from, number',
  )

export const listedVersions = (db: Db, limit: number): ListedVersion[] =>
  db.all<ListedVersion>(
    `SELECT v.number, v.valid_from AS validFrom, v.origin, v.whole, v.provider_count AS providerCount,
       v.provider_names AS providerNames, v.made_at AS madeAt, o.name AS operatorName
     FROM catalogue_versions v JOIN operators o ON o.id = v.operator_id ORDER BY v.number DESC LIMIT :limit`,
    { limit },
  )

const sha256Of = (body: string): string => createHash('sha256').update(body).digest('hex')

/** A version's change; null where its body is not what was written, or this program can't read it. */
const readChange = (db: Db, { number, sha256 }: Pick<VersionRow, 'number' | 'sha256'>): CatalogueChange | null => {
  try {
    const body = db.get<{ body: string }>('SELECT body FROM catalogue_versions WHERE number = :number', {
      number,
    })?.body
    if (body === undefined || sha256Of(body) !== sha256) return null
    // What was written had its shape; that of another program says so by its format.
    const change = JSON.parse(body) as CatalogueChange | { format: unknown }
    return change.format === 1 ? (change as CatalogueChange) : null
  } catch {
    return null // no JSON, or a page of the database that can't be read
  }
}

const namesIn = (change: CatalogueChange, before: readonly CatalogueProvider[]): string[] => {
  const removed = change.removed.map((id) => before.find((provider) => provider.id === id)?.name ?? id)
  return [...change.providers.map(({ name }) => name), ...removed]
}

/**
 * Writes a version, with its audit event, and returns its number. The caller has checked what is in it; `base`: what it
 * changes, as it stands on that day.
 */
export const insertVersion = (
  tx: Tx,
  context: CommandContext,
  version: DatedChange & { origin: CatalogueOrigin; base: Catalogue },
): number => {
  const { change, validFrom, origin } = version
  const number =
    (tx.get<{ number: number | null }>('SELECT max(number) AS number FROM catalogue_versions')?.number ?? 0) + 1
  const body = JSON.stringify(change)
  const sha256 = sha256Of(body)
  const names = namesIn(change, version.base.providers)
  tx.run(
    `INSERT INTO catalogue_versions
       (number, valid_from, origin, whole, provider_count, provider_names, body, sha256, command_id, operator_id, made_at)
     VALUES (:number, :validFrom, :origin, :whole, :providerCount, :providerNames, :body, :sha256, :commandId, :operatorId, :at)`,
    {
      ...{ number, validFrom, origin, body, sha256 },
      whole: change.whole ? 1 : 0,
      providerCount: names.length,
      providerNames: JSON.stringify(names.slice(0, namesKept)),
      commandId: context.commandId,
      operatorId: signedIn(context).id,
      at: context.at,
    },
  )
  context.ports.catalogue.know(sha256, change)
  context.audit('catalogue.changed', { version: number, validFrom, origin, providers: names.length, sha256 })
  context.ports.emit('catalogue')
  return number
}

type NumberedChange = DatedChange & { readonly version: number }

/** The catalogue after these changes, one upon the other; a whole one puts aside all before it. */
const applied = (changes: readonly NumberedChange[], former: CatalogueParts['former']): Catalogue => {
  const providers = new Map(shippedCatalogue().providers.map((provider) => [provider.id, provider]))
  for (const { change } of changes) {
    if (change.whole) providers.clear()
    for (const id of change.removed) providers.delete(id)
    for (const provider of change.providers) providers.set(provider.id, provider)
  }
  const last = changes.at(-1)
  return indexCatalogue({
    version: last?.version ?? 0,
    validFrom: last?.validFrom ?? null,
    providers: [...providers.values()],
    former,
  })
}

export type CatalogueKeeping = {
  readonly db: Db
  /** The journal's time: a version that holds at once holds from it. */
  readonly at: () => string
  readonly log: Ports['log']
}

/** The catalogue of one desk: the program's own, and the versions that were made of it here. */
export const createCatalogue = ({ db, at, log }: CatalogueKeeping): CataloguePort => {
  // By the digest of the body: what was read once is the same for ever.
  const read = new Map<string, CatalogueChange | null>()
  const changeOf = (row: VersionRow): CatalogueChange | null => {
    const known = read.get(row.sha256)
    if (known !== undefined) return known
    const change = readChange(db, row)
    if (!change) log('catalogue.version_unreadable', { version: row.number })
    read.set(row.sha256, change)
    return change
  }
  const readable = (rows: readonly VersionRow[]): NumberedChange[] =>
    rows.flatMap((row) => {
      const change = changeOf(row)
      return change ? [{ version: row.number, validFrom: row.validFrom, change }] : []
    })
  const rowsUntil = (moment: string): VersionRow[] => versionRows(db).filter(({ validFrom }) => validFrom <= moment)
  /** Of these rows those that count: from the last whole one on that can be read. */
  const counting = (rows: readonly VersionRow[]): readonly VersionRow[] =>
    rows.slice(
      Math.max(
        0,
        rows.findLastIndex((row) => row.whole === 1 && changeOf(row) !== null),
      ),
    )
  const former = (): readonly CatalogueProvider[] => [
    ...shippedCatalogue().providers,
    ...versionRows(db).flatMap((row) => readChange(db, row)?.providers ?? []),
  ]
  const after = (changes: readonly NumberedChange[]): Catalogue =>
    changes.length === 0 ? shippedCatalogue() : applied(changes, former)
  const awaitedAfter = (moment: string): VersionRow[] => versionRows(db).filter(({ validFrom }) => validFrom > moment)

  let chosen: ChosenCatalogue | null = null
  let current: { number: number; sha256: string; until: string | null; catalogue: Catalogue } | null = null
  return {
    now: () => {
      const last = db.get<{ number: number; sha256: string }>(
        'SELECT number, sha256 FROM catalogue_versions WHERE number = (SELECT max(number) FROM catalogue_versions)',
      )
      const number = last?.number ?? 0
      const sha256 = last?.sha256 ?? ''
      const isKnown = current?.number === number && current.sha256 === sha256
      if (current && isKnown && (current.until === null || at() < current.until)) return current.catalogue
      const moment = at()
      const rows = counting(rowsUntil(moment))
      const awaited = awaitedAfter(moment)
      current = { number, sha256, until: awaited[0]?.validFrom ?? null, catalogue: after(readable(rows)) }
      // What was looked at once, and does not count any more, is a whole catalogue in memory for nothing.
      const kept = new Set([...rows, ...awaited].map((row) => row.sha256))
      for (const [key, change] of read) if (change && !kept.has(key)) read.delete(key)
      return current.catalogue
    },
    at: (moment, also) => {
      const changes = readable(counting(rowsUntil(moment)))
      if (!also) return after(changes)
      const place = changes.findLastIndex(({ validFrom }) => validFrom <= also.validFrom) + 1
      return after(changes.toSpliced(place, 0, { ...also, version: -1 }))
    },
    around: (version) => {
      if (version === 0) return { before: null, after: shippedCatalogue() }
      const rows = versionRows(db)
      const place = rows.findIndex(({ number }) => number === version)
      const row = rows[place]
      if (!row || !changeOf(row)) return null
      const until = (count: number): Catalogue => after(readable(counting(rows.slice(0, count))))
      return { before: until(place), after: until(place + 1) }
    },
    awaited: (moment) => readable(awaitedAfter(moment)),
    know: (sha256, change) => void read.set(sha256, change),
    unreadable: () =>
      versionRows(db)
        .filter((row) => read.get(row.sha256) === null)
        .map(({ number }) => number),
    chosen: () => chosen,
    choose: (file) => {
      chosen = file
    },
  }
}
