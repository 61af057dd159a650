import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { powerCutCache } from './build-shim.ts'
import { bundleChild } from './bundle-child.ts'
import { createForgetfulDisk, environmentOfDisk, readSyncCounts, recoverAfterPowerCut } from './forgetful-disk.ts'
import { electronBinary, runUntilCut } from './run-until-cut.ts'
import { chooseSeed, createSeededRandom, type SeededRandom } from './seeded-random.ts'

const asNode = { ELECTRON_RUN_AS_NODE: '1' }
const seed = chooseSeed()
const random = createSeededRandom(seed)
let folder = ''
let rowStream = ''
let scratchFile = ''

beforeAll(async () => {
  mkdirSync(powerCutCache, { recursive: true })
  folder = mkdtempSync(join(powerCutCache, 'test-'))
  rowStream = await bundleChild(join(import.meta.dirname, 'row-stream.ts'))
  scratchFile = await bundleChild(join(import.meta.dirname, 'scratch-file.ts'))
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a disk that forgets', () => {
  test('keeps synced bytes under synced names and nothing else', async () => {
    const disk = await cutScratchFile('strict')
    const left = join(folder, 'strict-left')
    recoverAfterPowerCut(disk, left)
    expect(contentOf(left)).toEqual({
      'synced.txt': 'first',
      'renamed.txt': 'whole',
      'never-synced.txt': '',
      'removed.txt': 'still there after the cut',
      'sectors.bin': 'a'.repeat(64 * 512),
      'was-there.txt': 'from before',
    })
    // The living folder has everything: a kill alone forgets nothing, so it proves nothing.
    expect(readFileSync(join(disk.dataDir, 'synced.txt'), 'utf8')).toBe('first, and more')
  })

  test('may keep any part of the unsynced sectors, whole ones, when it is torn', async () => {
    const disk = await cutScratchFile('torn')
    const seen = new Set<string>()
    for (let round = 0; round < 40; round += 1) {
      const left = join(folder, 'torn-left')
      recoverAfterPowerCut(disk, left, random)
      const content = contentOf(left)
      const sectors = content['sectors.bin']?.match(/.{512}/gs) ?? []
      expect(sectors).toHaveLength(64)
      for (const sector of sectors) expect(['a'.repeat(512), 'b'.repeat(512)]).toContain(sector)
      seen.add(sectors.map((sector) => sector[0]).join(''))
      seen.add(existsSync(join(left, 'removed.txt')) ? 'removal lost' : 'removal kept')
      expect(content['renamed.txt']).toBe('whole')
    }
    expect(seen).toContain('removal lost')
    expect(seen).toContain('removal kept')
    expect(seen.size, `seed ${seed}`).toBeGreaterThan(20)
  })

  test('lets sectors through early when told so', async () => {
    const disk = await cutScratchFile('early', { writeback: { seed: random.between(1, 1e6), percent: 50 } })
    const left = join(folder, 'early-left')
    recoverAfterPowerCut(disk, left)
    const sectors = contentOf(left)['sectors.bin'] ?? ''
    expect(sectors).toMatch(/a{512}/)
    expect(sectors).toMatch(/b{512}/)
  })

  test('takes its time for a sync and counts it to the thread that asked', async () => {
    const countsFile = join(folder, 'counts')
    const started = performance.now()
    await cutScratchFile('slow', { countsFile, syncDelayMs: 40 })
    // Four files and their folder, then one file more.
    const counts = readSyncCounts(countsFile)
    expect(counts.map((count) => count.syncs)).toEqual([6])
    expect(counts[0]?.threadId).toBe(counts[0]?.processId)
    expect(performance.now() - started).toBeGreaterThan(6 * 40)
  })

  test('stops the program at the very event it was told', async () => {
    const disk = createForgetfulDisk(join(folder, 'event'))
    const run = await runUntilCut({
      command: electronBinary(),
      args: [rowStream, disk.dataDir, 'FULL'],
      env: { ...asNode, ...environmentOfDisk(disk, { cutAtEvent: 3 }) },
      cutAfterMs: 5000,
    })
    expect(run).toEqual({ lines: [], wasKilledByShim: true })
  })
})

describe('committed payments in SQLite', () => {
  test('survive a power cut at any moment under synchronous=FULL, each of them whole', async () => {
    for (let round = 1; round <= 12; round += 1) {
      const found = await cutRowStream('FULL', round)
      const told = `round ${round}, seed ${seed}`
      expect(found.integrity, told).toBe('ok')
      expect(found.halfPayments, told).toBe(0)
      expect(found.stored, told).toBeGreaterThanOrEqual(found.acknowledged)
      // At most the one that was being committed.
      expect(found.stored, told).toBeLessThanOrEqual(found.acknowledged + 1)
    }
  }, 60_000)

  test('are lost by a power cut under synchronous=NORMAL, so the test above can fail', async () => {
    const lost: number[] = []
    for (let round = 1; round <= 6 && lost.length === 0; round += 1) {
      const found = await cutRowStream('NORMAL', round)
      if (found.stored < found.acknowledged) lost.push(found.acknowledged - found.stored)
    }
    expect(lost, `seed ${seed}`).toHaveLength(1)
  }, 60_000)

  test('are all there after a plain kill -9 even under synchronous=OFF, so a kill proves nothing', async () => {
    for (let round = 1; round <= 3; round += 1) {
      const live = join(folder, `killed-${round}`)
      mkdirSync(live)
      const run = await runUntilCut({
        command: electronBinary(),
        args: [rowStream, live, 'OFF'],
        env: asNode,
        cutAfterMs: random.between(20, 300),
      })
      const found = inspect(live, run.lines)
      expect(found.acknowledged).toBeGreaterThan(0)
      expect(found.stored, `round ${round}, seed ${seed}`).toBeGreaterThanOrEqual(found.acknowledged)
      expect(found).toMatchObject({ integrity: 'ok', halfPayments: 0 })
    }
  }, 30_000)
})

async function cutScratchFile(name: string, options = {}) {
  const disk = createForgetfulDisk(join(folder, name), {
    fill: (dataDir) => writeFileSync(join(dataDir, 'was-there.txt'), 'from before'),
  })
  await runUntilCut({
    command: electronBinary(),
    args: [scratchFile, disk.dataDir],
    env: { ...asNode, ...environmentOfDisk(disk, options) },
    cutAfterMs: 0,
  })
  return disk
}

/**
 * One round: odd ones are cut by the clock and strict, even ones at an event of the disk, with early and torn sectors;
 * every fourth so early that the database is being made.
 */
async function cutRowStream(synchronous: 'FULL' | 'NORMAL', round: number) {
  const disk = createForgetfulDisk(join(folder, `${synchronous}-${round}`))
  const atEvent = round % 2 === 0
  const options = atEvent
    ? {
        cutAtEvent: random.between(1, round % 4 === 0 ? 150 : 6000),
        writeback: { seed: random.between(1, 1e9), percent: 20 },
      }
    : {}
  const run = await runUntilCut({
    command: electronBinary(),
    args: [rowStream, disk.dataDir, synchronous],
    env: { ...asNode, ...environmentOfDisk(disk, options) },
    cutAfterMs: atEvent ? 3000 : random.between(10, 400),
  })
  const left = join(folder, `${synchronous}-${round}-left`)
  const torn: SeededRandom | undefined = atEvent ? random : undefined
  recoverAfterPowerCut(disk, left, torn)
  return inspect(left, run.lines)
}

function inspect(dataDir: string, lines: readonly string[]) {
  const acknowledged = lines.filter((line) => line.startsWith('ack ')).length
  const file = join(dataDir, 'rows.db')
  const nothing = { acknowledged, stored: 0, halfPayments: 0, integrity: 'ok' }
  if (!existsSync(file)) return nothing
  const db = new Sqlite(file)
  try {
    const count = (sql: string) => db.prepare(sql).pluck().get() as number
    const integrity = String(db.pragma('integrity_check', { simple: true }))
    if (count(`SELECT count(*) FROM sqlite_schema WHERE name = 'lines'`) === 0) return { ...nothing, integrity }
    const stored = count('SELECT count(*) FROM payments')
    expect(count('SELECT coalesce(max(id), 0) FROM payments')).toBe(stored)
    const halfPayments = count(`
      SELECT count(*) FROM payments
      LEFT JOIN (SELECT payment, count(*) AS lines, sum(sum) AS sum FROM lines GROUP BY payment) ON payment = id
      WHERE lines IS NOT 3 OR sum IS NOT total`)
    expect(count('SELECT count(*) FROM lines WHERE payment NOT IN (SELECT id FROM payments)')).toBe(0)
    return { acknowledged, stored, halfPayments, integrity }
  } finally {
    db.close()
  }
}

function contentOf(dataDir: string): Record<string, string> {
  return Object.fromEntries(readdirSync(dataDir).map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]))
}
