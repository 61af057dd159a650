import { v4 as uuidv4 } from 'uuid'
import { create } from 'zustand'
import type { chooseCatalogueFile } from '../../../shared/contract/catalogue.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { CatalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import type { Place } from './problems.ts'
import { emptyProvider, type ProviderForm, toProviderForm } from './provider-form.ts'
import { emptyService, type ServiceForm } from './service-form.ts'

/** A provider under the supervisor's hands. */
export type Editing = {
  form: ProviderForm
  /** As it was opened: what differs from it is a change. */
  opened: ProviderForm
  isNew: boolean
  place: Place
  /** The service opened last: its row is chosen when one comes back. */
  serviceAt: number
  /** Paths of what was left, or was wrong when the supervisor asked to go on: what is wrong there is said. */
  left: readonly string[]
}

/** A version was made, a file written, a paper queued. */
export type Done =
  | { kind: 'saved'; name: string; version: number; validFrom: string }
  | { kind: 'exported'; fileName: string }
  | { kind: 'printed'; name: string; printJobId: string }

export type ChosenFile = NonNullable<OutputOf<typeof chooseCatalogueFile>>

export type View = 'list' | 'editor' | 'review' | 'versions' | 'file'

type CatalogueState = {
  /** Whose work this is: another operator at this window begins anew. */
  operatorId: string | null
  view: View
  words: string
  at: number
  editing: Editing | null
  /** The provider that is to leave the catalogue, until that is confirmed. */
  removing: { id: string; name: string } | null
  file: ChosenFile | null
  /** Typed on the review, kept while one goes back to the form: from which day it holds. */
  from: string | null
  /** What was done last, for the list to say. */
  done: Done | null
  enter: (operatorId: string) => void
  show: (view: View) => void
  search: (words: string, at: number) => void
  edit: (provider: CatalogueProvider) => void
  create: () => void
  /** What is typed; `path` is its field, whose message waits until it is left again. */
  put: (part: Partial<ProviderForm>, path?: string) => void
  putService: (index: number, part: Partial<ServiceForm>, path?: string) => void
  go: (place: Place) => void
  leave: (...paths: readonly string[]) => void
  remove: (provider: { id: string; name: string }) => void
  openFile: (file: ChosenFile) => void
  setFrom: (from: string | null) => void
  /** Back to the list: nothing typed stays. */
  drop: (done?: Done) => void
  say: (done: Done | null) => void
}

/** A lasting name that nobody else has; people see the names, links and payments keep this. */
export const newId = (kind: 'p' | 's'): string => `${kind}-${uuidv4().slice(0, 13)}`

/** Whether a path is a field's own, or of something in the list that the field is. */
export const isIn = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`)

const home: Place = { service: null, section: 'main' }
const nothing = { view: 'list', editing: null, removing: null, file: null, from: null, done: null } as const
const anew = { ...nothing, operatorId: null, words: '', at: 0 } as const

const editingOf = (form: ProviderForm, isNew: boolean): Editing => ({
  ...{ form, opened: form, isNew, place: home, serviceAt: 0, left: [] },
})

/**
 * The catalogue's screen outlives itself: another workflow or the lock in between loses nothing typed. It holds no data
 * of clients, so that it stays in the window for the same operator's return.
 */
export const useCatalogue = create<CatalogueState>((set, get) => {
  const change = (part: (editing: Editing) => Partial<Editing>): void => {
    const { editing } = get()
    if (editing !== null) set({ editing: { ...editing, ...part(editing) } })
  }
  const put = (part: Partial<ProviderForm>, path?: string): void =>
    change(({ form, left }) => ({
      form: { ...form, ...part },
      left: left.filter((one) => path === undefined || !isIn(one, path)),
    }))
  return {
    ...anew,
    enter: (operatorId) => {
      if (get().operatorId !== operatorId) set({ ...anew, operatorId })
    },
    show: (view) => set({ view }),
    search: (words, at) => set({ words, at, done: null }),
    edit: (provider) => set({ ...nothing, view: 'editor', editing: editingOf(toProviderForm(provider), false) }),
    create: () => {
      const form = emptyProvider(newId('p'), emptyService(newId('s')))
      set({ ...nothing, view: 'editor', editing: editingOf(form, true) })
    },
    put,
    putService: (index, part, path) => {
      const services = get().editing?.form.services ?? []
      put({ services: services.map((one, at) => (at === index ? { ...one, ...part } : one)) }, path)
    },
    go: (place) => change(({ serviceAt }) => ({ place, serviceAt: place.service ?? serviceAt })),
    leave: (...paths) => change(({ left }) => ({ left: [...new Set([...left, ...paths])] })),
    remove: (removing) => set({ ...nothing, view: 'review', removing }),
    openFile: (file) => set({ ...nothing, view: 'file', file }),
    setFrom: (from) => set({ from }),
    drop: (done) => set({ ...nothing, done: done ?? null }),
    say: (done) => set({ done }),
  }
})

/** Whether something is typed that nobody has saved. */
export const isChanged = ({ form, opened }: Editing): boolean => JSON.stringify(form) !== JSON.stringify(opened)
