import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRegisterMaker } from '../../../electron/db/registers/load-register.ts'
import {
  cancelRegister,
  chooseRegisterFile,
  discardRegister,
  startRegister,
  takeOverRegister,
} from '../../../shared/contract/registers.ts'
import { dbfFile } from '../../support/dbf.ts'
import { bundleChild } from '../../support/power-cut/bundle-child.ts'
import {
  asOf,
  filesIn,
  good,
  line,
  load,
  openRegisterDesk,
  serviceId,
  serviceOf,
  view,
  waterFiles,
} from '../../support/register-desk.ts'
import { until } from '../../support/registering-desk.ts'
import { plainLayout, sourceFile } from '../../support/registers.ts'

describe('an import of a register', () => {
  const many = (): string =>
    Array.from({ length: 400_000 }, (_, row) =>
      line(`314${String((row * 7_368_787) % 10_000_000).padStart(7, '0')}`, row),
    ).join('\n')

  test('goes on beside the desk’s work in a worker, one at a time, and is called off', async () => {
    const worker = await bundleChild(join(import.meta.dirname, '../../../electron/db/build-worker.ts'))
    const parts = await openRegisterDesk({ maker: createRegisterMaker(new URL(`file://${worker}`)) })
    const { desk, chosen } = parts
    const table = dbfFile(
      [
        { name: 'LS', type: 'C', length: 10 },
        { name: 'SUM', type: 'N', length: 10 },
      ],
      [['3140000001', '5.00']],
    )
    const columns = [
      { name: 'LS', holds: 'account' as const },
      { name: 'SUM', holds: 'debt' as const },
    ]
    const dbf = { format: 'dbf' as const, encoding: 'ibm866' as const, debtUnit: 'roubles' as const, columns }
    expect((await load(parts, table, dbf)).built).toMatchObject({ accounts: 1, debtKopecks: 500 })
    await desk.value(discardRegister, {})
    const files = filesIn(desk.folder)

    chosen.file = sourceFile(many())
    await desk.value(chooseRegisterFile, { serviceId })
    await desk.value(startRegister, { serviceId, layout: plainLayout(), asOf })
    expect((await view(desk)).running).toMatchObject({ serviceId, fileName: 'register.csv', stage: 'reading' })
    await desk.value(chooseRegisterFile, { serviceId })
    expect(await desk.error(startRegister, { serviceId, layout: plainLayout(), asOf })).toMatchObject({
      code: 'registers.import_running',
    })
    await desk.value(cancelRegister, {})
    await until('the end', async () => (await view(desk)).running === null)
    expect(await view(desk)).toMatchObject({ built: null, failed: { failure: 'cancelled' } })
    expect(filesIn(desk.folder)).toEqual(files)
  }, 60_000)

  test('that a kill ends leaves the register in force; what it left is swept and told at the next start', async () => {
    const parts = await openRegisterDesk()
    const { built } = await load(parts, good)
    const { desk } = parts
    await desk.value(takeOverRegister, { generation: built?.generation ?? '' })
    await until('the former file to go', async () => waterFiles(desk).length === 1)
    const kept = filesIn(desk.folder)
    await desk.close()

    const program = await bundleChild(join(import.meta.dirname, '../../support/register-child.ts'))
    const generation = 'ffffffff-0000-7000-8000-000000000000'
    const target = join(desk.folder, 'registers', `${serviceId}-${generation}.db`)
    const task = { source: sourceFile(many()), target, layout: plainLayout(), account: { example: '' }, former: null }
    const child = spawn(process.execPath, [program, JSON.stringify(task)], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
    await until('a half-made register', async () => existsSync(target))
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    expect(filesIn(desk.folder).length).toBeGreaterThan(kept.length)
    // The removal of a former register may be cut short, too: that is no import.
    writeFileSync(join(desk.folder, 'registers', `${serviceId}-00000000-0000-7000-8000-000000000000.db`), '')

    const { desk: next } = await openRegisterDesk({ folder: desk.folder })
    expect(filesIn(next.folder)).toEqual(kept)
    expect(await view(next)).toMatchObject({ built: null, failed: { serviceId, fileName: '', failure: 'interrupted' } })
    expect((await serviceOf(next))?.register).toMatchObject({ state: 'ready', accounts: 3 })
    await next.close()
    const { desk: third } = await openRegisterDesk({ folder: desk.folder })
    expect((await view(third)).failed).toBeNull()
  }, 60_000)
})
