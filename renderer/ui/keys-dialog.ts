import { create } from 'zustand'
import { onSessionEnd } from './leaving.ts'

type KeysDialogState = { opened: boolean; open: () => void; close: () => void }

/** Whether the dialog that opens the desk's keys is on the screen; whoever met `desk.sealed` may open it. */
export const useKeysDialog = create<KeysDialogState>((set) => ({
  opened: false,
  open: () => set({ opened: true }),
  close: () => set({ opened: false }),
}))

onSessionEnd(() => useKeysDialog.getState().close())
