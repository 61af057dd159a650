import type { RegisterLayout } from '../contract/registers.ts'
import { type AccountFormat, compileAccountFormat } from './account-format.ts'
import { cutRecord, type DbfField } from './dbf.ts'
import { cutCells } from './register-cells.ts'
import type { RegisterColumn, RegisterRowProblem } from './register-columns.ts'
import { decodeRaw, encodeRaw, isInEncoding } from './register-text.ts'
import { readDebt, readReading, readRegisterDate, type RegisterDates } from './register-values.ts'

export type RegisterMeter = {
  serial: string
  type: string
  reading: string
  readOn: string
  verificationOn: string
}

/** What a row says. Dates are `YYYY-MM-DD` or ''. `debtKopecks` is 0 where more was paid than was due. */
export type RegisterEntry = {
  account: string
  payer: string
  address: string
  debtKopecks: number
  overpaid: boolean
  meters: RegisterMeter[]
}

export type BadRow = {
  readonly problem: RegisterRowProblem /** From 0; null: the row's own. */
  readonly column: number | null
}

/** How rows of one layout are read; lines and cells are raw texts (register-text.ts). Nothing here throws. */
export type RegisterReader = {
  /** Whether a line is a row: not empty, no footer, no deleted record. Headings are told by their place. */
  isRow(line: string): boolean
  cells(line: string): string[]
  decode(cell: string): string
  /**
   * `whole`: with payer, address and types of meters, and with a look at every byte. Without it names stay '': a million
   * rows are counted so.
   */
  read(line: string, whole: boolean): RegisterEntry | BadRow
}

/** A line longer than this is no row. */
export const longestLine = 4096
/** 100 million roubles, as of a payment's line. */
const biggestDebtKopecks = 10_000_000_000
const longestText = 200

/** dBase ends with it, and so do old texts. */
const endOfFile = '\u001a'

type Place = { readonly holds: RegisterColumn; readonly at: number }
type Tag = { readonly tag: string; readonly holds: RegisterColumn }

const meterColumns = {
  meterSerial: 'serial',
  meterType: 'type',
  meterReading: 'reading',
  meterReadOn: 'readOn',
  meterVerificationOn: 'verificationOn',
} as const satisfies Partial<Record<RegisterColumn, keyof RegisterMeter>>
type MeterColumn = keyof typeof meterColumns

const isMeterColumn = (column: RegisterColumn): column is MeterColumn => column in meterColumns

const emptyEntry = (): RegisterEntry => ({
  account: '',
  payer: '',
  address: '',
  debtKopecks: -1,
  overpaid: false,
  meters: [],
})

const cleaned = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** `CounterVal_` stands for `CounterVal_1`, `CounterVal_2` and so on. */
const isTagged = (cell: string, tag: string): boolean =>
  tag.endsWith('_')
    ? cell.startsWith(tag) && /^\d{1,3}:/.test(cell.slice(tag.length))
    : cell.startsWith(tag) && cell[tag.length] === ':'

const placesOf = (layout: RegisterLayout, fields: readonly DbfField[]): Place[] =>
  (layout.format === 'text'
    ? layout.columns.map((holds, at) => ({ holds, at }))
    : layout.columns.map(({ name, holds }) => ({ holds, at: fields.findIndex((field) => field.name === name) }))
  ).filter(({ holds }) => holds !== 'skip')

/** Makes a layout ready to read rows by. `fields`: of the table's head, for DBF. Throws SyntaxError for a broken pattern. */
export const compileRegister = (
  layout: RegisterLayout,
  format: AccountFormat,
  fields: readonly DbfField[] = [],
): RegisterReader => {
  const { encoding, debtUnit } = layout
  const isText = layout.format === 'text'
  const tags: readonly Tag[] = isText ? layout.tags : []
  const places = placesOf(layout, fields)
  // A field that the table lacks is no cell either.
  const fewestCells = Math.max(0, ...places.map(({ at }) => (at < 0 ? Number.POSITIVE_INFINITY : at + 1)))
  const mostCells = tags.length > 0 ? Number.POSITIVE_INFINITY : fewestCells
  const footer = isText ? encodeRaw(layout.footerMark, encoding) : ''
  const dates: readonly RegisterDates[] = isText ? [layout.dates] : ['yyyyMMdd', 'dd.MM.yyyy']
  const normalize = compileAccountFormat(format)
  const decode = (cell: string): string => decodeRaw(cell, encoding)

  const dateOf = (cell: string): string | null => {
    for (const mask of dates) {
      const date = readRegisterDate(cell, mask)
      if (date !== null) return date
    }
    return null
  }

  const cells = (line: string, most: number): string[] =>
    isText ? cutCells(line, layout.separator, most) : (cutRecord(line, fields) ?? [])

  // One row at a time: what is read of it waits here, so that a million rows make no functions and sets of their own.
  let entry = emptyEntry()
  let meter: RegisterMeter | null = null
  let isWhole = false
  const filled = new Set<MeterColumn>()

  const takeMeter = (holds: MeterColumn, cell: string): RegisterRowProblem | null => {
    if (meter === null || filled.has(holds)) {
      meter = { serial: '', type: '', reading: '', readOn: '', verificationOn: '' }
      filled.clear()
      entry.meters.push(meter)
    }
    filled.add(holds)
    if (holds === 'meterSerial' || holds === 'meterType')
      meter[meterColumns[holds]] = cleaned(decode(cell)).slice(0, 40)
    else {
      const value = holds === 'meterReading' ? readReading(cell) : dateOf(cell)
      if (value === null) return holds === 'meterReading' ? 'reading_wrong' : 'date_wrong'
      meter[meterColumns[holds]] = value
    }
    return null
  }

  const take = (holds: RegisterColumn, cell: string): RegisterRowProblem | null => {
    if (holds === 'account') {
      const normalized = normalize(decode(cell))
      if (!normalized.ok) return normalized.reason === 'empty' ? 'account_missing' : 'account_wrong'
      entry.account = normalized.account
    } else if (holds === 'debt') {
      const debt = readDebt(cell, debtUnit)
      if (debt === null) return cell.trim() === '' ? 'debt_missing' : 'debt_wrong'
      if (Math.abs(debt) > biggestDebtKopecks) return 'debt_too_big'
      entry.overpaid = debt < 0
      entry.debtKopecks = Math.max(0, debt)
    } else if (holds === 'payer' || holds === 'address') {
      if (!isWhole) return null
      const part = cleaned(decode(cell))
      const joint = entry[holds] === '' || part === '' ? '' : holds === 'payer' ? ' ' : ', '
      entry[holds] = `${entry[holds]}${joint}${part}`.slice(0, longestText)
    } else if (isMeterColumn(holds)) return takeMeter(holds, cell)
    return null
  }

  const read = (line: string, whole: boolean): RegisterEntry | BadRow => {
    if (line.length > longestLine) return { problem: 'too_long', column: null }
    if (whole && !isInEncoding(line, encoding)) return { problem: 'not_in_encoding', column: null }
    const found = cells(line, mostCells)
    if (found.length < fewestCells) return { problem: 'too_few_cells', column: null }
    entry = emptyEntry()
    meter = null
    isWhole = whole
    for (const { holds, at } of places) {
      const problem = take(holds, found[at] as string)
      if (problem) return { problem, column: at }
    }
    for (const { tag, holds } of tags)
      for (const [at, cell] of found.entries()) {
        const problem = isTagged(cell, tag) ? take(holds, cell.slice(cell.indexOf(':') + 1)) : null
        if (problem) return { problem, column: at }
      }
    if (entry.account === '') return { problem: 'account_missing', column: null }
    if (entry.debtKopecks < 0) return { problem: 'debt_missing', column: null }
    // Cells of a meter that nobody has are empty; one without a serial is known by its place.
    if (entry.meters.length > 0)
      entry.meters = entry.meters.flatMap((one, index) =>
        one.serial === '' && one.reading === '' ? [] : [one.serial === '' ? { ...one, serial: `№${index + 1}` } : one],
      )
    return entry
  }

  return {
    isRow: (line) =>
      isText
        ? line !== '' && line !== endOfFile && !(footer !== '' && line.startsWith(footer)) && !/^\s+$/.test(line)
        : cutRecord(line, []) !== null,
    cells: (line) => cells(line, Number.POSITIVE_INFINITY),
    decode,
    read,
  }
}
