import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a killed program had said: whole lines only, as a torn last line was never received. */
export type CutRun = { readonly lines: readonly string[]; readonly wasKilledByShim: boolean }

export type CutPlan = {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
  /** Kill this long after the program's first line; a later kill than the shim's own (`cutAtEvent`) changes nothing. */
  readonly cutAfterMs: number
  /** No first line within this time is a failure, not a cut. */
  readonly startTimeoutMs?: number
}

/** Path of the Electron binary the desk runs in; with ELECTRON_RUN_AS_NODE=1 it is the Node that loads the addon. */
export function electronBinary(): string {
  const folder = join(import.meta.dirname, '../../../node_modules/electron')
  return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
}

/**
 * Starts a program in a process group of its own and kills the whole group (SIGKILL) at the given moment. Throws with
 * what the program wrote to stderr, if it ended in any other way.
 */
export async function runUntilCut(plan: CutPlan): Promise<CutRun> {
  const child = spawn(plan.command, plan.args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...plan.env },
  })
  let output = ''
  let complaints = ''
  let wasKilledHere = false
  const kill = () => {
    wasKilledHere = true
    killGroup(child.pid)
  }
  let timer = setTimeout(kill, plan.startTimeoutMs ?? 60_000)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output === '') {
      clearTimeout(timer)
      timer = setTimeout(kill, plan.cutAfterMs)
    }
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  clearTimeout(timer)
  killGroup(child.pid)
  if (signal !== 'SIGKILL') throw new Error(`the program ended by itself (${code ?? signal}):\n${complaints}${output}`)
  if (wasKilledHere && output === '') throw new Error(`the program said nothing:\n${complaints}`)
  return { lines: output.split('\n').slice(0, -1), wasKilledByShim: !wasKilledHere }
}

/** Kills a process and what it started in its group; one that is gone already is fine. */
function killGroup(processId: number | undefined): void {
  if (processId === undefined) return
  try {
    process.kill(-processId, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
