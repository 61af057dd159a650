// Beside the desk's own preload, in the same world: the floor is a bare `invoke` that never leaves this world.
const { contextBridge, ipcRenderer } = require('electron')

const askInRow = async (channel, payload, calls) => {
  const startedMs = performance.now()
  for (let count = 0; count < calls; count += 1) await ipcRenderer.invoke(channel, payload)
  ipcRenderer.send('bench-floor-done', (performance.now() - startedMs) / calls)
}
ipcRenderer.on('bench-floor', (_event, channel, payload, calls) => void askInRow(channel, payload, calls))
// For the control only: objects, copied by the bridge.
contextBridge.exposeInMainWorld('benchObjects', (input) => ipcRenderer.invoke('bench-objects', input))
