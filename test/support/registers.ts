// Registers of a desk under test.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { registerFileName } from '../../electron/core/register-keeping.ts'
import { buildRegister } from '../../electron/db/registers/build-register.ts'
import { shippedCatalogue } from '../../electron/records/catalogue.ts'
import { allOperators } from '../../electron/records/operators.ts'
import { putCurrentRegister } from '../../electron/records/registers.ts'
import type { RegisterLayout } from '../../shared/contract/registers.ts'
import { writeCells } from '../../shared/domain/register-cells.ts'
import { temporaryFolder, type TestDesk } from './desk.ts'

type TextLayout = Extract<RegisterLayout, { format: 'text' }>

/** Account, payer, address and debt in kopecks, UTF-8. */
export const plainLayout = (more: Partial<TextLayout> = {}): TextLayout => ({
  format: 'text',
  encoding: 'utf-8',
  separator: ';',
  headerLines: 0,
  footerMark: '',
  debtUnit: 'kopecks',
  dates: 'dd.MM.yyyy',
  columns: ['account', 'payer', 'address', 'debt'],
  tags: [],
  ...more,
})

export const sourceFile = (content: string | Uint8Array, name = 'register.csv'): string => {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

export type RowOfTest = { account: string; payer?: string; address?: string; debtKopecks: number }

/** Puts a register in force, as a supervisor's import would have left it; its generation. */
export const putRegister = (
  desk: TestDesk,
  { serviceId, asOf, rows }: { serviceId: string; asOf: string; rows: readonly RowOfTest[] },
): string => {
  const account = shippedCatalogue().findService(serviceId)?.service.account
  const operatorId = allOperators(desk.database.db).find(({ role }) => role === 'supervisor')?.id
  if (!account || operatorId === undefined) throw new Error('no such service, or no supervisor')
  const lines = rows.map((row) =>
    writeCells([row.account, row.payer ?? '', row.address ?? '', String(row.debtKopecks)], ';'),
  )
  const generation = `01950000-0000-7000-9000-${String(Date.now() % 1e12).padStart(12, '0')}`
  const folder = join(desk.folder, 'registers')
  mkdirSync(folder, { recursive: true })
  const target = join(folder, registerFileName(serviceId, generation))
  const source = sourceFile(lines.join('\n'))
  const built = buildRegister({ source, target, layout: plainLayout(), account, former: null }, () => undefined)
  desk.database.transact((tx) =>
    putCurrentRegister(
      tx,
      { serviceId, generation, asOf, built },
      { operatorId, at: new Date(desk.clock.nowMs()).toISOString() },
    ),
  )
  return generation
}
