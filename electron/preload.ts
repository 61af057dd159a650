import { contextBridge, ipcRenderer } from 'electron'

// Types only; not edited for a new workflow. The window gets one question and one bell.
contextBridge.exposeInMainWorld('kassa', {
  call: (name: string, input: unknown, commandId?: string): Promise<string> =>
    ipcRenderer.invoke('kassa', name, input, commandId),
  on: (event: string, listener: () => void): (() => void) => {
    const heard = (_source: unknown, name: string): void => {
      if (name === event) listener()
    }
    ipcRenderer.on('kassa', heard)
    return () => ipcRenderer.off('kassa', heard)
  },
  painted: (): void => ipcRenderer.send('kassa-painted'),
})
