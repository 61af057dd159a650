// What the screens show in the course of work, looked at by axe (WCAG A/AA) and kept as pictures for a person to look
// at. How each screen opens: accessibility.e2e.ts.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { look as lookAt, violations } from '../support/axe.ts'
import { afterGuard, ask, openShiftByKeys, places, signInByKeys } from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill } from '../support/electron-app.ts'
import { putIn, searchPalette } from '../support/window-acts.ts'

const look = (desk: DeskWindow, name: string): Promise<void> => lookAt(desk, `screen-${name}`)

let desk: DeskWindow
beforeAll(async () => {
  desk = await keepDesk()
}, 60_000)
afterAll(() => desk.close())

const signOut = async (): Promise<void> => {
  await ask(desk, 'session.signOut', {})
  await desk.page.getByRole('heading', { name: 'Вход' }).waitFor()
}

test('sign-in and the cashier’s screens', async () => {
  const { page } = desk
  await signInByKeys(page)
  await page.getByRole('button', { name: /Открыть смену/ }).waitFor()
  await look(desk, 'no-shift')
  await openShiftByKeys(page)
  await look(desk, 'payment-empty')
  await page.keyboard.press('Insert')
  await page.getByRole('dialog').waitFor()
  await putIn(page, 'вода')
  await page.getByText('Холодная вода').first().waitFor()
  await look(desk, 'choose-service-found')
  await page.keyboard.press('Escape')
  await scan(page, waterBill())
  await page.getByText('ЛС 3141234567').waitFor()
  await look(desk, 'payment-line')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await page.keyboard.type('1000')
  await look(desk, 'cash')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByText('Чек: напечатан').waitFor()
  await look(desk, 'done')
  await page.keyboard.press('F9')
  await page.getByRole('heading', { name: 'Журнал' }).waitFor()
  await page.getByRole('document').first().waitFor()
  await look(desk, 'journal')
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
  await look(desk, 'shift')
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  await look(desk, 'help')
  await page.keyboard.press('Escape')
  await searchPalette(page, 'замок')
  await page.waitForTimeout(200)
  await look(desk, 'palette')
  await page.keyboard.press('Escape')
})

test('a bill of an unknown payee: its details are compared with the paper', async () => {
  const { page } = desk
  await page.keyboard.press('F2')
  await afterGuard(page)
  if (await page.getByRole('heading', { name: 'Принято' }).isVisible()) await page.keyboard.press('Enter')
  await page.getByText('Сканируйте код с квитанции').waitFor()
  await scan(
    page,
    'ST00012|Name=AO Mosenergosbyt|PersonalAcc=40702810338360027201|BankName=Sberbank|BIC=044525225|CorrespAcc=30101810400000000225|Purpose=Energy|Sum=61069|persAcc=2287008779|PayeeINN=7736520080|KPP=997650001',
  )
  await page.getByText('2287008779').first().waitFor()
  await look(desk, 'unknown-payee')
  await afterGuard(page)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await look(desk, 'compare-details')
  expect((await ask<{ paymentCount: number }>(desk, 'shift.getCurrent', {})).value?.paymentCount).toBe(1)
  await page.keyboard.press('Escape')
})

test('the lock, and the screens of supervisor, clerk and administrator', async () => {
  const { page } = desk
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: /заблокирован/i }).waitFor()
  await look(desk, 'lock')
  await signOut()
  await signInByKeys(page, places.supervisor)
  await page.getByText(/Открыта смена 1/).waitFor()
  await look(desk, 'supervisor-other-shift')
  await signOut()
  // The screens of clerk and administrator as they open: accessibility.e2e.ts.
  await signInByKeys(page, places.administrator)
  await page.keyboard.press('Alt+3')
  await page.getByRole('heading', { name: 'Аудит' }).waitFor()
  await page
    .getByRole('button', { name: /Проверить/ })
    .first()
    .click()
  await page.getByText(/цел/i).first().waitFor()
  await look(desk, 'audit-verified')
})

test('English is complete: no Russian word is left on the work screens', async () => {
  const { page } = desk
  await signOut()
  await page
    .getByRole('button', { name: 'Eng' })
    .or(page.getByRole('radio', { name: 'Eng' }))
    .or(page.getByText('Eng', { exact: true }))
    .first()
    .click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await desk.picture('screen-sign-in-en')
  await page.keyboard.press('Tab')
  await ask(desk, 'session.signIn', { login: 'kassir', password: 'kassir-demo' })
  await page.getByRole('navigation').waitFor()
  for (const key of ['F2', 'F8', 'F9']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(400)
    await desk.picture(`screen-en-${key}`)
  }
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: /Close the shift/ }).waitFor()
  // Names of people, services and papers stay as they are; what the program itself says is English.
  const said = await page.getByRole('button').allInnerTexts()
  expect(said.filter((text) => /[а-яё]{3}/i.test(text) && !/Рус|Кассирова/.test(text))).toEqual([])
})

test('axe does see a fault when there is one', async () => {
  await desk.page.evaluate(() => {
    const button = document.createElement('button')
    button.id = 'nameless'
    document.body.append(button)
  })
  expect((await violations(desk)).join()).toContain('button-name')
})
