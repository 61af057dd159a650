import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { waitingForGorod } from '../../electron/records/outbox.ts'
import { exportNow, getExchange, repeatFile } from '../../shared/contract/exchange.ts'
import { readByPython } from '../support/numbers-desk.ts'
import { powerCutCache } from '../support/power-cut/build-shim.ts'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import { createForgetfulDisk, environmentOfDisk, recoverAfterPowerCut } from '../support/power-cut/forgetful-disk.ts'
import { openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { electronBinary, runUntilCut } from '../support/power-cut/run-until-cut.ts'

type Rig = { readonly folder: string; readonly child: string; readonly template: string }

const createRig = async (): Promise<Rig> => {
  const child = await bundleChild(join(import.meta.dirname, '../support/power-cut/export-to-gorod.ts'))
  const folder = mkdtempSync(join(powerCutCache, 'export-'))
  const template = join(folder, 'template')
  await (await openHeadlessDesk(template)).close()
  return { folder, child, template }
}

/** Runs the export until the power goes, and puts what the disk has kept into the returned folder. */
const cut = async ({ folder, child, template }: Rig, name: string, cutAtSync?: number, args: string[] = []) => {
  const disk = createForgetfulDisk(join(folder, name), {
    fill: (dataDir) => cpSync(template, join(dataDir, 'demo'), { recursive: true }),
  })
  const { lines } = await runUntilCut({
    command: electronBinary(),
    args: [child, join(disk.dataDir, 'demo'), ...args],
    env: { ELECTRON_RUN_AS_NODE: '1', ...environmentOfDisk(disk, cutAtSync === undefined ? {} : { cutAtSync }) },
    cutAfterMs: 60_000,
  })
  const left = join(folder, name, 'left')
  recoverAfterPowerCut(disk, left)
  return { said: lines.map((line) => line.split(' ')[0]), lines, left: join(left, 'demo') }
}

/** Files of the exchange by name; a `.new` is nothing that anybody reads. */
const filesIn = (desk: string): Map<string, string> => {
  const folder = join(desk, 'exchange', 'to-gorod')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : []
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Starts the desk on what was left and exports again; says what is not as it must be. */
const check = async ({ said, left }: { said: (string | undefined)[]; left: string }): Promise<string[]> => {
  const problems: string[] = []
  const before = filesIn(left)
  const desk = await openHeadlessDesk(left)
  try {
    desk.unseal()
    desk.signIn('starshiy')
    const events = desk.database.db.get<{ n: number }>('SELECT count(*) AS n FROM outbox')?.n ?? 0
    if (said.includes('blocked') && events !== 1) problems.push('lost: a block that was answered is told to nobody')
    if (said.includes('sent') && !before.size) problems.push('lost: a file that was answered as sent')
    await desk.ask(exportNow, {})
    const after = filesIn(left)
    for (const [name, text] of before) if (after.get(name) !== text) problems.push(`${name} has other bytes now`)
    const { files } = await desk.value(getExchange, {})
    for (const { fileId } of files) await desk.value(repeatFile, { fileId })
    for (const [name, text] of filesIn(left)) if (after.get(name) !== text) problems.push(`${name} is not repeated`)
    const names = [...after.keys()].map((name) => join(left, 'exchange', 'to-gorod', name))
    const known = names.length === 0 ? { numbers: {}, twice: 0 } : readByPython(names)
    const told = Object.values(known.numbers).map(({ state }) => state)
    if (known.twice > 0 || told.length !== events || told.some((state) => state !== 'blocked'))
      problems.push(`${events} events, told ${told.join(' ')}, ${known.twice} twice`)
    if (waitingForGorod(desk.database.db).rows > 0) problems.push('something still waits')
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  } finally {
    await desk.close()
  }
  return problems
}

test('an export that the power cuts at any point is told once and to the byte: rows, file, fsync, rename, mark', async () => {
  const rig = await createRig()
  const whole = await cut(rig, 'whole')
  expect(whole.said).toEqual(['opened', 'block', 'blocked', 'sent'])
  const opened = Number(whole.lines[0]?.split(' ')[1])
  const reached = new Set<string>()
  for (let sync = opened + 1, ended = false; !ended; sync += 1) {
    const left = await cut(rig, `at-${sync}`, sync)
    ended = left.said.includes('sent')
    const file = [...filesIn(left.left).keys()].length
    reached.add(`${left.said.at(-1)}, files ${file}`)
    expect(await check(left), `cut at sync ${sync}, left in ${left.left}`).toEqual([])
  }
  // Before the rows were safe, before the file was, with the file but without its mark, and with both.
  expect([...reached]).toEqual(['block, files 0', 'blocked, files 0', 'blocked, files 1', 'sent, files 1'])

  // Negative control: a file whose bytes were not synced is found missing.
  const careless = await cut(rig, 'careless', undefined, ['careless'])
  expect(careless.said.at(-1)).toBe('sent')
  expect(await check(careless)).not.toEqual([])
  rmSync(rig.folder, { recursive: true, force: true })
}, 180_000)
