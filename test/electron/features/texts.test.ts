import { expect, test } from 'vitest'
import { findText } from '../../../electron/records/text-templates.ts'
import { chooseText, getText, listTexts, previewText, printText, saveText } from '../../../shared/contract/texts.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { textKinds } from '../../../shared/domain/text-template.ts'
import { openTestDesk } from '../../support/desk.ts'
import { openRegisteringDesk, upToPhone } from '../../support/registering-desk.ts'

const administrating = async () => {
  const desk = await openTestDesk()
  await desk.signInAs('administrator')
  return desk
}

test('every paper has a text in force, and the consents keep the one that was signed before', async () => {
  const desk = await administrating()
  const listed = await desk.value(listTexts, {})
  expect(listed.map(({ kind }) => kind)).toEqual([...textKinds])
  for (const { kind, inForce, versions } of listed) {
    expect(inForce, kind).toBe('2026-11-22')
    expect(versions.map(({ version }) => version)).toContain(inForce)
  }
  expect(listed[0]?.versions.map(({ version }) => version)).toContain('consent-2026-11')
})

test('a new wording is a version of its own; what was signed under the one before stays as it was', async () => {
  const desk = await administrating()
  const before = (await desk.value(getText, { kind: 'consent', version: '2026-11-22' }))?.body ?? ''
  const body = before.replace('по нему: вход', 'по нему, в том числе вход')
  expect(await desk.value(saveText, { kind: 'consent', body })).toEqual({ version: '2026-11-21' })
  expect(await desk.value(saveText, { kind: 'consent', body: `${body}- и ещё\n` })).toEqual({ version: '2026-11-21-2' })
  expect((await desk.value(getText, { kind: 'consent', version: '2026-11-22' }))?.body).toBe(before)
  expect(await desk.error(saveText, { kind: 'consent', body: `${body}- и ещё  \r\n` })).toMatchObject({
    code: 'texts.same',
  })
  expect(await desk.error(saveText, { kind: 'consent', body: `${body}{нет}` })).toMatchObject({ code: 'texts.wrong' })
  await desk.value(chooseText, { kind: 'consent', version: '2026-11-22' })
  expect((await desk.value(listTexts, {}))[0]?.inForce).toBe('2026-11-22')
  expect(await desk.error(chooseText, { kind: 'consent', version: 'x' })).toMatchObject({ code: 'texts.unknown' })
  // It has no place for a representative: what it lacks stops it as it would stop a new one.
  expect(await desk.error(chooseText, { kind: 'consent', version: 'consent-2026-11' })).toMatchObject({
    code: 'texts.wrong',
  })
  expect((await desk.value(listTexts, {}))[0]?.inForce).toBe('2026-11-22')
  expect(await desk.value(getText, { kind: 'consent', version: 'x' })).toBeNull()
  const kinds = desk.database.db.all("SELECT kind FROM audit_events WHERE kind LIKE 'texts.%' ORDER BY seq")
  expect(kinds).toEqual([{ kind: 'texts.saved' }, { kind: 'texts.saved' }, { kind: 'texts.chosen' }])
})

test('what is typed is seen as it will come out, or told why not; nothing is written', async () => {
  const desk = await administrating()
  const right = await desk.value(previewText, {
    kind: 'application',
    body: '# Заявление\n{субъект}\n{подпись}\n{банк}\n{адрес_банка}\n{представитель}',
  })
  expect(paperLinesToText(right.paper?.lines ?? [])).toContain('Образцова Мария Ивановна')
  const wrong = await desk.value(previewText, { kind: 'application', body: 'нет мест' })
  expect(wrong.paper).toBeNull()
  expect(wrong.problems.length).toBeGreaterThan(3)
  expect(await desk.value(printText, { kind: 'application', version: '2026-11-22' })).toEqual({ outcome: 'printed' })
})

test('a paper is printed with the text in force, and the consent remembers which one that was', async () => {
  const desk = await openRegisteringDesk()
  desk.session.end()
  await desk.signInAs('administrator')
  const body = (findText(desk.database.db, 'consent', '2026-11-22') ?? '').replace(
    'Даю согласие',
    'Настоящим даю согласие',
  )
  const { version } = await desk.value(saveText, { kind: 'consent', body })
  desk.session.end()
  await desk.signInAs('cashier')
  await upToPhone(desk)
  const papers = desk.printer.papers.map(({ title, lines }) => `${title}\n${paperLinesToText(lines)}`)
  expect(papers.find((paper) => paper.startsWith('consent'))).toContain('Настоящим даю согласие')
  expect(papers.find((paper) => paper.startsWith('consent'))).toContain(`Редакция ${version}`)
  expect(papers.some((paper) => paper.startsWith('application'))).toBe(true)
}, 30_000)
