// The whole act in the real window against a printer double on TCP: scan, Enter, Enter.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { walkCodes } from '../support/code-walk.ts'
import { FakePrinter } from '../support/fake-printer.ts'
import {
  afterGuard,
  ask,
  freshCommandId,
  openShiftByKeys,
  typeCount,
  paperOnScreen,
  shiftFacts,
  signInByKeys,
  usePrinter,
} from '../support/cash-window.ts'
import { type DeskWindow, keepDesk, scan, waterBill, waterBillInRussian } from '../support/electron-app.ts'

describe('taking cash for a scanned bill', () => {
  let desk: DeskWindow
  let printer: FakePrinter

  beforeAll(async () => {
    printer = new FakePrinter({ port: 0 })
    await printer.start()
    desk = await keepDesk()
    await usePrinter(desk, printer.port)
    await signInByKeys(desk.page)
    await openShiftByKeys(desk.page)
  }, 60_000)

  afterAll(async () => {
    await desk.close()
    await printer.stop()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const onCash = () => desk.page.getByRole('heading', { name: 'Деньги' }).waitFor()
  const onDone = () => desk.page.getByRole('heading', { name: 'Принято' }).waitFor()
  const onEmpty = () => desk.page.getByText('Сканируйте код с квитанции').waitFor()
  const line = () => desk.page.getByText('ЛС 3141234567')
  const lastPaper = () => {
    const job = printer.jobs().at(-1)
    if (!job) throw new Error('nothing was printed')
    return job.paper
  }
  const nextClient = async () => {
    await afterGuard(desk.page)
    await desk.page.keyboard.press('Enter')
    await onEmpty()
  }

  test('scan, Enter, Enter: paid, and the paper in the printer is the paper on the screen', async () => {
    const { page } = desk
    await scan(page, waterBill())
    await line().waitFor()
    await afterGuard(desk.page)
    await desk.picture('payment')
    await page.keyboard.press('Enter')
    await onCash()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onDone()
    await page.getByText('Чек: напечатан').waitFor()
    await desk.picture('payment-done')
    const onScreen = await paperOnScreen(page)
    const onPaper = lastPaper()
    expect(onPaper.lines.map((text) => text.trimEnd()).filter(Boolean)).toEqual(onScreen.filter(Boolean))
    expect(onScreen.join('\n')).toContain('900-1-0001')
    expect(onScreen.join('\n')).toContain('812,40')
    expect(onPaper.qr).toEqual(['GK-900-1-0001'])
    // Negative control: another paper would not be taken for this one.
    expect(onPaper.lines.map((text) => text.replace('812,40', '812,41').trimEnd()).filter(Boolean)).not.toEqual(
      onScreen.filter(Boolean),
    )
    await nextClient()
  })

  test('digits replace what was given, and the change is the largest thing on the screen', async () => {
    const { page } = desk
    await scan(page, waterBill({ sumKopecks: 57_267 }))
    await line().waitFor()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onCash()
    await page.keyboard.type('1000')
    await page.getByText('427,33').first().waitFor()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onDone()
    expect(await page.getByText('427,33').first().isVisible()).toBe(true)
    await page.getByText('Чек: напечатан').waitFor()
    await nextClient()
  })

  test('Enter held for two seconds confirms one line and takes no money', async () => {
    const { page } = desk
    const before = await shiftFacts(desk)
    await scan(page, waterBill({ sumKopecks: 10_000 }))
    await line().waitFor()
    await afterGuard(desk.page)
    const until = Date.now() + 2000
    while (Date.now() < until) {
      await page.keyboard.down('Enter') // a second `down` of the same key is the keyboard's repeat
      await page.waitForTimeout(30)
    }
    await page.keyboard.up('Enter')
    await onCash()
    expect(await shiftFacts(desk)).toEqual(before)
    // Negative control: a fresh press does take it.
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onDone()
    expect((await shiftFacts(desk)).payments).toBe(before.payments + 1)
    await nextClient()
  })

  test('a double Enter opens the cash and takes no money', async () => {
    const { page } = desk
    const before = await shiftFacts(desk)
    await scan(page, waterBill({ sumKopecks: 20_000 }))
    await line().waitFor()
    await afterGuard(desk.page)
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')])
    await onCash()
    await afterGuard(desk.page)
    expect(await shiftFacts(desk)).toEqual(before)
    await page.keyboard.press('Escape')
    await line().waitFor()
    await clearBasket()
  })

  const clearBasket = async () => {
    const { page } = desk
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Начать заново/ }).click()
    await onEmpty()
  }

  test('a scan with CR LF while cash is counted adds a line and takes no money', async () => {
    const { page } = desk
    const before = await shiftFacts(desk)
    await scan(page, waterBill({ sumKopecks: 30_000 }), { terminators: ['Enter', 'LF'] })
    await line().waitFor()
    await afterGuard(desk.page)
    expect(await page.getByRole('heading', { name: 'Оплата' }).isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await onCash()
    await afterGuard(desk.page)
    await scan(page, waterBill({ sumKopecks: 40_000, account: '3147654321' }), { terminators: ['Enter', 'LF'] })
    await page.getByText('3147654321').first().waitFor()
    await afterGuard(desk.page)
    expect(await shiftFacts(desk)).toEqual(before)
    while (!(await page.getByRole('heading', { name: 'Оплата' }).isVisible())) await page.keyboard.press('Escape')
    await clearBasket()
  })

  test('a bill scanned under the Russian layout is the same bill', async () => {
    const { page } = desk
    await scan(page, waterBill({ sumKopecks: 81_240 }), { layout: 'ru' })
    await line().waitFor()
    expect(await page.getByText('812,40').first().isVisible()).toBe(true)
    await afterGuard(desk.page)
    await clearBasket()
  })

  test('a pasted code with Russian names is taken the same way', async () => {
    const { page } = desk
    await desk.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), waterBillInRussian(55_500))
    await page.keyboard.press('Control+V')
    await line().waitFor()
    expect(await page.getByText('555,00').first().isVisible()).toBe(true)
    await clearBasket()
  })

  test('a code with a substituted account stops the payment', async () => {
    const { page } = desk
    await scan(page, waterBill({ payeeAccount: '40702810100000314002' }))
    await page.getByText(/реквизиты в нём другие/).waitFor()
    await desk.picture('substituted-code')
    expect(await line().isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await onEmpty()
  })

  test('every other code is what it is: a choice, a search, a reading, a stranger, our own receipt', async () => {
    await walkCodes(desk)
  })

  test('the same commandId sent twice is one payment with one receipt', async () => {
    const before = await shiftFacts(desk)
    const input = {
      lines: [
        {
          payee: 'catalogue',
          serviceId: 'rs-water',
          account: '3141111111',
          period: null,
          amountKopecks: 100,
          origin: 'typed',
        },
      ],
      givenKopecks: 100,
    }
    const id = freshCommandId()
    const first = await ask(desk, 'payments.accept', input, id)
    const second = await ask(desk, 'payments.accept', input, id)
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
    expect((await shiftFacts(desk)).payments).toBe(before.payments + 1)
  })

  test('without paper the desk says so, and the receipt comes out by itself once there is some', async () => {
    const { page } = desk
    printer.set({ paperOut: true })
    await scan(page, waterBill({ sumKopecks: 11_100 }))
    await line().waitFor()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onCash()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onDone()
    await page
      .getByText(/нет бумаги|бумаги нет|кончилась бумага/i)
      .first()
      .waitFor()
    await desk.picture('paper-out')
    printer.loadPaper()
    await page.getByText('Чек: напечатан').waitFor()
    await nextClient()
  })

  test('a connection lost half-way is unknown: asked once, and the second paper is a copy', async () => {
    const { page } = desk
    printer.faults.resetAfterBytes = 200
    await scan(page, waterBill({ sumKopecks: 22_200 }))
    await line().waitFor()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onCash()
    await afterGuard(desk.page)
    await page.keyboard.press('Enter')
    await onDone()
    await page
      .getByText(/бумага вышла целиком\?/)
      .first()
      .waitFor()
    await desk.picture('unknown-paper')
    printer.faults.resetAfterBytes = null
    await page
      .getByRole('button', { name: /Нет, не вышла/ })
      .first()
      .click()
    await page
      .getByText(/бумага вышла целиком\?/)
      .first()
      .waitFor({ state: 'hidden' })
    const papers = printer.jobs().length
    await page.keyboard.press('Control+P')
    await expect.poll(() => printer.jobs().length).toBe(papers + 1)
    await expect.poll(() => lastPaper().lines.join('\n')).toContain('КОПИЯ № 1')
    await page.getByText(/Копия № 1/).waitFor()
    await desk.picture('copy-printed')
    await page.keyboard.press('Escape')
    await nextClient()
  })

  test('the shift is closed with what was counted, and Z comes out of the printer', async () => {
    const { page } = desk
    const { drawerKopecks } = await shiftFacts(desk)
    expect(statSync(join(desk.dataDir, 'demo/kassa.db-wal')).size).toBeGreaterThan(300_000)
    await page.keyboard.press('F8')
    await page.getByRole('button', { name: /Закрыть смену/ }).waitFor()
    await desk.picture('shift')
    await page.keyboard.press('Control+Enter')
    await page.getByText('В ящике по пересчёту').waitFor()
    await typeCount(page.keyboard, drawerKopecks)
    await desk.picture('shift-counting')
    await afterGuard(desk.page)
    await page.keyboard.press('Control+Enter')
    await page.getByText(/Сошлось/).waitFor()
    await desk.picture('shift-closing')
    await afterGuard(desk.page)
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(/Z-отчёт № 1/)
      .first()
      .waitFor()
    await expect.poll(() => lastPaper().lines.join('\n')).toContain('Z-ОТЧЁТ')
    // The day's work lies in one file now: the WAL is emptied in a worker. The Z's outcome may follow in a new one.
    const wal = join(desk.dataDir, 'demo/kassa.db-wal')
    await expect.poll(() => statSync(wal).size).toBeLessThan(100_000)
    await desk.picture('shift-closed')
  })
})
