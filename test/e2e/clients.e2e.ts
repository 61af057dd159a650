// The client's card by keys alone: found, masked while merely named, shown in full with the document.
import { describe, expect, test } from 'vitest'
import { afterGuard } from '../support/cash-window.ts'
import { cashierAtWindow, tellKeystrokes, utkin, zhukova } from '../support/client-window.ts'
import { searchPalette } from '../support/window-acts.ts'

describe('a client at the window', () => {
  const cashier = cashierAtWindow()

  test('is found by words of the name, phone and account, always masked', async () => {
    const { desk, page, at } = cashier
    await at.keys.press('F4')
    await page.getByText('На этом месте известно: 21 клиент').waitFor()
    await desk.picture('client-search-empty')
    for (const [words, name] of [
      ['федорова', 'Фёдорова А. С.'],
      ['+7 900 000-01-07', 'Жукова Т. С.'],
      ['3140200001', 'Абрамова В. И.'],
    ] as const) {
      await at.keys.press('Control+A')
      await at.keys.type(words)
      await page
        .getByRole('option', { name: new RegExp(name) })
        .first()
        .waitFor()
      expect(await page.getByText(/Степановна|Татьяна|Вера Игоревна/).count()).toBe(0)
      expect(await page.getByText('000-01').count()).toBe(0)
      await desk.picture(`client-found-${words.length}`)
    }
    await at.keys.press('Control+A')
    await at.keys.type('кощей')
    await page.getByText('Такого клиента нет').waitFor()
    await desk.picture('client-not-found')
    await at.keys.press('Escape')
    await page.getByText('На этом месте известно').waitFor()
  })

  test('merely named is shown masked; another document is refused, the own one raises the level', async () => {
    const { desk, page, at } = cashier
    at.keys.count()
    await at.openCard(zhukova)
    tellKeystrokes('find and open a card', at.keys.count())
    expect(await page.getByText(zhukova.fullName).count()).toBe(0)
    await page.getByText('Видны, когда показан документ').first().waitFor()
    await desk.picture('client-card-named')

    await at.keys.press('Insert')
    await page.getByLabel('Серия и номер документа').waitFor()
    await afterGuard(page)
    await at.keys.type('7515 1')
    await at.keys.press('Enter')
    await page.getByText('Нужны серия и номер целиком').waitFor()
    await desk.picture('client-document-half')
    await at.keys.press('Control+A')
    await at.keys.type('75 15 123456')
    await at.keys.press('Enter')
    await page.getByText('Это не тот документ').waitFor()
    await desk.picture('client-document-differs')
    await at.keys.press('Escape')
    await page.getByText(`${zhukova.shortName} · назван`).waitFor()

    at.keys.count()
    await at.showDocument(zhukova)
    tellKeystrokes('show the document', at.keys.count())
    await page.getByRole('heading', { name: zhukova.fullName }).waitFor()
    await desk.picture('client-card-document')
    await at.nextClient()
    await page.getByText('На этом месте известно').waitFor()
  })

  test('a number is blocked at the word of the client, and unblocked with the document only', async () => {
    const { desk, page, at } = cashier
    await at.openCard(utkin)
    await at.keys.press('ArrowDown')
    await at.keys.press('Delete')
    await page.getByText(/Заблокировать \+7 900 •••-••-19\?/).waitFor()
    await desk.picture('client-block')
    await at.keys.press('Enter')
    await page.getByText('заблокирован', { exact: true }).waitFor()
    await at.keys.press('Delete')
    await page.getByText('Разблокировать можно, когда показан документ').waitFor()
    await desk.picture('client-unblock-named')
    await at.keys.press('Escape')
    await at.showDocument(utkin)
    await at.keys.press('ArrowDown')
    await at.keys.press('Delete')
    await page.getByText(/Разблокировать \+7 \(900\) 000-02-19\?/).waitFor()
    await at.keys.press('Enter')
    await page.getByText('заблокирован', { exact: true }).waitFor({ state: 'detached' })
    await at.keys.press('Escape')
    await page.getByRole('option', { name: /Уткин/ }).waitFor()
    expect(await page.getByLabel(/Телефон, документ/).inputValue()).toBe(utkin.words)
    await at.keys.press('Escape')
  })

  test('the palette makes sheets of demo bills and says where they lie', async () => {
    const { desk, page, at } = cashier
    await searchPalette(page, 'листы')
    await page.getByText('Листы с демо-квитанциями (PDF)').waitFor()
    await at.keys.press('Enter')
    await page.getByText(/с QR-кодами/).waitFor({ timeout: 30_000 })
    await page.getByText(/\.pdf/).waitFor()
    await desk.picture('demo-bills')
    await at.keys.press('Escape')
  })

  test('everything also in English', async () => {
    const { desk, page, at } = cashier
    await page.getByRole('button', { name: /Eng/ }).click()
    await at.keys.press('F4')
    await desk.picture('client-search-english')
    await at.keys.type('петрова')
    await page.getByRole('option').first().waitFor()
    await page.waitForTimeout(150)
    await at.keys.press('Enter')
    await page
      .getByText(/· named$/)
      .first()
      .waitFor()
    await desk.picture('client-card-english')
    await at.keys.press('F5')
    await page.getByLabel('Provider or service').waitFor()
    await desk.picture('links-english')
    await at.keys.press('F2')
    await page.getByText('To pay').first().waitFor()
    await page.waitForTimeout(500)
    await desk.picture('debts-english')
    await at.keys.press('Control+q')
    await page.getByRole('button', { name: /Рус/ }).click()
  })
})
