import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createListMaker } from '../../../electron/db/lists/list-maker.ts'
import { cancelImport, chooseListFile, getLists, startImport } from '../../../shared/contract/lists.ts'
import { bundleChild } from '../../support/power-cut/bundle-child.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { chosenFiles, listFile, loadList, passportCsv } from '../../support/lists.ts'
import { until } from '../../support/registering-desk.ts'

const listsIn = (desk: TestDesk): string[] => {
  const folder = join(desk.folder, 'lists')
  return existsSync(folder) ? readdirSync(folder) : []
}
const eventsOf = (desk: TestDesk, kind: string): string[] =>
  desk.database.db
    .all<{ body: string }>('SELECT body FROM audit_events WHERE kind = :kind', { kind })
    .map(({ body }) => body)

const openListDesk = async (folder?: string) => {
  const files = chosenFiles()
  const desk = await openTestDesk({ lists: files, ...(folder === undefined ? {} : { folder }) })
  await desk.startWork()
  return { desk, files }
}

const numbers = ['7515654321', '7515654322', '0102000777']
const freezing = 'ФИО;Дата рождения;Документ\nИванов Иван Иванович;01.02.1970;7501 111111\n;;\n'

describe('a list', () => {
  test('is loaded by an administrator, with a report that names no number, and replaces the former one', async () => {
    const { desk, files } = await openListDesk()
    const content = `${passportCsv([...numbers, ...numbers.slice(0, 1)])}75156,54321\n`
    expect(await loadList(desk, files, { kind: 'passports', content })).toMatchObject({
      kind: 'passports',
      fileName: 'list.csv',
      failure: null,
      report: { entries: 3, duplicates: 1, brokenRows: 1, examples: [{ line: 6, shape: '99999,99999' }] },
    })
    const [passports] = (await desk.value(getLists, {})).lists
    expect(passports).toMatchObject({ state: 'ready', loaded: { asOf: '2026-11-14', entries: 3, brokenRows: 1 } })
    const [before] = listsIn(desk)
    await loadList(desk, files, { kind: 'passports', content: passportCsv(['7600000001']), asOf: '2026-11-20' })
    expect((await desk.value(getLists, {})).lists[0]?.loaded).toMatchObject({ asOf: '2026-11-20', entries: 1 })
    expect(listsIn(desk)).toHaveLength(1)
    expect(listsIn(desk)).not.toContain(before)
    const [loaded = ''] = eventsOf(desk, 'list.loaded')
    expect(loaded).toContain('"entries":3')
    expect(loaded).not.toContain('list.csv')
  }, 30_000)

  test('is not loaded by anyone else, nor with a date that has not come', async () => {
    const { desk, files } = await openListDesk()
    files.file = listFile(passportCsv(numbers))
    await desk.signInAs('supervisor')
    expect(await desk.error(chooseListFile, { kind: 'passports' })).toMatchObject({ code: 'session.not_permitted' })
    await desk.signInAs('administrator')
    expect(await desk.error(startImport, { kind: 'passports', asOf: '2026-11-14' })).toMatchObject({
      code: 'lists.none_chosen',
    })
    expect(await desk.value(chooseListFile, { kind: 'passports' })).toMatchObject({ fileName: 'list.csv' })
    expect(await desk.error(startImport, { kind: 'passports', asOf: '2026-11-22' })).toMatchObject({
      code: 'lists.date_in_future',
    })
    files.file = null
    expect(await desk.value(chooseListFile, { kind: 'freezing' })).toBeNull()
    files.file = '/nowhere/list.csv'
    expect(await desk.error(chooseListFile, { kind: 'freezing' })).toMatchObject({ code: 'lists.file_gone' })
  }, 30_000)

  test('that could not be loaded leaves the former one', async () => {
    const { desk, files } = await openListDesk()
    await loadList(desk, files, { kind: 'passports', content: passportCsv(numbers) })
    const kept = listsIn(desk)
    const bad = await loadList(desk, files, { kind: 'passports', content: '<html>404</html>\n' })
    expect(bad).toMatchObject({ failure: 'not_a_list', report: null })
    expect(await loadList(desk, files, { kind: 'freezing', content: passportCsv(numbers) })).toMatchObject({
      failure: 'not_a_list',
    })
    expect(listsIn(desk)).toEqual(kept)
    expect((await desk.value(getLists, {})).lists).toMatchObject([{ state: 'ready' }, { state: 'none', loaded: null }])
  })

  test('keeps no birth date and no document in clear', async () => {
    const { desk, files } = await openListDesk()
    expect(await loadList(desk, files, { kind: 'freezing', content: freezing })).toMatchObject({
      failure: null,
      report: { entries: 1, brokenRows: 1 },
    })
    const [name = ''] = listsIn(desk)
    const bytes = readFileSync(join(desk.folder, 'lists', name))
    expect(bytes.includes('иванов')).toBe(true) // class B, and the control of this test
    for (const value of ['1970-02-01', '01.02.1970', '7501111111', '7501 111111', 'Иванов'])
      expect(bytes.includes(value), value).toBe(false)
  })

  test('whose file is gone is said to need loading again, and the desk works', async () => {
    const { desk, files } = await openListDesk()
    await loadList(desk, files, { kind: 'passports', content: passportCsv(numbers) })
    await desk.close()
    rmSync(join(desk.folder, 'lists'), { recursive: true })
    const { desk: next } = await openListDesk(desk.folder)
    await next.signInAs('administrator')
    expect((await next.value(getLists, {})).lists[0]).toMatchObject({ state: 'unreadable', loaded: { entries: 3 } })
  })
})

describe('an import', () => {
  const openWithWorker = async () => {
    const worker = await bundleChild(join(import.meta.dirname, '../../../electron/db/build-worker.ts'))
    const files = chosenFiles(createListMaker(new URL(`file://${worker}`)))
    const desk = await openTestDesk({ lists: files })
    await desk.startWork()
    await desk.signInAs('administrator')
    return { desk, files }
  }
  const many = (): string =>
    passportCsv(Array.from({ length: 400_000 }, (_, at) => String(7_500_000_000 + ((at * 7919) % 3_000_000))))

  const begin = async (desk: TestDesk): Promise<void> => {
    await desk.value(chooseListFile, { kind: 'passports' })
    await desk.value(startImport, { kind: 'passports', asOf: '2026-11-14' })
  }

  test('goes on beside the desk’s work in a worker, one at a time, and is called off', async () => {
    const { desk, files } = await openWithWorker()
    files.file = listFile(passportCsv(numbers))
    await begin(desk)
    await until('the end', async () => (await desk.value(getLists, {})).running === null)
    expect((await desk.value(getLists, {})).finished).toMatchObject({ failure: null, report: { entries: 3 } })
    const kept = listsIn(desk)

    files.file = listFile(many())
    await begin(desk)
    expect((await desk.value(getLists, {})).running).toMatchObject({ kind: 'passports', fileName: 'list.csv' })
    await desk.value(chooseListFile, { kind: 'freezing' })
    expect(await desk.error(startImport, { kind: 'freezing', asOf: '2026-11-14' })).toMatchObject({
      code: 'lists.import_running',
    })
    await desk.value(cancelImport, {})
    await until('the end', async () => (await desk.value(getLists, {})).running === null)
    expect((await desk.value(getLists, {})).finished).toMatchObject({ failure: 'cancelled', report: null })
    expect(listsIn(desk)).toEqual(kept)
  }, 60_000)

  test('that a kill ends leaves the former list, and what it left is swept at the next start', async () => {
    const { desk, files } = await openListDesk()
    await loadList(desk, files, { kind: 'passports', content: passportCsv(numbers) })
    const [kept = ''] = listsIn(desk)
    await desk.close()
    const folder = join(desk.folder, 'lists')
    const program = await bundleChild(join(import.meta.dirname, '../../support/list-child.ts'))
    const child = spawn(process.execPath, [program, listFile(many()), join(folder, 'passports-killed.db')], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
    await until('a half-made store', async () => readdirSync(folder).length > 2)
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    expect(readdirSync(folder).length).toBeGreaterThan(1)
    const { desk: next } = await openListDesk(desk.folder)
    await next.signInAs('administrator')
    expect(listsIn(next)).toEqual([kept])
    expect((await next.value(getLists, {})).lists[0]).toMatchObject({ state: 'ready', loaded: { entries: 3 } })
  }, 60_000)
})
