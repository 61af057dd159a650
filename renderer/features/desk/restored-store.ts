import { create } from 'zustand'
import type { FoundCopy } from '../../../shared/contract/backups.ts'

/** The copy this desk was just restored from, until the person has read what follows from it. */
export const useRestored = create<{ copy: FoundCopy | null; tell: (copy: FoundCopy | null) => void }>((set) => ({
  copy: null,
  tell: (copy) => set({ copy }),
}))
