import { BrowserWindow } from 'electron'
import { denyNewWindows } from './security.ts'

/**
 * Paper from HTML: a page of its own that is never shown, without scripts, Node or network (a data: URL and nothing
 * else), rendered to A4. Rejects when it can't be rendered.
 */
export const printToPdf = async (html: string): Promise<Uint8Array> => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      spellcheck: false,
      partition: 'paper', // no `persist:`: nothing of it stays on disk
    },
  })
  const { webContents } = window
  denyNewWindows(webContents)
  webContents.session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !details.url.startsWith('data:') }),
  )
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`)
    return await webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true })
  } finally {
    window.destroy()
  }
}
