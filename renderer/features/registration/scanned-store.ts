import { create } from 'zustand'
import type { Mrz } from '../../../shared/domain/mrz.ts'
import { onSessionEnd } from '../../ui/leaving.ts'
import type { UnreadMrz } from '../../ui/scanned-texts.ts'

/** What is said of the last scanned passport: it could not be read, was checked already, or is somebody else's. */
export type Scanned = { kind: 'unread'; why: UnreadMrz } | { kind: 'same' } | { kind: 'other'; mrz: Mrz }

type ScannedStore = { scanned: Scanned | null; say: (scanned: Scanned | null) => void }

export const useScanned = create<ScannedStore>((set) => ({
  scanned: null,
  say: (scanned) => set({ scanned }),
}))

onSessionEnd(() => useScanned.setState({ scanned: null }))
