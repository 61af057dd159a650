import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultProfile } from '../../../electron/printing/printer-profile.ts'
import { virtualPrinter } from '../../../electron/printing/virtual-printer.ts'
import { layoutPaper, type PaperLine, paperLinesToText } from '../../../shared/domain/paper.ts'
import { receiptPaper } from '../../../shared/domain/receipt.ts'
import { decodeEscPos } from '../../support/escpos-decode.ts'
import { receiptSample } from '../../support/receipt-sample.ts'

const receipt = layoutPaper(receiptPaper(receiptSample), 48)
const job = { title: 'Квитанция № 2-214-0093', lines: receipt }
const NOBODY = 65_534

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kassa-virtual-printer-'))
})
afterEach(async () => {
  await chmod(folder, 0o755).catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
})

const printer = (at = folder) => virtualPrinter({ folder: at, profile: defaultProfile })
const files = async () => (await readdir(folder)).sort()

/** Root may write anywhere: the act runs with the rights of an ordinary user. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act()
  process.seteuid?.(NOBODY)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}

describe('the virtual printer', () => {
  test('puts each paper into the folder as text and as the bytes a real printer would get', async () => {
    expect(await printer().print(job)).toEqual({ outcome: 'printed', nearEnd: false })
    expect(await files()).toEqual(['000001-Квитанция-2-214-0093.bin', '000001-Квитанция-2-214-0093.txt'])
    const text = await readFile(join(folder, '000001-Квитанция-2-214-0093.txt'), 'utf8')
    expect(text).toBe(paperLinesToText(receipt))
    const printed = decodeEscPos(await readFile(join(folder, '000001-Квитанция-2-214-0093.bin')))
    expect(printed.lines.filter((line) => line !== '')).toEqual(
      text.split('\n').filter((line) => !/^(\[QR.*)?$/.test(line)),
    )
    expect(printed.qr).toEqual(['GK-2-214-0093'])
  })

  test('counts on from the highest number in the folder, also after a restart and for papers asked for together', async () => {
    await writeFile(join(folder, '000041-старая.txt'), '')
    const one = printer()
    await Promise.all([one.print(job), one.print(job)])
    await printer().print(job)
    expect((await files()).filter((file) => file.endsWith('.txt')).map((file) => file.slice(0, 6))).toEqual([
      '000041',
      '000042',
      '000043',
      '000044',
    ])
  })

  test('keeps every title inside the folder', async () => {
    await printer().print({ title: '../../etc/passwd', lines: receipt })
    await printer().print({ title: '///', lines: receipt })
    expect(await files()).toEqual([
      '000001-etc-passwd.bin',
      '000001-etc-passwd.txt',
      '000002-paper.bin',
      '000002-paper.txt',
    ])
  })
})

describe('a virtual printer that cannot write says so and leaves nothing half-written', () => {
  test('the folder is missing, or is a file', async () => {
    const missing = printer(join(folder, 'нет'))
    expect(await missing.print(job)).toEqual({ outcome: 'not_printed', reason: 'folder_unwritable' })
    expect(await missing.status()).toEqual({ ready: false, reason: 'folder_unwritable' })
    await writeFile(join(folder, 'file'), '')
    expect(await printer(join(folder, 'file')).print(job)).toEqual({
      outcome: 'not_printed',
      reason: 'folder_unwritable',
    })
  })

  test('the folder is read-only for the operator; once it is not, the paper comes', async () => {
    await chmod(folder, 0o555)
    const [outcome, status] = await asOrdinaryUser(async () => [await printer().print(job), await printer().status()])
    expect(outcome).toEqual({ outcome: 'not_printed', reason: 'folder_unwritable' })
    expect(status).toEqual({ ready: false, reason: 'folder_unwritable' })
    expect(await files()).toEqual([])
    await chmod(folder, 0o777)
    expect(await asOrdinaryUser(() => printer().print(job))).toMatchObject({ outcome: 'printed' })
  })

  test.each(['bin', 'txt'])('the disk fills up while the .%s is written', async (extension) => {
    await symlink('/dev/full', join(folder, `.000001-Квитанция-2-214-0093.${extension}.part`))
    expect(await printer().print(job)).toEqual({ outcome: 'not_printed', reason: 'disk_full' })
    expect(await files()).toEqual([])
    expect(await printer().print(job)).toMatchObject({ outcome: 'printed' })
  })

  test('a folder bears the next number: it is left alone and the paper takes the number after it', async () => {
    await mkdir(join(folder, '000001-x.txt'))
    await printer().print({ title: 'x', lines: receipt })
    expect(await files()).toEqual(['000001-x.txt', '000002-x.bin', '000002-x.txt'])
  })

  test('it was cancelled, or the lines hold what no printer has', async () => {
    expect(await printer().print(job, AbortSignal.abort())).toEqual({ outcome: 'not_printed', reason: 'cancelled' })
    const lines: PaperLine[] = [{ kind: 'text', text: '₽', bold: false, double: false }]
    expect(await printer().print({ title: 'x', lines })).toEqual({
      outcome: 'not_printed',
      reason: 'not_representable',
    })
    expect(await files()).toEqual([])
  })

  test('ready when it can write', async () => {
    expect(await printer().status()).toEqual({ ready: true, nearEnd: false })
    expect(await files()).toEqual([])
  })
})
