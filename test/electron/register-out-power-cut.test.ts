import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { acceptPayment } from '../../shared/contract/payments.ts'
import { getOutgoingDay, makeOutgoing, repeatOutgoing } from '../../shared/contract/outgoing.ts'
import { openShift } from '../../shared/contract/shift.ts'
import { freeLine, waterLine } from '../support/desk.ts'
import { powerCutCache } from '../support/power-cut/build-shim.ts'
import { bundleChild } from '../support/power-cut/bundle-child.ts'
import { createForgetfulDisk, environmentOfDisk, recoverAfterPowerCut } from '../support/power-cut/forgetful-disk.ts'
import { openHeadlessDesk } from '../support/power-cut/headless-desk.ts'
import { electronBinary, runUntilCut } from '../support/power-cut/run-until-cut.ts'

type Rig = { readonly folder: string; readonly child: string; readonly template: string }

/** A desk on which a payment of two payees was taken: a day has two registers. */
const createRig = async (): Promise<Rig> => {
  const child = await bundleChild(join(import.meta.dirname, '../support/power-cut/make-registers.ts'))
  const folder = mkdtempSync(join(powerCutCache, 'outgoing-'))
  const template = join(folder, 'template')
  const desk = await openHeadlessDesk(template)
  desk.signInCashier()
  await desk.value(openShift, { count: [], reason: null }, randomUUID())
  await desk.value(acceptPayment, { lines: [waterLine(), freeLine()], givenKopecks: 200_000 }, randomUUID())
  desk.signIn('starshiy')
  await desk.close()
  return { folder, child, template }
}

/** Makes registers until the power goes, and puts what the disk has kept into the returned folder. */
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

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** Starts the desk on what was left, as the program does: what is not as it must be, and how far the making had come. */
const check = async ({ said, left }: { said: (string | undefined)[]; left: string }) => {
  const desk = await openHeadlessDesk(left)
  const at = join(left, 'registers-out')
  const problems: string[] = []
  try {
    await desk.startWork()
    for (let tries = 0; tries < 200 && filesIn(at).some((name) => name.endsWith('.new')); tries += 1) await sleep(5)
    desk.signIn('starshiy')
    const day = await desk.value(getOutgoingDay, { businessDate: null })
    const made = day?.made ?? []
    if (said.includes('made') && made.length !== 2) problems.push('lost: a register that was answered as made')
    if (
      filesIn(at).join() !==
      made
        .map(({ fileName }) => fileName)
        .sort()
        .join()
    )
      problems.push('a file without its row, or a row without its file')
    else
      for (const { fileName, sha256 } of made)
        if (
          createHash('sha256')
            .update(readFileSync(join(at, fileName)))
            .digest('hex') !== sha256
        )
          problems.push('a file with other bytes')
    const reached = made.length === 0 ? 'nothing' : 'made'
    // Whatever was left, the day can be finished: each line once, and each file to the byte.
    if (made.length === 0) await desk.value(makeOutgoing, { businessDate: day?.businessDate ?? '', only: null })
    else if (problems.length === 0) for (const { registerId } of made) await desk.value(repeatOutgoing, { registerId })
    const end = await desk.value(getOutgoingDay, { businessDate: null })
    if (end?.made.length !== 2 || end.waiting.length > 0) problems.push('the day can not be finished')
    return { problems, reached }
  } finally {
    await desk.close()
  }
}

test('the power may go at any point of a making: a register is recorded with its file, or there is neither', async () => {
  const rig = await createRig()
  const whole = await cut(rig, 'whole')
  expect(whole.said).toEqual(['opened', 'made'])
  const opened = Number(whole.lines[0]?.split(' ')[1])
  const reached = new Set<string>()
  for (let sync = opened + 1, ended = false; !ended; sync += 1) {
    const left = await cut(rig, `at-${sync}`, sync)
    ended = left.said.includes('made')
    const found = await check(left)
    expect(found.problems, `cut at sync ${sync}, left in ${left.left}`).toEqual([])
    reached.add(`${left.said.at(-1)}: ${found.reached}`)
  }
  expect([...reached]).toEqual(['opened: nothing', 'opened: made', 'made: made'])

  // Negative control: a file whose bytes were not synced is found with others.
  const careless = await cut(rig, 'careless', undefined, ['careless'])
  expect(careless.said).toContain('made')
  expect((await check(careless)).problems).not.toEqual([])
  rmSync(rig.folder, { recursive: true, force: true })
}, 180_000)
