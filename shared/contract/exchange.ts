import { badRowReasons } from '../domain/exchange-problems.ts'
import { action, command, query } from './define.ts'
import { done, importUnderWay, instant, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** What waits for «Город», what went and what came. The folder itself is looked at by `exchange.look`. */
export const getExchange = query('exchange.getState', {
  access: 'supervision',
  input: nothing,
  output: z.strictObject({
    /** '' while the administrator has not said. */
    folder: z.string(),
    automatic: z.boolean(),
    waiting: z.strictObject({ rows: z.int(), since: instant.nullable() }),
    importing: z.strictObject(importUnderWay).nullable(),
    /** As of when «Город»'s data are; null before the first import. */
    gorodDataAsOf: instant.nullable(),
    files: z.array(
      z.strictObject({
        fileId: uuid,
        name: z.string(),
        rows: z.int(),
        madeAt: instant,
        /** Null: frozen, but not in the folder for sure. */
        sentAt: instant.nullable(),
      }),
    ),
    imports: z.array(
      z.strictObject({
        importId: uuid,
        fileName: z.string(),
        asOf: instant,
        importedAt: instant,
        taken: z.int(),
        repeated: z.int(),
        bad: z.int(),
      }),
    ),
  }),
})

const folderRefusals = ['exchange.folder_not_set', 'exchange.folder_unreachable', 'exchange.disk_full'] as const

/** What «Город» has put into its folder and this desk has not taken; by name. */
export const lookForFiles = action('exchange.look', {
  access: 'supervision',
  input: nothing,
  output: z.strictObject({ files: z.array(z.string()) }),
  refusals: folderRefusals,
})

/** Puts everything that waits into numbered files. */
export const exportNow = action('exchange.export', {
  access: 'supervision',
  personal: true,
  input: nothing,
  output: z.strictObject({ files: z.array(z.strictObject({ name: z.string(), rows: z.int() })) }),
  /** number_taken: a file with the next number lies there, and this desk has not made it. */
  refusals: [...folderRefusals, 'exchange.nothing_waits', 'exchange.number_taken'],
})

/** Writes a file that went already once more: the same name, the same bytes. */
export const repeatFile = action('exchange.repeat', {
  access: 'supervision',
  personal: true,
  input: z.strictObject({ fileId: uuid }),
  output: z.strictObject({ name: z.string() }),
  refusals: [...folderRefusals, 'exchange.file_unknown', 'exchange.file_erased'],
})

/**
 * Takes one file of «Город»; says how many rows were new, known already and bad. How far it is, `exchange.getState` tells
 * meanwhile. Called off, what was taken stays, and the next import of the file takes the rest.
 */
export const importFile = action('exchange.import', {
  access: 'supervision',
  personal: true,
  input: z.strictObject({ name: z.string().regex(/^[\w.-]{1,120}\.jsonl$/) }),
  /** `importId` is null when it was called off. */
  output: z.strictObject({ importId: uuid.nullable(), taken: z.int(), repeated: z.int(), bad: z.int() }),
  refusals: [
    ...folderRefusals,
    'exchange.file_missing', // name, as the others have
    'exchange.import_running',
    'exchange.file_not_of_gorod',
    'exchange.file_damaged',
    'exchange.file_of_demo',
    'exchange.file_taken_already',
  ],
})

/** Calls the running import off. */
export const cancelImport = action('exchange.cancelImport', { access: 'supervision', input: nothing, output: done })

/** The lines of an import that were not taken, and why; the first 200. */
export const getBadRows = query('exchange.getBadRows', {
  access: 'supervision',
  input: z.strictObject({ importId: uuid }),
  output: z.array(z.strictObject({ line: z.int(), reason: z.enum(badRowReasons) })),
})

const limit = z.int().min(0).max(100_000)

/** The folder, the identifiers this desk issues, and how much one owner may have. */
export const exchangeSettings = z.strictObject({
  folder: typedText(400),
  automatic: z.boolean(),
  /** shared/domain/gorod-number.ts: `DDDDNNNNNC`. */
  template: typedText(20),
  from: z.int().min(1).max(999_999_999),
  to: z.int().min(1).max(999_999_999),
  limits: z.strictObject({ services: limit, addresses: limit, numbers: limit, countMobiles: z.boolean() }),
})
export type ExchangeSettingsView = z.output<typeof exchangeSettings>

export const getExchangeSettings = query('exchange.getSettings', {
  access: 'administration',
  input: nothing,
  output: z.strictObject({ settings: exchangeSettings, deskNumber: z.string(), numbersLeft: z.int() }),
})

export const setExchangeSettings = command('exchange.setSettings', {
  access: 'administration',
  input: exchangeSettings,
  output: done,
  refusals: [
    'exchange.folder_not_absolute',
    'exchange.folder_missing',
    'exchange.folder_inside_data',
    'exchange.template_wrong',
    'exchange.template_desk_number', // desk
    'exchange.range_wrong',
  ],
})
