import { registerColumns, registerRowProblems } from '../domain/register-columns.ts'
import { registerEncodings, registerSeparators } from '../domain/register-text.ts'
import { registerDates } from '../domain/register-values.ts'
import { action, command, query } from './define.ts'
import { calendarDate, done, importUnderWay, instant, kopecks, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

const column = z.enum(registerColumns)
const debtUnit = z.enum(['roubles', 'kopecks'])

/**
 * How a provider writes its register (domain.md §4.8): data of the catalogue, made in settings with a preview. Columns
 * are told by their place in a text file, by their name in DBF. Columns of `repeatedColumns` may stand more than once:
 * parts of a name or an address are joined, and a meter column that comes again begins the next meter.
 */
export const registerLayout = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal('text'),
    encoding: z.enum(registerEncodings),
    separator: z.enum(registerSeparators),
    /** Lines before the first row. */
    headerLines: z.int().min(0).max(50),
    /** Lines that begin with it are no rows: totals, `=`. '' for none. */
    footerMark: typedText(10),
    debtUnit,
    dates: z.enum(registerDates),
    columns: z.array(column).min(1).max(60),
    /** Cells written as `TAG:value`, in any place: `CLIENTNO:750012345`. A tag ending in `_` is one for `_1`, `_2` … */
    tags: z
      .array(z.strictObject({ tag: z.string().regex(/^[^:;|\t,]{1,30}$/), holds: column }))
      .max(20)
      .default([]),
  }),
  z.strictObject({
    format: z.literal('dbf'),
    encoding: z.enum(registerEncodings),
    debtUnit,
    columns: z
      .array(z.strictObject({ name: z.string().min(1).max(11), holds: column }))
      .min(1)
      .max(255),
  }),
])
export type RegisterLayout = z.output<typeof registerLayout>

/** Why an import made no register; each has its sentence, as `registers.<failure>`. */
export const registerFailures = [
  'interrupted', // by a kill or a power cut, in an earlier run of the program
  'not_a_register', // more bad rows than good ones, or none at all
  'cancelled',
  'disk_full',
  'file_gone',
  'too_big', // over 512 MB
  'folder_read_only',
  'failed',
] as const

const badRow = z.strictObject({
  /** Of the file, from 1; in DBF the record. */
  line: z.int(),
  problem: z.enum(registerRowProblems),
  /** Digits as 9, letters as x. */
  shape: z.string(),
})

const totals = {
  /** Distinct accounts that were taken. */
  accounts: z.int(),
  debtKopecks: kopecks,
  badRows: z.int(),
  /** Rows that said again what another one had said. */
  duplicates: z.int(),
  /** Debts below zero: taken as nothing due. */
  overpaid: z.int(),
  meters: z.int(),
}

const service = { serviceId: z.string(), serviceName: z.string(), providerName: z.string() }

/** `unreadable`: its file is gone (a restored desk) or damaged; the register must be loaded again. */
export const serviceRegister = z.strictObject({
  ...service,
  /** As the catalogue in force has it. */
  layout: registerLayout.nullable(),
  register: z
    .strictObject({
      state: z.enum(['ready', 'unreadable']),
      generation: uuid,
      asOf: calendarDate,
      loadedAt: instant,
      operatorName: z.string(),
      bytes: z.int(),
      ...totals,
    })
    .nullable(),
})
export type ServiceRegister = z.output<typeof serviceRegister>

/** A register that was read whole and waits for somebody to look at its totals; the former one is in force until then. */
export const builtRegister = z.strictObject({
  ...service,
  generation: uuid,
  fileName: z.string(),
  asOf: calendarDate,
  bytes: z.int(),
  ...totals,
  /** Rows of the file, bad ones and duplicates too. */
  rows: z.int(),
  /** The register in force of this service; null where there is none, or its file can't be read. */
  former: z
    .strictObject({
      asOf: calendarDate,
      accounts: z.int(),
      debtKopecks: kopecks,
      newAccounts: z.int(),
      goneAccounts: z.int(),
    })
    .nullable(),
  /** The first few. */
  examples: z.array(badRow),
})
export type BuiltRegister = z.output<typeof builtRegister>

export const registersView = z.strictObject({
  /** Services with a register come first; at most 100. */
  services: z.array(serviceRegister),
  /** How many services fit the words. */
  total: z.int(),
  running: z.strictObject({ ...service, ...importUnderWay, rows: z.int(), badRows: z.int() }).nullable(),
  built: builtRegister.nullable(),
  /** How the last import ended, when no register came of it; of `interrupted` the file's name is not known, ''. */
  failed: z.strictObject({ ...service, fileName: z.string(), failure: z.enum(registerFailures) }).nullable(),
})
export type RegistersView = z.output<typeof registersView>

/** Services by words of name, alias, provider or INN, with the register of each; '' for all. Event: `registers`. */
export const getRegisters = query('registers.get', {
  access: 'supervision',
  input: z.strictObject({ words: z.string().max(100) }),
  output: registersView,
})

/** Lets the person choose a register's file (a dialog of main's) and looks at its beginning; null when it was left. */
export const chooseRegisterFile = action('registers.chooseFile', {
  access: 'supervision',
  input: z.strictObject({ serviceId: z.string().max(60) }),
  output: z
    .strictObject({
      fileName: z.string(),
      bytes: z.int(),
      /** The day its name tells (`…_ДДММГГГГ`, the last of `…_ММГГ`), else the file's own. Never in the future. */
      asOf: calendarDate,
      /** The name begins with an INN, and it is another provider's. */
      otherInn: z.string().nullable(),
      /** The catalogue's where the file looks like it, else guessed from its bytes. */
      layout: registerLayout,
      /** `catalogue`: of the service; `guessed`: to be looked at. */
      layoutFrom: z.enum(['catalogue', 'guessed']),
    })
    .nullable(),
  refusals: ['registers.file_gone', 'registers.file_empty', 'registers.service_unknown'],
})

export const previewRow = z.strictObject({
  line: z.int(),
  kind: z.enum(['header', 'row', 'footer']),
  /** As decoded, cut to 80 characters. */
  cells: z.array(z.string()),
  /** What the layout makes of a row; null where it can't be taken. */
  read: z
    .strictObject({
      account: z.string(),
      payer: z.string(),
      address: z.string(),
      debtKopecks: kopecks,
      overpaid: z.boolean(),
      meters: z.array(
        z.strictObject({
          serial: z.string(),
          type: z.string(),
          reading: z.string(),
          readOn: z.string(),
          verificationOn: z.string(),
        }),
      ),
    })
    .nullable(),
  /** `column`: from 0; null where it is the row's own. */
  problems: z.array(z.strictObject({ column: z.int().nullable(), problem: z.enum(registerRowProblems) })),
})
export type PreviewRow = z.output<typeof previewRow>

/** The first rows of the chosen file as this layout reads them. Nothing is kept. */
export const previewRegister = action('registers.preview', {
  access: 'supervision',
  input: z.strictObject({ serviceId: z.string().max(60), layout: registerLayout }),
  output: z.strictObject({
    /** Names of DBF fields, or the words of the last heading line; '' where there are none. */
    columnNames: z.array(z.string()),
    rows: z.array(previewRow),
    /** By the file's bytes, whatever the layout says. */
    proposed: z.strictObject({ encoding: z.enum(registerEncodings), separator: z.enum(registerSeparators).nullable() }),
  }),
  refusals: [
    'registers.none_chosen',
    'registers.file_gone',
    'registers.service_unknown',
    'registers.format_other', // a DBF layout on a text file, or the other way
  ],
})

/** What keeps a layout from being used; the window says it beside the columns. */
export const layoutRefusals = [
  'registers.no_account_column',
  'registers.no_debt_column',
  'registers.column_repeated', // params.column: one that is not in repeatedColumns
] as const

/** Begins to read the chosen file; how it goes is told by `registers.get`. Nothing changes until `takeOver`. */
export const startRegister = action('registers.start', {
  access: 'supervision',
  input: z.strictObject({ serviceId: z.string().max(60), layout: registerLayout, asOf: calendarDate }),
  output: done,
  refusals: [
    'registers.none_chosen',
    'registers.import_running',
    'registers.waits_for_confirmation',
    'registers.date_in_future',
    'registers.service_unknown',
    'registers.format_other',
    'registers.file_gone',
    ...layoutRefusals,
  ],
})

/** Calls the running import off; the former register stays. */
export const cancelRegister = action('registers.cancel', { access: 'supervision', input: nothing, output: done })

/** Makes the register that waits the one in force. `generation`: the one whose totals were looked at. */
export const takeOverRegister = command('registers.takeOver', {
  access: 'supervision',
  input: z.strictObject({ generation: uuid }),
  output: done,
  refusals: ['registers.nothing_waits'],
})

/** Drops the register that waits; the former one stays. */
export const discardRegister = action('registers.discard', { access: 'supervision', input: nothing, output: done })

/** Saves the rows that were not taken, of the register that waits or is in force: CSV, UTF-8, line; why; as it stood. */
export const saveBadRows = action('registers.saveBadRows', {
  access: 'supervision',
  input: z.strictObject({ generation: uuid }),
  /** Null when the dialog was left. */
  output: z.strictObject({ fileName: z.string() }).nullable(),
  refusals: ['registers.not_there', 'registers.file_not_written'],
})

/** Keeps how a service's registers are written: a new version of the catalogue. */
export const keepRegisterLayout = command('registers.keepLayout', {
  access: 'supervision',
  input: z.strictObject({ serviceId: z.string().max(60), layout: registerLayout }),
  output: done,
  refusals: ['registers.service_unknown', 'registers.layout_same', ...layoutRefusals],
})
