import { join } from 'node:path'
import { makeFolder } from '../core/make-folder.ts'

type Data = Readonly<Record<string, string | number | null>>

/**
 * The log file: one line an event, codes and counts only. Lines wait in memory until the library is loaded, which is
 * after first paint.
 */
export const createLog = (dataRoot: string): ((event: string, data: Data) => void) => {
  let writer: Promise<(line: string) => void> | null = null
  const open = async (): Promise<(line: string) => void> => {
    const { default: log } = await import('electron-log/node.js')
    makeFolder(join(dataRoot, 'logs')) // the library's own way never ends below /proc
    log.transports.console.level = false
    log.transports.file.level = 'info'
    log.transports.file.maxSize = 5 * 1024 * 1024
    log.transports.file.resolvePathFn = () => join(dataRoot, 'logs', 'kassa.log')
    return (line) => log.info(line)
  }
  return (event, data) => {
    writer ??= open()
    // A log that can't be written (full disk, read-only folder) must not stop the desk.
    writer.then((write) => write(`${event} ${JSON.stringify(data)}`)).catch(() => undefined)
  }
}
