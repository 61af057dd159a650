import { create } from 'zustand'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { chooseRegisterFile, RegisterLayout, ServiceRegister } from '../../../shared/contract/registers.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { onSessionEnd } from '../../ui/leaving.ts'
import { isSameLayout } from './layout-form.ts'

export type ChosenFile = NonNullable<OutputOf<typeof chooseRegisterFile>>

/** A file whose layout is being made. */
export type LayoutDraft = {
  readonly service: Pick<ServiceRegister, 'serviceId' | 'serviceName' | 'providerName'>
  readonly remembered: RegisterLayout | null
  readonly file: ChosenFile
  readonly layout: RegisterLayout
  /** As typed. */
  readonly dateText: string
  /** Whether the next file of this provider will be read in the same way. */
  readonly remember: 'yes' | 'no'
}

/** What was done last, said until something else is done. */
export type Said = { kind: 'taken'; serviceName: string } | { kind: 'discarded' } | { kind: 'saved'; fileName: string }

type RegistersState = {
  words: string
  at: number
  draft: LayoutDraft | null
  /** Whether the layout is on the screen; after Esc it waits for the same file to be chosen again. */
  open: boolean
  said: Said | null
  search: (words: string, at: number) => void
  say: (said: Said | null) => void
  chosen: (service: ServiceRegister, file: ChosenFile) => void
  change: (part: Partial<Pick<LayoutDraft, 'layout' | 'dateText' | 'remember'>>) => void
  back: () => void
  started: () => void
}

const nothing = { words: '', at: 0, draft: null, open: false, said: null } as const

/** What the person has set on this screen: it stands there again after a look at another one. */
export const useRegisters = create<RegistersState>((set, get) => ({
  ...nothing,
  search: (words, at) => set({ words, at }),
  say: (said) => set({ said }),
  chosen: (service, file) => set({ draft: draftOf(service, file, get().draft), open: true, said: null }),
  change: (part) => set(({ draft }) => ({ draft: draft && { ...draft, ...part } })),
  back: () => set({ open: false }),
  started: () => set({ draft: null, open: false }),
}))

/** The same file chosen again after Esc: what was set is not set anew. */
export function draftOf(service: ServiceRegister, file: ChosenFile, before: LayoutDraft | null): LayoutDraft {
  const { serviceId, serviceName, providerName, layout: remembered } = service
  const isSame =
    before?.service.serviceId === serviceId &&
    before.file.fileName === file.fileName &&
    before.file.bytes === file.bytes &&
    isSameLayout(before.file.layout, file.layout)
  if (isSame) return { ...before, remembered }
  return {
    service: { serviceId, serviceName, providerName },
    remembered,
    file,
    layout: file.layout,
    dateText: formatDate(file.asOf),
    // The first layout of a provider is worth keeping; over a known one only the person's word puts another.
    remember: remembered === null ? 'yes' : 'no',
  }
}

onSessionEnd(() => useRegisters.setState(nothing))
