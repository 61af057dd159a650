// What a day with passports leaves on the machine, at rest and after a kill: nothing of documents, phones, codes and
// passwords in the desk's folder, Chromium's folder, the papers and the temp folder, in any encoding.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ask, signInByKeys, usePrinter } from '../support/cash-window.ts'
import { type CountedKeys, countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, killDesk, startDesk } from '../support/electron-app.ts'
import { FakePrinter } from '../support/fake-printer.ts'
import { filesHolding } from '../support/folder-bytes.ts'
import {
  annaIvanova,
  codeOnPhone,
  confirmCode,
  messagesOnPhone,
  openRegistration,
  sendCodeTo,
  signConsent,
  typePassport,
  wrongCode,
} from '../support/registration-window.ts'

/** Each spelling in which a passport or a phone was typed, shown or printed. */
const secretsOf = {
  passport: ['7515654321', '75 15 654321', '7515 654321'],
  phone: ['9123456789', '(912) 345-67-89'],
  birth: ['1986-03-12', '12.03.1986'],
}
const second = { ...annaIvanova, seriesNumber: '7514765432', lastName: 'Петрова', firstName: 'Мария' }

type Begun = { desk: DeskWindow; keys: CountedKeys }

test('documents, phones, codes and passwords lie nowhere, after a run and after a kill', {
  timeout: 240_000,
}, async () => {
  // Everything the desk writes, its temporary files too, lies below one folder.
  const root = mkdtempSync(join(tmpdir(), 'kassa-traces-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const [dataDir, temp] = [join(root, 'data'), join(root, 'temp')]
  mkdirSync(temp)
  const begin = async (): Promise<Begun> => {
    const desk = await startDesk({ dataDir, env: { TMPDIR: temp } })
    return { desk, keys: countedKeys(desk.page) }
  }
  const found = (words: readonly string[]): string[] =>
    words.flatMap((word) =>
      filesHolding(root, word).map((file) => `${file.slice(root.length)}: ${word.length} characters`),
    )

  const printer = new FakePrinter()
  const port = await printer.start()
  onTestFinished(() => printer.stop())
  let { desk, keys } = await begin()
  // The first client's papers go to the virtual printer, which writes them to the disk.
  await signInByKeys(desk.page)
  await openRegistration(desk.page, keys)
  await typePassport(desk.page, keys)
  await signConsent(desk.page, keys)
  await sendCodeTo(desk.page, keys, '9123456789')
  const code = await codeOnPhone(desk.page)
  await confirmCode(desk.page, keys, wrongCode(code))
  await desk.page
    .getByText(/Код не подошёл|неверн|не тот/i)
    .first()
    .waitFor()
  await killDesk(desk)
  const secrets = [...secretsOf.passport, ...secretsOf.phone, ...secretsOf.birth, code]
  expect(found(secrets)).toEqual([])

  ;({ desk, keys } = await begin())
  await signInByKeys(desk.page)
  await keys.press('F3')
  await desk.page.getByText('Незаконченная регистрация').waitFor()
  await keys.press('Enter')
  await desk.page.getByLabel(/Код из СМС/).waitFor()
  await confirmCode(desk.page, keys, code)
  await desk.page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await desk.page.getByText('СМС с паролем: доставлена').waitFor()
  const password = /: (\S+)\. Смените/.exec((await messagesOnPhone(desk.page))[0] ?? '')?.[1] ?? ''
  expect(password).toMatch(/^\w{8,}$/)

  // A number on paper: the password exists on the paper alone.
  await desk.page.getByText('Информационный лист: напечатан').waitFor()
  await desk.page.waitForTimeout(350)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByLabel('Серия и номер').waitFor()
  await ask(desk, 'session.signOut', {})
  await usePrinter(desk, port)
  await signInByKeys(desk.page)
  await openRegistration(desk.page, keys)
  await typePassport(desk.page, keys, second)
  await signConsent(desk.page, keys)
  await desk.page.keyboard.press('Control+g')
  await desk.page.getByRole('dialog').waitFor()
  await desk.page.waitForTimeout(350)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('heading', { name: 'Номер «Город» выпущен' }).waitFor()
  await expect.poll(() => printer.jobs().at(-1)?.paper.lines.join('\n') ?? '').toMatch(/Пароль/i)
  const sheet = printer.jobs().at(-1)?.paper.lines.join('\n') ?? ''
  const printed = /Пароль\W+(\w{8,})/i.exec(sheet)?.[1] ?? ''
  expect(printed).toMatch(/^\w{8,}$/)

  const all = [...secrets, password, printed, '7514765432', '75 14 765432']
  expect(found(all)).toEqual([])
  // A copy holds what the database holds, and no more.
  await ask(desk, 'session.signOut', {})
  await signInByKeys(desk.page, 3)
  expect(await ask(desk, 'backups.make', {})).toMatchObject({ ok: true })
  expect(found(all)).toEqual([])
  await desk.close()
  expect(found(all)).toEqual([])

  expect(readdirSync(join(dataDir, 'demo/papers')).length).toBeGreaterThan(1)
  // Negative controls: what is searched by is found in the database, and a planted secret in each encoding.
  for (const where of ['kassa.db', 'backups/'])
    expect(filesHolding(root, 'Петрова').some((file) => file.includes(where))).toBe(true)
  const planted = join(temp, 'planted')
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(planted, `x${printed}x`, encoding)
    expect(found([printed])).toHaveLength(1)
  }
  writeFileSync(planted, Buffer.from('d2f0e8e4e5e2fff2fbe9', 'hex'))
  expect(found(['Тридевятый'])).toHaveLength(1)
  writeFileSync(planted, Buffer.from('92e0a8a4a5a2efe2eba9', 'hex'))
  expect(found(['Тридевятый'])).toHaveLength(1)
})
