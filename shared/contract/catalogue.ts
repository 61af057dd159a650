import { catalogueProblemCodes } from '../domain/catalogue-check.ts'
import { catalogueId, catalogueProvider } from './catalogue-data.ts'
import { action, command, query } from './define.ts'
import { calendarDate, instant, nothing, uuid } from './values.ts'
import { z } from './zod.ts'

/** Where a problem or a difference is: `services.0.account.mask`, of a provider or of a file (`providers.3.inn`). */
const path = z.string()

export const catalogueProblem = z.strictObject({
  path,
  /** `shape`: the field itself is wrong: too long, of another kind, unknown or left out. */
  code: z.enum(catalogueProblemCodes),
  /** What the code alone does not say: the account that is there twice, the line of a broken file; '' for nothing. */
  detail: z.string(),
})

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** Fields that are lists (aliases, offices, barcodes …) are one value: their JSON. */
export const catalogueDifference = z.strictObject({
  providerId: z.string(),
  providerName: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Of a changed provider; services are named by their ids: `services.rs-water.amount.minKopecks`. */
  fields: z.array(z.strictObject({ path, before: plain, after: plain })),
  /** Of the services that the paths mention, by their ids. */
  serviceNames: z.record(z.string(), z.string()),
})
export type CatalogueDifference = z.output<typeof catalogueDifference>

/** What would be if it were taken over from that day on. */
const comparison = z.strictObject({
  /** Each stops it. At most 200. */
  problems: z.array(catalogueProblem),
  /** Against what is in force on that day. Empty while there are problems of `shape`. At most 500 providers. */
  differences: z.array(catalogueDifference),
  /** A version that is awaited, and that says something else of one of these providers: then it holds again from there on. */
  overriddenBy: z.strictObject({ version: z.int(), validFrom: instant }).nullable(),
})
export type CatalogueComparison = z.output<typeof comparison>

/** Null: at once. */
const validFrom = calendarDate.nullable()

/** Providers in force or awaited whose name, alias, INN or service contains every word: at most 200. */
export const findProviders = query('catalogue.findProviders', {
  access: 'clients',
  input: z.strictObject({ words: z.string().max(100) }),
  output: z.strictObject({
    /** 0 is the program's own. */
    version: z.int(),
    validFrom: instant.nullable(),
    total: z.int(),
    providers: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        inn: z.string(),
        demo: z.boolean(),
        services: z.array(z.string()),
        /** False: only a version that is awaited has it. */
        inForce: z.boolean(),
        /** The nearest awaited change of it. */
        awaitedFrom: instant.nullable(),
      }),
    ),
  }),
})

/** One provider: as it is in force, and as it will be. Null where neither is. */
export const getProvider = query('catalogue.getProvider', {
  access: 'clients',
  input: z.strictObject({ providerId: z.string().max(80) }),
  output: z
    .strictObject({
      inForce: catalogueProvider.nullable(),
      /** Awaited changes of it, the nearest first; `provider` null: it leaves. */
      awaited: z.array(
        z.strictObject({ version: z.int(), validFrom: instant, provider: catalogueProvider.nullable() }),
      ),
    })
    .nullable(),
})

/** Every version, the newest first, the program's own last; at most 200. */
export const listVersions = query('catalogue.listVersions', {
  access: 'supervision',
  input: nothing,
  output: z.array(
    z.strictObject({
      version: z.int(),
      origin: z.enum(['shipped', 'edited', 'imported', 'layout']),
      /** `unreadable`: passed over, as if it had not been made; the desk goes on with the others. */
      state: z.enum(['past', 'in_force', 'awaited', 'unreadable']),
      validFrom: instant.nullable(),
      madeAt: instant.nullable(),
      operatorName: z.string().nullable(),
      /** Names of the providers it changes, at most ten; all of them where `whole`. */
      providers: z.array(z.string()),
      providerCount: z.int(),
      whole: z.boolean(),
    }),
  ),
})

/** The catalogue with a version, against the one before it or the one in force now. Null where it can't be read. */
export const compareVersion = query('catalogue.compareVersion', {
  access: 'supervision',
  input: z.strictObject({ version: z.int().min(0), against: z.enum(['before', 'in_force']) }),
  output: z.array(catalogueDifference).nullable(),
})

/** Looks at a provider as it was typed, whatever its shape; `provider` null: it is to be removed. Writes nothing. */
export const tryProvider = query('catalogue.tryProvider', {
  access: 'supervision',
  input: z.strictObject({
    providerId: z.string().max(80),
    provider: z.record(z.string(), z.unknown()).nullable(),
    validFrom,
  }),
  output: comparison,
})

/** One provider added, changed or (null) removed: a new version. */
export const saveProvider = command('catalogue.saveProvider', {
  access: 'supervision',
  input: z
    .strictObject({ providerId: catalogueId, provider: catalogueProvider.nullable(), validFrom })
    .refine(({ providerId, provider }) => provider === null || provider.id === providerId, {
      path: ['provider', 'id'],
    }),
  output: z.strictObject({ version: z.int(), validFrom: instant }),
  refusals: [
    'catalogue.wrong', // path, problem
    'catalogue.same',
    'catalogue.date_past',
  ],
})

/** Lets the person choose a catalogue's file (a dialog of main's) and looks at it; null when nothing was chosen. */
export const chooseCatalogueFile = action('catalogue.chooseFile', {
  access: 'supervision',
  input: nothing,
  output: z
    .strictObject({
      fileName: z.string(),
      sha256: z.string(),
      providers: z.int(),
      problems: z.array(catalogueProblem),
    })
    .nullable(),
  refusals: ['catalogue.file_gone', 'catalogue.file_too_large'],
})

/** The chosen file against what is in force on that day; null when it is no longer the chosen one. */
export const tryFile = query('catalogue.tryFile', {
  access: 'supervision',
  input: z.strictObject({ sha256: z.string().max(64), validFrom }),
  output: comparison.nullable(),
})

/** The chosen file in the place of the whole catalogue: a new version. */
export const importCatalogue = command('catalogue.importFile', {
  access: 'supervision',
  input: z.strictObject({ sha256: z.string().max(64), validFrom }),
  output: z.strictObject({ version: z.int(), validFrom: instant }),
  refusals: [
    'catalogue.none_chosen',
    'catalogue.wrong', // path, problem
    'catalogue.same',
    'catalogue.date_past',
  ],
})

/** Writes the catalogue in force into a file that the person names (a dialog of main's); null when it was left. */
export const exportCatalogue = action('catalogue.exportFile', {
  access: 'supervision',
  input: nothing,
  output: z.strictObject({ fileName: z.string() }).nullable(),
  refusals: ['catalogue.file_not_written'],
})

/** Offices, hours and contacts of a provider on paper, for whoever asks. */
export const printContacts = command('catalogue.printContacts', {
  access: 'clients',
  input: z.strictObject({ providerId: z.string().max(80) }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: ['catalogue.provider_unknown'],
})
