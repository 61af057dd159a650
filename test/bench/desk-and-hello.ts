import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { benchFolder, seedDesk } from './seeded-desk.ts'
import { type RunningApp, spawnApp } from './spawn-app.ts'

export type Paint = { readonly atMs: number; readonly signIn: boolean }

/** The two programs start-up and memory are compared on: each start waits for its first contentful paint. */
export type DeskAndHello = {
  startDesk(): Promise<{ app: RunningApp; paint: Paint }>
  startHello(): Promise<{ app: RunningApp; paint: Paint }>
}

const projectRoot = join(import.meta.dirname, '../..')
const probe = join(import.meta.dirname, 'probe.cjs')
const seededPayments = 300

const started = async (app: RunningApp): Promise<{ app: RunningApp; paint: Paint }> => {
  try {
    return { app, paint: await app.nextLine<Paint>() }
  } catch (error) {
    await app.stop()
    throw error
  }
}

/** Seeds a demo desk and says how to start it and the floor. `deskEnv` carries a negative control into the desk. */
export async function deskAndHello(deskEnv: Readonly<Record<string, string>>): Promise<DeskAndHello> {
  const folder = benchFolder()
  const dataDir = join(folder, 'data')
  const helloDir = join(folder, 'hello')
  for (const made of [dataDir, helloDir]) mkdirSync(made)
  await seedDesk(join(dataDir, 'demo'), seededPayments)
  return {
    startDesk: async () => {
      const env = { ...deskEnv, KASSA_DATA_DIR: dataDir }
      const desk = await started(spawnApp({ path: projectRoot, probe, args: ['--demo'], env }))
      if (desk.paint.signIn) return desk
      await desk.app.stop()
      throw new Error('the first thing painted was not the sign-in')
    },
    startHello: () =>
      started(spawnApp({ path: join(import.meta.dirname, 'hello'), probe, args: [`--user-data-dir=${helloDir}`] })),
  }
}
