// A supervisor's desk on which registers are loaded in place of the worker, from files that the test chooses.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RegisterMaker } from '../../electron/db/registers/load-register.ts'
import {
  chooseRegisterFile,
  getRegisters,
  type RegisterLayout,
  type RegistersView,
  startRegister,
} from '../../shared/contract/registers.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { until } from './registering-desk.ts'
import { plainLayout, sourceFile } from './registers.ts'
import { registersInPlace } from './registers-in-place.ts'

export const serviceId = 'rs-water'
export const asOf = '2026-11-20'
export const line = (no: string, debt = 100): string => `${no};Иванов Иван;ул. Труда, д. 5, кв. 7;${debt}`
export const good = [line('3140000001', 12_345), line('3140000002', 0), line('3140200001', 700)].join('\n')

export type Chosen = { file: string | null; save: string | null }

export const openRegisterDesk = async (more: { folder?: string; maker?: RegisterMaker } = {}) => {
  const chosen: Chosen = { file: null, save: null }
  const desk = await openTestDesk({
    ...(more.folder === undefined ? {} : { folder: more.folder }),
    registerMaker: more.maker ?? registersInPlace,
    files: { choose: async () => chosen.file, save: async () => chosen.save },
  })
  await desk.startWork()
  await desk.signInAs('supervisor')
  return { desk, chosen }
}

export const view = async (desk: TestDesk): Promise<RegistersView> => desk.value(getRegisters, { words: '' })
export const serviceOf = async (desk: TestDesk, id = serviceId) =>
  (await view(desk)).services.find((service) => service.serviceId === id)

/** Chooses and starts; waits for the end of the import. */
export const load = async (
  { desk, chosen }: { desk: TestDesk; chosen: Chosen },
  content: string | Uint8Array,
  layout: RegisterLayout = plainLayout(),
): Promise<RegistersView> => {
  chosen.file = sourceFile(content)
  await desk.value(chooseRegisterFile, { serviceId })
  await desk.value(startRegister, { serviceId, layout, asOf })
  await until('the end of the import', async () => (await view(desk)).running === null)
  return view(desk)
}

export const filesIn = (folder: string): string[] => readdirSync(join(folder, 'registers')).sort()
export const waterFiles = (desk: TestDesk): string[] =>
  filesIn(desk.folder).filter((name) => name.startsWith(serviceId))
