import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import {
  byDetails,
  makeOutgoing,
  previewOutgoing,
  repeatOutgoing,
  setOutgoingSettings,
} from '../../../shared/contract/outgoing.ts'
import type { PaymentLineInput } from '../../../shared/contract/payments.ts'
import { freeLine, openCashDesk, temporaryFolder, type TestDesk, waterLine } from '../../support/desk.ts'
import { readOneC } from '../../support/out-readers.ts'
import {
  dayOfTests,
  madeOf,
  makeAll,
  outDay,
  outFile,
  outFiles,
  outFolderOf,
  payAs,
} from '../../support/outgoing-desk.ts'
import { mountSmallDisk } from '../../support/small-disk.ts'

describe('characters outside of the encoding', () => {
  const strange = (): PaymentLineInput => {
    const line = freeLine(1000)
    if (line.payee !== 'free') throw new Error('the line has a service')
    return { ...line, details: { ...line.details, purpose: 'Взнос 10 ₽' } }
  }

  test('stop that register alone, are told with receipt and character, and leave no file', async () => {
    const desk = await openCashDesk()
    const paid = await payAs(desk, [strange(), waterLine()])
    const { made, blocked } = await makeAll(desk)
    expect(made).toHaveLength(1)
    expect(blocked).toMatchObject([
      {
        providerId: byDetails,
        problemCount: 1,
        problems: [{ line: 1, receiptNumber: paid.receiptNumber, character: '₽' }],
      },
    ])
    expect(outFiles(desk)).toHaveLength(1)
    const [waiting] = (await outDay(desk)).waiting
    const target = { of: 'waiting', businessDate: dayOfTests, slot: waiting?.slot ?? '' } as const
    expect(await desk.value(previewOutgoing, { target, way: null })).toMatchObject({ problemCount: 1 })
    // The way is chosen, for this register alone: the next one is asked about again.
    const way = { encoding: null, replacements: [{ character: '₽', by: 'руб.' }] }
    expect(await desk.value(previewOutgoing, { target, way })).toMatchObject({ problemCount: 0 })
    await desk.value(makeOutgoing, { businessDate: dayOfTests, only: { slot: waiting?.slot ?? '', way } })
    const { fileName, registerId } = await madeOf(desk, byDetails)
    expect(readOneC(outFile(desk, fileName)).documents[0]?.['НазначениеПлатежа']).toContain('Взнос 10 руб.')
    const bytes = outFile(desk, fileName)
    await desk.value(repeatOutgoing, { registerId })
    expect(outFile(desk, fileName)).toEqual(bytes)
  })
})

describe('the folder', () => {
  const into = (desk: TestDesk, folder: string): void =>
    desk.database.transact((tx) =>
      writeSetting(tx, 'registers_out', { folder, payerAccount: '', payerInn: '', payerKpp: '' }),
    )
  const make = (desk: TestDesk) => desk.error(makeOutgoing, { businessDate: dayOfTests, only: null })

  test('that is not there, not set or full refuses with its own word, and no row stays', async () => {
    const desk = await openCashDesk()
    await payAs(desk, [waterLine()])
    into(desk, join(desk.folder, 'nowhere'))
    expect(await make(desk)).toMatchObject({ code: 'outgoing.folder_missing' })
    into(desk, '')
    expect(await make(desk)).toMatchObject({ code: 'outgoing.folder_not_set' })
    const disk = mountSmallDisk(1)
    if ('folder' in disk) {
      onTestFinished(disk.remove)
      disk.fill()
      into(desk, disk.folder)
      expect(await make(desk)).toMatchObject({ code: 'outgoing.disk_full' })
      disk.free()
      expect(outFiles({ ...desk, folder: disk.folder })).toEqual([])
    }
    expect((await outDay(desk)).made).toEqual([])
    expect((await outDay(desk)).waiting).toHaveLength(1)
  })

  test('with a file of the next name that this desk has not made refuses; it is overwritten by nobody', async () => {
    const desk = await openCashDesk()
    await payAs(desk, [waterLine()])
    const [waiting] = (await outDay(desk)).waiting
    const target = { of: 'waiting', businessDate: dayOfTests, slot: waiting?.slot ?? '' } as const
    const name = (await desk.value(previewOutgoing, { target, way: null }))?.fileName ?? ''
    mkdirSync(outFolderOf(desk))
    writeFileSync(join(outFolderOf(desk), name), 'чужой')
    expect(await make(desk)).toMatchObject({ code: 'outgoing.name_taken', params: { name } })
    expect(outFile(desk, name).toString()).toBe('чужой')
  })

  test('is the administrator’s to name: a whole path, there, and outside of the data', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('administrator')
    const settings = { payerAccount: '40911810400000000001', payerInn: '7421000200', payerKpp: '745301001' }
    const name = (folder: string) => desk.error(setOutgoingSettings, { folder, ...settings })
    expect(await name('registers')).toMatchObject({ code: 'outgoing.folder_not_absolute' })
    expect(await name('/nowhere/at-all')).toMatchObject({ code: 'outgoing.no_such_folder' })
    expect(await name(desk.folder)).toMatchObject({ code: 'outgoing.folder_inside_data' })
    const folder = temporaryFolder()
    await desk.value(setOutgoingSettings, { folder, ...settings })
    await payAs(desk, [freeLine(1000)])
    const { made } = await makeAll(desk)
    const { head, documents } = readOneC(readFileSync(join(folder, made[0]?.fileName ?? '')))
    expect(head['РасчСчет']).toBe(settings.payerAccount)
    expect(documents[0]).toMatchObject({ ПлательщикСчет: settings.payerAccount, ПлательщикИНН: settings.payerInn })
  })
})
