import { spawn } from 'node:child_process'
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs'
import { bundleChild } from '../support/power-cut/bundle-child.ts'

/**
 * Bundles a TypeScript program as the product is bundled, runs it in Electron's Node and returns what its last line of
 * output says, parsed. Throws when it fails.
 */
export async function runBundled<T>(
  entry: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const child = spawn(electronExecutable(), [await bundleChild(entry), ...args], {
    env: { ...process.env, ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${entry} ended with ${String(code)}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as T
}
