import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { powerCutCache } from './build-shim.ts'
import { bundleChild } from './bundle-child.ts'
import { checkAfterPowerCut, readStream } from './check-after-power-cut.ts'
import { createForgetfulDisk, environmentOfDisk, recoverAfterPowerCut } from './forgetful-disk.ts'
import { openHeadlessDesk } from './headless-desk.ts'
import { electronBinary, runUntilCut } from './run-until-cut.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What one round came to. `problems` is empty when the desk kept every promise. */
export type RoundFound = {
  readonly problems: readonly string[]
  readonly acknowledged: number
  /** What the round was, for the failure's message; the seed repeats it, but for the clock's part. */
  readonly told: string
}

/** Bundles of the stream and its worker, and a desk that is set up; made once, used by every round. */
export type StreamRig = {
  readonly folder: string
  readonly stream: string
  readonly worker: string
  readonly template: string
}

const root = join(import.meta.dirname, '../../..')

/** Makes a rig in a folder of its own; `dismantle` it at the end. */
export async function createStreamRig(): Promise<StreamRig> {
  const stream = await bundleChild(join(import.meta.dirname, 'cash-stream.ts'))
  const worker = await bundleChild(join(root, 'electron/db/worker.ts'))
  const folder = mkdtempSync(join(powerCutCache, 'desk-'))
  const template = join(folder, 'template')
  await (await openHeadlessDesk(template)).close()
  return { folder, stream, worker, template }
}

export const dismantle = (rig: StreamRig): void => rmSync(rig.folder, { recursive: true, force: true })

/**
 * One round: a stream of every cash command, the power cut, the desk started on what is left and asked everything.
 * Even rounds are cut at a chosen event of the disk, with unsynced sectors let through and torn; odd ones by the clock on
 * the strict disk. Every fifth starts with an empty folder, so the cut may fall into the making of the desk.
 */
export async function cutCashStream(
  rig: StreamRig,
  round: number,
  random: SeededRandom,
  synchronous: 'FULL' | 'NORMAL' = 'FULL',
): Promise<RoundFound> {
  const fromNothing = round % 5 === 0
  const atEvent = round % 2 === 0
  const folder = join(rig.folder, `${synchronous}-${round}`)
  const disk = createForgetfulDisk(folder, {
    fill: (dataDir) => {
      if (!fromNothing) cpSync(rig.template, join(dataDir, 'demo'), { recursive: true })
    },
  })
  const cut = atEvent
    ? {
        cutAtEvent: random.between(1, random.next() < 0.25 ? 400 : 2500),
        writeback: { seed: random.between(1, 1e9), percent: random.between(0, 60) },
      }
    : {}
  const cutAfterMs = atEvent ? 3000 : random.between(10, 600)
  const plan = `round ${round} ${JSON.stringify({ fromNothing, cutAfterMs, ...cut })}`
  const run = await runUntilCut({
    command: electronBinary(),
    args: [rig.stream, join(disk.dataDir, 'demo'), String(random.between(1, 1e9)), synchronous, rig.worker],
    env: { ELECTRON_RUN_AS_NODE: '1', ...environmentOfDisk(disk, cut) },
    cutAfterMs,
  }).catch((error: unknown) => {
    throw new Error(`${plan}, left in ${folder}`, { cause: error })
  })
  const left = join(folder, 'left')
  recoverAfterPowerCut(disk, left, atEvent ? random : undefined)
  const said = readStream(run.lines)
  const problems = await checkAfterPowerCut(join(left, 'demo'), said)
  const told = `${plan}, ${said.acknowledged.size} acknowledged`
  if (problems.length === 0) rmSync(folder, { recursive: true, force: true })
  return { problems, acknowledged: said.acknowledged.size, told }
}
