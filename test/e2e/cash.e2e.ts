// Cash beside payments, by keys: to the vault, declined, taken back, and a note that was not taken.
import { expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard, ask, freshCommandId, places, signInByKeys } from '../support/cash-window.ts'
import { countOf } from '../support/count-of.ts'
import { startDesk } from '../support/electron-app.ts'
import { putIn } from '../support/window-acts.ts'

test('cash goes to the vault, is declined and taken back; a note is refused with its act', async () => {
  const desk = await startDesk()
  const { page } = desk
  const { keyboard } = page
  const supervisor = { login: 'starshiy', password: 'starshiy-demo' }
  expect((await ask(desk, 'session.signIn', supervisor)).ok).toBe(true)
  expect((await ask(desk, 'cash.openVault', { rows: countOf(5_000_000) }, freshCommandId())).ok).toBe(true)
  expect((await ask(desk, 'session.signOut', {})).ok).toBe(true)

  await signInByKeys(page, places.cashier)
  const opening = { count: [{ denomination: 'note-100000', pieces: 5 }], reason: null }
  expect((await ask(desk, 'shift.open', opening, freshCommandId())).ok).toBe(true)
  await keyboard.press('Shift+F8')
  await page.getByRole('button', { name: 'В хранилище' }).waitFor()

  // Three notes of a thousand; the lock in between loses nothing typed.
  await keyboard.press('Control+3')
  await page.getByRole('heading', { name: 'Сдать в хранилище' }).waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await putIn(page, '3')
  await keyboard.press('Control+L')
  await page.getByRole('textbox', { name: 'Пароль' }).waitFor()
  await putIn(page, 'kassir-demo')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Оплата' }).waitFor()
  await keyboard.press('Shift+F8')
  await page.getByText('3 000,00 ₽').waitFor()
  await look(desk, 'cash-send')
  await keyboard.press('Control+Enter')
  await page.getByRole('cell', { name: 'в пути' }).waitFor()
  await page.getByText('Три тысячи рублей 00 копеек').waitFor()
  await look(desk, 'cash-in-transit')

  // The supervisor, in place.
  await keyboard.press('Delete')
  await page.getByLabel('Причина').waitFor()
  await afterGuard(page)
  await putIn(page, 'пачка без упаковки')
  await keyboard.press('Enter')
  await page.getByLabel('Логин старшего кассира').waitFor()
  await afterGuard(page)
  await putIn(page, supervisor.login)
  await keyboard.press('Enter')
  await putIn(page, supervisor.password)
  await keyboard.press('Enter')
  await page.getByRole('cell', { name: 'отклонено, в пути' }).waitFor()

  await keyboard.press('Insert')
  await page.getByRole('heading', { name: 'Принять обратно' }).waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await putIn(page, '3')
  await afterGuard(page)
  await keyboard.press('Control+Enter')
  await page.getByRole('cell', { name: 'возвращено' }).waitFor()
  await page.getByText('Возврат по ордеру: № 1').waitFor()
  await desk.picture('cash-returned')

  await keyboard.press('Control+7')
  await page.getByRole('heading', { name: 'Купюра не принята' }).waitFor()
  await afterGuard(page)
  await keyboard.press('Enter')
  await putIn(page, 'АБ 1234567')
  await look(desk, 'cash-note')
  await keyboard.press('Control+Enter')
  await page.getByText('АКТ О НЕПРИНЯТОМ').waitFor()
  await desk.picture('cash-note-act')

  // More than there is: a sentence, and the drawer as it was.
  await keyboard.press('Control+2')
  await page.getByLabel('Основание').fill('заявка 15')
  await page.getByLabel('5 000 ₽').fill('2')
  await afterGuard(page)
  await keyboard.press('Control+Enter')
  await page.getByText('В ящике по журналу столько нет.').waitFor()
  await desk.picture('cash-out-refused')
  await page.getByLabel('5 000 ₽').fill('')
  await page.getByLabel('1 000 ₽').fill('5')
  await keyboard.press('Control+Enter')
  await page.getByText('РАСХОДНЫЙ КАССОВЫЙ ОРДЕР № 1').waitFor()
  await desk.picture('cash-out-done')

  // Into the drawer: what is missing is said beside its field and nothing is lost; the order's paper again.
  await keyboard.press('Control+1')
  await page.getByRole('heading', { name: 'Приём наличных' }).waitFor()
  await afterGuard(page)
  await keyboard.press('Control+Enter')
  await page.getByText('Напишите основание').waitFor()
  await page.locator('[aria-invalid="true"]:focus').waitFor()
  await putIn(page, 'подкрепление 7')
  await keyboard.press('Control+Enter')
  await page.getByText('Ничего не посчитано.').waitFor()
  await keyboard.press('Enter')
  await putIn(page, '1')
  await keyboard.press('Control+Enter')
  await page.getByText('ПРИХОДНЫЙ КАССОВЫЙ ОРДЕР № 2').waitFor()
  await keyboard.press('Alt+P')
  await page.getByText('Ордер (копия): напечатан').waitFor()
  await desk.picture('cash-in-copy')

  // Two sides that differ, then the same sum in other notes.
  await keyboard.press('Control+6')
  await page.getByText('Шаг 1 из 2').waitFor()
  await afterGuard(page)
  await keyboard.press('Control+Enter')
  await page.getByText('Ничего не посчитано.').waitFor()
  await putIn(page, '1')
  await keyboard.press('Control+Enter')
  await page.getByText('Шаг 2 из 2').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await putIn(page, '4')
  await afterGuard(page)
  await keyboard.press('Control+Enter')
  await page.getByText(/^Принято 5.000,00.₽, а выдаётся 4.000,00.₽\.$/).waitFor()
  await desk.picture('cash-exchange-differs')
  await keyboard.press('Control+A')
  await putIn(page, '5')
  await keyboard.press('Control+Enter')
  await page.getByText(/^Обмен на 5.000,00.₽, ордер № 1\.$/).waitFor()
  await desk.picture('cash-exchange')

  // What another desk sent, once.
  const fromDesk = async (number: string): Promise<void> => {
    await keyboard.press('Control+5')
    await page.getByLabel('Номер кассы').and(page.locator(':focus')).waitFor()
    // What was typed of an order that is made is gone with it.
    await page.getByText('0 купюр, 0 монет').waitFor()
    for (const typed of ['12', number]) {
      await putIn(page, typed)
      await keyboard.press('Enter')
    }
    await keyboard.press('Enter')
    await putIn(page, '1')
    await afterGuard(page)
    await keyboard.press('Control+Enter')
  }
  await fromDesk('к-17')
  await page.getByText(/^Принято 5.000,00.₽, ордер № 3\.$/).waitFor()
  await desk.picture('cash-from-desk')
  await fromDesk('К-17')
  await page.getByText('По этому ордеру деньги уже приняты: наш ордер № 3.').waitFor()
  await desk.picture('cash-from-desk-again')
  await keyboard.press('Escape')

  expect((await ask(desk, 'session.signOut', {})).ok).toBe(true)
  await signInByKeys(page, places.administrator)
  await page.getByRole('navigation').getByRole('button', { name: 'Наличные' }).click()
  await page.getByLabel('Слепой пересчёт').waitFor()
  await look(desk, 'cash-settings')
  await keyboard.press('PageDown')
  await page.getByLabel('Номер формы').waitFor()
  await desk.picture('cash-settings-forms')
  await keyboard.press('PageDown')
  await desk.picture('cash-settings-faces')
}, 60_000)
