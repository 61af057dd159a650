import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PaperError } from '../../shared/domain/paper-text.ts'
import { paperLinesToText } from '../../shared/domain/paper.ts'
import type { PrinterPort, PrinterReason, PrinterStatus, PrintJobToSend, PrintOutcome } from '../core/ports.ts'
import { encodeEscPos } from './escpos.ts'
import type { PrinterProfile } from './printer-profile.ts'

export type VirtualPrinterOptions = { folder: string; profile: PrinterProfile }

/**
 * A printer whose paper is files: `<number>-<title>.txt` (the lines, UTF-8) and `.bin` (the bytes a real printer would
 * get). The text file is renamed into place last and after its data are on disk: it exists whole or not at all.
 * The folder must exist: a missing one is a printer that is switched off, not a reason to make folders.
 */
export function virtualPrinter(options: VirtualPrinterOptions): PrinterPort {
  let last: Promise<unknown> = Promise.resolve()
  return {
    print: (job, signal) => {
      const run = last.then(() => writePaper(options, job, signal))
      last = run
      return run
    },
    status: () => folderStatus(options.folder),
  }
}

async function writePaper(
  { folder, profile }: VirtualPrinterOptions,
  job: PrintJobToSend,
  signal?: AbortSignal,
): Promise<PrintOutcome> {
  if (signal?.aborted) return { outcome: 'not_printed', reason: 'cancelled' }
  const written: string[] = []
  try {
    const bytes = encodeEscPos(job.lines, profile)
    const name = `${await nextNumber(folder)}-${fileTitle(job.title)}`
    const papers = [
      [`${name}.bin`, bytes],
      [`${name}.txt`, Buffer.from(paperLinesToText(job.lines), 'utf8')],
    ] as const
    for (const [file, content] of papers) {
      written.push(join(folder, `.${file}.part`))
      await writeDurably(join(folder, `.${file}.part`), content)
    }
    for (const [file] of papers) {
      await rename(join(folder, `.${file}.part`), join(folder, file))
      written.push(join(folder, file))
    }
    await syncFolder(folder)
    return { outcome: 'printed', nearEnd: false }
  } catch (error) {
    const reason = reasonOf(error)
    const textStands = written.some((file) => file.endsWith('.txt'))
    if (textStands) return { outcome: 'unknown', reason }
    await Promise.all(written.map((file) => rm(file, { force: true }).catch(() => undefined)))
    return { outcome: 'not_printed', reason }
  }
}

async function folderStatus(folder: string): Promise<PrinterStatus> {
  const probe = join(folder, `.probe-${process.pid}.part`)
  try {
    await writeDurably(probe, Uint8Array.of(0))
    return { ready: true, nearEnd: false }
  } catch (error) {
    return { ready: false, reason: reasonOf(error) }
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

/** One more than the highest number in the folder, six digits: numbers go on after a restart. */
async function nextNumber(folder: string): Promise<string> {
  const numbers = (await readdir(folder)).map((file) => Number(/^(\d+)-/.exec(file)?.[1] ?? 0))
  const highest = numbers.reduce((a, b) => Math.max(a, b), 0)
  return String(highest + 1).padStart(6, '0')
}

/** What every file system takes: letters, digits and dashes. */
function fileTitle(title: string): string {
  const safe = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return safe.slice(0, 60) || 'paper'
}

async function writeDurably(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function reasonOf(error: unknown): PrinterReason {
  if (error instanceof PaperError) return 'not_representable'
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full'
  return ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'].includes(code) ? 'folder_unwritable' : 'error'
}
