import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getRegisters } from '../../shared/contract/registers.ts'
import { powerCutCache } from '../support/power-cut/build-shim.ts'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import { createForgetfulDisk, environmentOfDisk, recoverAfterPowerCut } from '../support/power-cut/forgetful-disk.ts'
import { openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { electronBinary, runUntilCut } from '../support/power-cut/run-until-cut.ts'

const serviceId = 'rs-water'

type Rig = { readonly folder: string; readonly child: string; readonly template: string; readonly source: string }

const createRig = async (): Promise<Rig> => {
  const child = await bundleChild(join(import.meta.dirname, '../support/power-cut/load-register.ts'))
  const folder = mkdtempSync(join(powerCutCache, 'register-'))
  const template = join(folder, 'template')
  await (await openHeadlessDesk(template)).close()
  const source = join(folder, 'register.csv')
  writeFileSync(source, '3140000001;Иванов Иван;5,00\n3140000002;Белова Анна;7,00\n')
  return { folder, child, template, source }
}

/** Runs the import until the power goes, and puts what the disk has kept into the returned folder. */
const cut = async ({ folder, child, template, source }: Rig, name: string, cutAtSync?: number, args: string[] = []) => {
  const disk = createForgetfulDisk(join(folder, name), {
    fill: (dataDir) => cpSync(template, join(dataDir, 'demo'), { recursive: true }),
  })
  const { lines } = await runUntilCut({
    command: electronBinary(),
    args: [child, join(disk.dataDir, 'demo'), source, ...args],
    env: { ELECTRON_RUN_AS_NODE: '1', ...environmentOfDisk(disk, cutAtSync === undefined ? {} : { cutAtSync }) },
    cutAfterMs: 60_000,
  })
  const left = join(folder, name, 'left')
  recoverAfterPowerCut(disk, left)
  return { said: lines.map((line) => line.split(' ')[0]), lines, left: join(left, 'demo') }
}

/** Starts the desk on what was left: which register is in force, and what is not as it must be. */
const check = async ({ said, left }: { said: (string | undefined)[]; left: string }) => {
  const desk = await openHeadlessDesk(left)
  try {
    desk.signIn('starshiy')
    const { services } = await desk.value(getRegisters, { words: '' })
    const register = services.find((service) => service.serviceId === serviceId)?.register
    const problems: string[] = []
    if (register?.state !== 'ready') problems.push(`the register in force can't be read`)
    const isNew = register?.accounts === 2
    if (said.includes('taken') && !isNew) problems.push('lost: a register that was answered as taken over')
    return { problems, inForce: isNew ? 'new' : 'former' }
  } finally {
    await desk.close()
  }
}

test('the power may go at any point of an import: the former register is in force, or the new one, and can be read', async () => {
  const rig = await createRig()
  const whole = await cut(rig, 'whole')
  expect(whole.said).toEqual(['opened', 'built', 'taken', 'settled'])
  const opened = Number(whole.lines[0]?.split(' ')[1])
  const reached = new Set<string>()
  for (let sync = opened + 1, ended = false; !ended; sync += 1) {
    const left = await cut(rig, `at-${sync}`, sync)
    ended = left.said.includes('settled')
    const { problems, inForce } = await check(left)
    expect(problems, `cut at sync ${sync}, left in ${left.left}`).toEqual([])
    reached.add(`${left.said.at(-1)}: ${inForce}`)
  }
  expect([...reached]).toEqual(['opened: former', 'built: former', 'built: new', 'settled: new'])

  // Negative control: a file whose bytes were not synced is found missing.
  const careless = await cut(rig, 'careless', undefined, ['careless'])
  expect(careless.said).toContain('taken')
  expect((await check(careless)).problems).not.toEqual([])
  rmSync(rig.folder, { recursive: true, force: true })
}, 180_000)
