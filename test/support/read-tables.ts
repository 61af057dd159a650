import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export type XlsxCell = string | null | { number: string; format: number }

const read = (file: string): unknown =>
  JSON.parse(
    execFileSync('python3', [join(import.meta.dirname, 'read-tables.py'), file], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    }),
  )

/** An exported table as Python's own csv module reads it. */
export const readCsv = (file: string): string[][] => read(file) as string[][]

/** The same of XLSX, as an unzipper and an XML parser do. */
export const readXlsx = (file: string): XlsxCell[][] => read(file) as XlsxCell[][]
