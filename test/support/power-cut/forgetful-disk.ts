import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { buildShim } from './build-shim.ts'
import type { SeededRandom } from './seeded-random.ts'

/** A data folder on a disk that forgets: `dataDir` is what programs see, `imageDir` what a power cut would leave. */
export type ForgetfulDisk = { readonly dataDir: string; readonly imageDir: string }

/** What the shim is told; see shim.c. */
export type ShimOptions = {
  /** The power goes at this event of the disk (counted from 1), before or after a write, a sync or a piece of one. */
  readonly cutAtEvent?: number
  /** The same, but only events that have changed the image are counted: every state of it can be cut at. */
  readonly cutAtSync?: number
  /** Unsynced sectors that reach the disk at once all the same, by no order. */
  readonly writeback?: { readonly seed: number; readonly percent: number }
  readonly syncDelayMs?: number
  /** File that receives the number of syncs of each thread; read it with `readSyncCounts`. */
  readonly countsFile?: string
}

const sectorBytes = 512

export type DiskOptions = {
  /** Name of the data folder inside the disk's. `demo` lets KASSA_DATA_DIR be the disk's own folder (see below). */
  readonly name?: string
  /** Puts in what counts as durable from the start. */
  readonly fill?: (dataDir: string) => void
}

/**
 * Makes a disk in `folder` (created if missing, must not hold one already). What the data folder holds then, counts as
 * durable. A desk with its window, whose Chromium writes a lot beside the desk's data that is not watched:
 *
 *   const disk = createForgetfulDisk(root, { name: 'demo' })
 *   const desk = await startDesk({ dataDir: root, env: environmentOfDisk(disk) })
 *   await killDesk(desk)
 *   recoverAfterPowerCut(disk, join(nextRoot, 'demo'), random)
 *   const again = await startDesk({ dataDir: nextRoot })
 */
export function createForgetfulDisk(folder: string, { name = 'data', fill }: DiskOptions = {}): ForgetfulDisk {
  mkdirSync(join(folder, name), { recursive: true })
  const disk = { dataDir: realpathSync(join(folder, name)), imageDir: join(realpathSync(folder), 'image') }
  fill?.(disk.dataDir)
  for (const part of ['inodes', 'dirty', 'data']) mkdirSync(join(disk.imageDir, part), { recursive: true })
  for (const path of filesUnder(disk.dataDir)) {
    const inode = join(disk.imageDir, 'inodes', inodeName(join(disk.dataDir, path)))
    const durable = join(disk.imageDir, 'data', path)
    copyFileSync(join(disk.dataDir, path), inode)
    mkdirSync(dirname(durable), { recursive: true })
    linkSync(inode, durable)
  }
  return disk
}

/** Variables for the program that works on the disk: for spawn, or for `env` of Playwright's `electron.launch`. */
export function environmentOfDisk(disk: ForgetfulDisk, options: ShimOptions = {}): Record<string, string> {
  const { writeback } = options
  return {
    ...environmentOfShim(options),
    KASSA_POWERCUT_DIR: disk.dataDir,
    KASSA_POWERCUT_IMAGE: disk.imageDir,
    ...(options.cutAtEvent !== undefined && { KASSA_POWERCUT_CUT_AT: String(options.cutAtEvent) }),
    ...(options.cutAtSync !== undefined && { KASSA_POWERCUT_CUT_AT_SYNC: String(options.cutAtSync) }),
    ...(writeback && { KASSA_POWERCUT_WRITEBACK: `${writeback.seed}:${writeback.percent}` }),
    // libuv would write past the C library, and so past the shim.
    UV_USE_IO_URING: '0',
  }
}

/** Variables for a program whose syncs are only counted and delayed; `watchedDir` leaves out all other files. */
export function environmentOfShim(options: ShimOptions, watchedDir?: string): Record<string, string> {
  return {
    LD_PRELOAD: buildShim(),
    ...(watchedDir !== undefined && { KASSA_POWERCUT_DIR: realpathSync(watchedDir) }),
    ...(options.syncDelayMs !== undefined && { KASSA_SYNC_DELAY_MS: String(options.syncDelayMs) }),
    ...(options.countsFile !== undefined && { KASSA_SYNC_COUNTS: options.countsFile }),
  }
}

/**
 * Syncs and written bytes per thread so far. The main thread of a process has `threadId === processId`. Bytes are
 * counted on a disk with an image, or where no directory is watched.
 */
export function readSyncCounts(
  countsFile: string,
): { processId: number; threadId: number; syncs: number; writtenBytes: number }[] {
  const bytes = existsSync(countsFile) ? readFileSync(countsFile) : Buffer.alloc(0)
  const counts = []
  for (let at = 0; at + 32 <= bytes.length && bytes.readInt32LE(at) !== 0; at += 32) {
    counts.push({
      processId: bytes.readInt32LE(at),
      threadId: bytes.readInt32LE(at + 4),
      syncs: Number(bytes.readBigUInt64LE(at + 8)),
      writtenBytes: Number(bytes.readBigUInt64LE(at + 16)),
    })
  }
  return counts
}

/**
 * After the kill: puts into `targetDir` what the disk still knows, as a fresh start would find it. With `torn`, a
 * random part of the unsynced 512-byte sectors reached the disk too, in no order, and the names are either the synced
 * ones or all the newest (a journalling file system never mixes names). The kernel still knows the newest state,
 * because a kill does not empty its cache: it is in `dataDir`.
 */
export function recoverAfterPowerCut(disk: ForgetfulDisk, targetDir: string, torn?: SeededRandom): void {
  rmSync(targetDir, { recursive: true, force: true })
  mkdirSync(targetDir, { recursive: true })
  if (torn === undefined) {
    cpSync(join(disk.imageDir, 'data'), targetDir, { recursive: true })
    return
  }
  const newestByInode = new Map(
    filesUnder(disk.dataDir).map((path) => [inodeName(join(disk.dataDir, path)), join(disk.dataDir, path)]),
  )
  for (const { path, inode } of torn.next() < 0.5 ? syncedNames(disk) : newestNames(disk)) {
    const target = join(targetDir, path)
    const synced = join(disk.imageDir, 'inodes', inode)
    mkdirSync(dirname(target), { recursive: true })
    if (existsSync(synced)) copyFileSync(synced, target)
    const newest = newestByInode.get(inode)
    if (newest !== undefined) tearFile(target, newest, torn)
  }
}

/** Writes a random part of the sectors in which `newest` differs into `target`. */
function tearFile(target: string, newest: string, random: SeededRandom): void {
  const now = readFileSync(newest)
  const synced = existsSync(target) ? readFileSync(target) : Buffer.alloc(0)
  const share = [0.05, 0.5, 0.95][random.between(0, 2)] ?? 0.5
  const file = openSync(target, existsSync(target) ? 'r+' : 'w+')
  if (now.length < synced.length && random.next() < share) ftruncateSync(file, now.length)
  for (let at = 0; at < now.length; at += sectorBytes) {
    const sector = now.subarray(at, at + sectorBytes)
    if (sector.equals(synced.subarray(at, at + sectorBytes)) || random.next() >= share) continue
    writeSync(file, sector, 0, sector.length, at)
  }
  closeSync(file)
}

function newestNames(disk: ForgetfulDisk): { path: string; inode: string }[] {
  return filesUnder(disk.dataDir).map((path) => ({ path, inode: inodeName(join(disk.dataDir, path)) }))
}

function syncedNames(disk: ForgetfulDisk): { path: string; inode: string }[] {
  const inodes = join(disk.imageDir, 'inodes')
  const nameOfNumber = new Map(readdirSync(inodes).map((name) => [statSync(join(inodes, name)).ino, name]))
  return filesUnder(join(disk.imageDir, 'data')).map((path) => {
    const inode = nameOfNumber.get(statSync(join(disk.imageDir, 'data', path)).ino)
    if (inode === undefined) throw new Error(`the image holds ${path} without its inode`)
    return { path, inode }
  })
}

/** As shim.c names it: a number alone is used again for the next file. */
function inodeName(path: string): string {
  const found = lstatSync(path, { bigint: true })
  return `${found.ino}-${found.birthtimeNs}`
}

/** Paths of the plain files below, without SQLite's shared memory. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
