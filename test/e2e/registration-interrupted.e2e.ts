// A registration that is interrupted is offered again to its own operator, without its code.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, signInByKeys } from '../support/cash-window.ts'
import { countedKeys } from '../support/counted-keys.ts'
import { keepDesk, killDesk } from '../support/electron-app.ts'
import {
  codeOnPhone,
  confirmCode,
  openRegistration,
  sendCodeTo,
  signConsent,
  typePassport,
} from '../support/registration-window.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))
let seat: Awaited<ReturnType<typeof sitDown>>
const sitDown = async () => {
  const desk = await keepDesk({ dataDir })
  await signInByKeys(desk.page)
  return { desk, page: desk.page, keys: countedKeys(desk.page) }
}

beforeAll(async () => {
  seat = await sitDown()
}, 60_000)
afterAll(async () => {
  await seat.desk.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a lock keeps what was typed half a second before, for the same operator', async () => {
  const { desk, page, keys } = seat
  await openRegistration(page, keys)
  await afterGuard(page)
  await keys.type('7515654321')
  await keys.press('Enter')
  await keys.paste('Иванова')
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: /заблокирован/i }).waitFor()
  expect(await page.getByText('Иванова').count()).toBe(0)
  await page.getByLabel('Пароль', { exact: true }).fill('kassir-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
  await keys.press('F3')
  await page.getByText('Незаконченная регистрация').waitFor()
  await look(desk, 'registration-offered-after-lock')
  await page.getByRole('button', { name: /Уничтожить и начать заново/ }).click()
  await page.getByLabel('Серия и номер').waitFor()
  expect(await page.getByLabel('Серия и номер').inputValue()).toBe('')
  expect((await ask(desk, 'registration.get', {})).value).toBeNull()
})

test('a desk killed at any step offers the registration again, without its code', async () => {
  let { desk, page, keys } = seat
  const killAndSitDown = async (): Promise<void> => {
    await killDesk(desk)
    seat = await sitDown()
    ;({ desk, page, keys } = seat)
  }
  const killAndReturn = async (step: string): Promise<void> => {
    // The half second in which typing is kept.
    await page.waitForTimeout(700)
    await killAndSitDown()
    await keys.press('F3')
    await page.getByText('Незаконченная регистрация').waitFor()
    await page.getByText(`Остановились на шаге «${step}»`).waitFor()
    await desk.picture(`registration-offered-${step}`)
    await afterGuard(page)
    await keys.press('Enter')
  }
  await openRegistration(page, keys)
  await afterGuard(page)
  await keys.type('7515654321')
  await keys.press('Enter')
  await keys.paste('Иван')
  await killAndReturn('Паспорт')
  expect(await page.getByLabel('Серия и номер').inputValue()).toBe('75 15 654321')
  expect(await page.getByLabel('Фамилия').inputValue()).toBe('Иван')
  await page.getByLabel('Серия и номер').fill('')
  await page.getByLabel('Фамилия').fill('')
  await page.getByLabel('Серия и номер').focus()
  await typePassport(page, keys)
  await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
  await killAndReturn('Согласие')
  await signConsent(page, keys)
  await afterGuard(page)
  await keys.type('912345')
  await killAndReturn('Телефон')
  expect(await page.getByLabel('Телефон', { exact: true }).inputValue()).toBe('+7 (912) 345')
  await page.keyboard.press('Control+a')
  await sendCodeTo(page, keys, '9123456789')
  const code = await codeOnPhone(page)
  await keys.type(code.slice(0, 4))
  await killAndReturn('Код из СМС')
  expect(await page.getByLabel(/Код из СМС/).inputValue()).toBe('')
  // The phone's memory went with the program; the client still has the SMS.
  await confirmCode(page, keys, code)
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await page.getByText('Информационный лист: напечатан').waitFor()
  await killAndSitDown()
  await keys.press('F3')
  await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
  await desk.picture('registration-done-after-kill')
  expect(await page.getByText('+7 (912) 345-67-89').first().isVisible()).toBe(true)
}, 150_000)
