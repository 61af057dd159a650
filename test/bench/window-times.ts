import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder, seedDesk } from './seeded-desk.ts'
import { spawnApp } from './spawn-app.ts'
import { buildWindowApp } from './window-app/build.ts'
import type { WindowTimes } from './window-app/main.ts'

/** Builds the bench's window, runs it on a desk with `seededPayments` and returns what it measured, in milliseconds. */
export async function windowTimes(
  what: 'ipc' | 'payment',
  control: boolean,
  seededPayments: number,
): Promise<WindowTimes> {
  const folder = benchFolder()
  const outFolder = join(folder, 'out')
  const deskFolder = join(folder, 'demo')
  mkdirSync(outFolder)
  await seedDesk(deskFolder, seededPayments)
  const path = await buildWindowApp(outFolder)
  const app = spawnApp({ path, args: [what, outFolder, deskFolder, control ? 'control' : 'ours'] })
  try {
    return await app.nextLine<WindowTimes>()
  } finally {
    await app.stop()
  }
}
