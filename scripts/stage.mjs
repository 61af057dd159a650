import { spawn } from 'node:child_process'
import { projectRoot } from './project-root.mjs'

/**
 * Runs a Node script of the tree with its output on this terminal.
 * @param {string[]} args script (relative to the clone) and its arguments
 * @param {NodeJS.ProcessEnv} [env] on top of this process's own
 * @returns {Promise<number>} exit code; 1 when it was ended by a signal
 */
export function runScript(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a Node script and keeps its standard output.
 * @param {string[]} args
 * @returns {Promise<{ code: number, stdout: string }>}
 */
export function readScript(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, stdout }))
  })
}

/**
 * Times a piece of work and prints its name and duration.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(name, work) {
  const startedMs = performance.now()
  try {
    return await work()
  } finally {
    console.log(`── ${name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`)
  }
}
