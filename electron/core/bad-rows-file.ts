import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BadRow } from '../db/registers/register-file.ts'
import type { RegisterRowProblem } from '../../shared/domain/register-columns.ts'
import { writeCells } from '../../shared/domain/register-cells.ts'

/** For the provider: it gets the file back with these words. */
const words: Readonly<Record<RegisterRowProblem, string>> = {
  too_few_cells: 'меньше полей, чем в формате',
  not_in_encoding: 'знаки не из кодировки файла',
  account_missing: 'нет лицевого счёта',
  account_wrong: 'лицевой счёт не по формату поставщика',
  debt_missing: 'нет суммы',
  debt_wrong: 'сумма не читается',
  debt_too_big: 'сумма больше 100 млн руб.',
  date_wrong: 'дата не читается',
  reading_wrong: 'показание не читается',
  account_twice: 'счёт уже был с другими данными',
  meter_twice: 'прибор уже был с другими данными',
  too_long: 'строка длиннее 4096 знаков',
}

const rowsAtOnce = 500
const byteOrderMark = '\ufeff' // spreadsheets take the file for CP1251 without it

const lineOf = ({ line, problem, text }: BadRow): string =>
  `${writeCells([String(line), words[problem], text.replace(/[\0-\x1f]/g, ' ')], ';')}\r\n`

/**
 * Writes the rows that were not taken, in slices: CSV, UTF-8, `строка;причина;как в файле`. `read`: as of RegisterPort.
 * On any error nothing is left; throws what the file system throws.
 */
export const writeBadRows = async (file: string, read: (after: number, limit: number) => BadRow[]): Promise<void> => {
  const handle = openSync(file, 'w', 0o600)
  try {
    writeSync(handle, `${byteOrderMark}строка;причина;как в файле\r\n`)
    for (let after = -1; ; ) {
      const rows = read(after, rowsAtOnce)
      if (rows.length === 0) break
      after = rows.at(-1)?.start ?? after
      writeSync(handle, rows.map(lineOf).join(''))
      await nextTurn()
    }
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    closeSync(handle)
    rmSync(file, { force: true })
    throw error
  }
}
