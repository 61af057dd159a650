import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { canSandbox, withParentDeath } from '../../scripts/launch.mjs'
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs'

const linePrefix = 'bench: '
const lineTimeoutMs = 60_000
const stopTimeoutMs = 5_000

/** A program under the built Electron runtime, started the same way whichever it is. */
export type RunningApp = {
  readonly processId: number
  /** Epoch milliseconds just before the process was made. */
  readonly spawnedAtMs: number
  /** The next line the program prints for the bench, parsed. Rejects when it ends or stays silent for a minute. */
  nextLine<T>(): Promise<T>
  stop(): Promise<void>
}

let sandboxSwitches: string[] | null = null

/** Chromium refuses its sandbox to root; ours and the floor then both run without. */
const switches = (): string[] => {
  sandboxSwitches ??= process.getuid?.() !== 0 && canSandbox() ? [] : ['--no-sandbox']
  return sandboxSwitches
}

/**
 * Starts `electron <switches> -r <probe> <app> <args>`; `app` is a folder or a script.
 * The program and all its processes end with `stop()`, and when this process dies.
 */
export function spawnApp(app: {
  path: string
  probe?: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}): RunningApp {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env
  const required = app.probe === undefined ? [] : ['-r', app.probe]
  const { command, args } = withParentDeath(electronExecutable(), [
    ...switches(),
    ...required,
    app.path,
    ...(app.args ?? []),
  ])
  const spawnedAtMs = performance.timeOrigin + performance.now()
  const child = spawn(command, args, {
    detached: true,
    env: { ...inherited, ...app.env },
    stdio: ['ignore', 'pipe', process.env['BENCH_SHOW_ERRORS'] === '1' ? 'inherit' : 'ignore'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`can't start ${command}`)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return { processId: pid, spawnedAtMs, nextLine: lineReader(child), stop: () => stopApp(child, pid, ended) }
}

function lineReader(child: ChildProcess): RunningApp['nextLine'] {
  if (!child.stdout) throw new Error('no pipe')
  const lines: string[] = []
  const waiting: (() => void)[] = []
  let ended = false
  const wake = (): void => waiting.splice(0).forEach((resume) => resume())
  createInterface(child.stdout).on('line', (line) => {
    if (!line.startsWith(linePrefix)) return
    lines.push(line.slice(linePrefix.length))
    wake()
  })
  child.stdout.once('close', () => {
    ended = true
    wake()
  })
  return async <T>(): Promise<T> => {
    const deadlineMs = performance.now() + lineTimeoutMs
    for (;;) {
      const line = lines.shift()
      if (line !== undefined) return JSON.parse(line) as T
      if (ended) throw new Error('the program ended before it said anything')
      const leftMs = deadlineMs - performance.now()
      if (leftMs <= 0) throw new Error('the program said nothing for a minute')
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs)
        waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }
}

async function stopApp(child: ChildProcess, processId: number, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => killGroup(processId), stopTimeoutMs)
  await ended
  clearTimeout(timer)
  // A zygote or a network process that outlives its parent would take time from the next round.
  killGroup(processId)
}

function killGroup(processId: number): void {
  try {
    process.kill(-processId, 'SIGKILL')
  } catch {
    // nobody is left
  }
}

/** The sum of the proportional set sizes of a process and all its descendants, in megabytes (10^6). Linux only. */
export function residentMegabytes(processId: number): number {
  const kilobytes = withDescendants(processId).map((pid) => {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    if (pss === undefined) throw new Error(`no PSS of process ${pid}`)
    return Number(pss)
  })
  return (kilobytes.reduce((sum, value) => sum + value, 0) * 1024) / 1e6
}

function withDescendants(processId: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name in brackets may itself hold brackets and spaces.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // it ended meanwhile
    }
  }
  const isBelow = (pid: number): boolean => pid === processId || (pid > 1 && isBelow(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isBelow)
}
