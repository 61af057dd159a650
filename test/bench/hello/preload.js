const { contextBridge } = require('electron')

contextBridge.exposeInMainWorld('versions', { electron: process.versions.electron })
