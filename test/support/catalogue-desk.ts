// A supervisor at a desk whose catalogue the test changes.
import source from '../../resources/catalogue.json'
import { getProvider, saveProvider } from '../../shared/contract/catalogue.ts'
import { catalogueBody, type CatalogueProvider } from '../../shared/contract/catalogue-data.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

export const { providers } = catalogueBody.parse(source)

/** One of the program's own, with another value here and there. */
export const provider = (id = 'raschetnye-sistemy', change: Partial<CatalogueProvider> = {}): CatalogueProvider => {
  const found = providers.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return { ...structuredClone(found), ...change }
}
export const renamed = (name: string, id?: string) => provider(id, { name })

export const openAsSupervisor = async (options: Parameters<typeof openTestDesk>[0] = {}): Promise<TestDesk> => {
  const desk = await openTestDesk(options)
  await desk.signInAs('supervisor')
  return desk
}

export const save = (desk: TestDesk, changed: CatalogueProvider, validFrom: string | null = null) =>
  desk.value(saveProvider, { providerId: changed.id, provider: changed, validFrom })

export const nameNow = async (desk: TestDesk, id = 'raschetnye-sistemy') =>
  (await desk.value(getProvider, { providerId: id }))?.inForce?.name
