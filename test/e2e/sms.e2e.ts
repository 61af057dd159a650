// A real desk, a real Kannel and a printer: the administrator proves the gateway by a probe, then a cashier registers a
// phone whole, from the passport on the reader to the SMS at the centre and the sheet on paper.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { look } from '../support/axe.ts'
import { afterGuard } from '../support/cash-window.ts'
import { countedKeys } from '../support/counted-keys.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { FakePrinter } from '../support/fake-printer.ts'
import { freePort, type Kannel, prepareKannel } from '../support/kannel.ts'
import { scherbakovaMrz } from '../support/mrz-sample.ts'
import { realAdministrator, seatRealCashier, setUpInWindow } from '../support/real-desk.ts'
import { annaIvanova, confirmCode, scanPassport, sendCodeTo, signConsent } from '../support/registration-window.ts'
import { type CentreMessage, type SmsCentre, startSmsCentre } from '../support/sms-centre.ts'
import { typeSignIn } from '../support/window-acts.ts'

describe('SMS on a real desk', () => {
  let desk: DeskWindow
  let centre: SmsCentre
  let kannel: Kannel
  let printer: FakePrinter
  let reportPort = 0
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-e2e-'))

  beforeAll(async () => {
    printer = new FakePrinter({ port: 0 })
    await printer.start()
    centre = await startSmsCentre()
    kannel = await prepareKannel(centre.port)
    reportPort = await freePort()
    await kannel.start()
    await kannel.online()
    desk = await keepDesk({ dataDir, args: [], waitFor: /Первый запуск/ })
    await setUpInWindow(desk, printer.port)
    await desk.page.reload()
    await desk.page.getByRole('heading', { name: 'Вход' }).waitFor()
  }, 60_000)
  afterAll(async () => {
    await desk.close()
    kannel.stop()
    await centre.shut()
    await printer.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
  })

  const put = async (label: string, text: string): Promise<void> => {
    await desk.page.getByLabel(label, { exact: true }).focus()
    await desk.page.keyboard.press('Control+A')
    await desk.page.keyboard.insertText(text)
  }
  const probe = async (phone: string): Promise<void> => {
    await put('Ваш мобильный телефон', phone)
    await desk.page.waitForTimeout(350)
    await desk.page.keyboard.press('Enter')
  }

  test('without reports a person confirms the probe; a gateway that is away is told while it is tried', async () => {
    const { page } = desk
    await typeSignIn(page, realAdministrator.login, realAdministrator.password)
    await page.getByRole('navigation').waitFor()
    await page.keyboard.press('Alt+5')
    await page.getByRole('heading', { name: 'СМС клиентам' }).waitFor()
    await page.getByText('СМС не уходят.').waitFor()
    await desk.picture('sms-1-off')
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('Адрес шлюза').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Введите логин, который завели на шлюзе').waitFor()
    await look(desk, 'sms-2-wrong')
    await put('Адрес шлюза', 'http://192.168.1.20:13013/cgi-bin/sendsms')
    await page.getByText('Пароль и тексты СМС пойдут по сети открыто.').waitFor()
    await desk.picture('sms-3-in-clear')
    await put('Адрес шлюза', kannel.address)
    await put('Логин на шлюзе', kannel.user)
    await put('Пароль на шлюзе', kannel.password)
    await page.getByLabel('Отчёты о доставке').selectOption('none')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Шлюз не проверен: СМС клиентам не уходят.').waitFor()
    await page.getByText('Настройки сохранены.').waitFor()
    expect(await page.getByLabel('Пароль на шлюзе', { exact: true }).inputValue()).toBe('')
    await look(desk, 'sms-4-untested')
    await probe('+79120003000')
    await page.getByText('Посмотрите на телефон: пришло ли пробное?').waitFor()
    await look(desk, 'sms-5-without-reports')
    await page.getByRole('button', { name: 'СМС пришла на телефон' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^Проверен \d\d\.\d\d\.\d{4}/).waitFor()
    await kannel.kill()
    await probe('+79120004000')
    await page.getByText('Пробное ждёт отправки.').waitFor()
    await page.getByText('Шлюз СМС не отвечает.').waitFor()
    await page.getByRole('button', { name: 'СМС', exact: true }).click()
    await page.getByRole('dialog', { name: 'СМС' }).waitFor()
    await look(desk, 'sms-6-gateway-down')
    await page.keyboard.press('Escape')
    await kannel.start()
    await kannel.online()
    await page.getByText('Шлюз принял пробное.').waitFor()
  })

  test('with reports a delivered probe proves the gateway', async () => {
    const { page } = desk
    await page.getByLabel('Отчёты о доставке').selectOption('listener')
    await page.getByText('Сначала сохраните настройки.').waitFor()
    await put('Порт отчётов', String(reportPort))
    await page.keyboard.press('Control+Enter')
    await page.getByText('Шлюз не проверен: СМС клиентам не уходят.').waitFor()
    await probe('+79120001001') // …01: undelivered
    await page.getByText('Пробное не доставлено.').waitFor()
    await desk.picture('sms-7-undelivered')
    await probe('+79120002009') // …09: its report is held
    await page.getByText('Шлюз принял пробное.').waitFor()
    await desk.picture('sms-8-awaits-report')
    await until(() => centre.to('79120002009').length > 0)
    centre.report('79120002009')
    await page.getByText('Пробное доставлено на телефон.').waitFor()
    await page.getByText(/^Проверен \d\d\.\d\d\.\d{4}/).waitFor()
    expect(await page.getByText('Слушаю отчёты шлюза.').isVisible()).toBe(true)
    await desk.picture('sms-9-tested')
  })

  test('the whole registration: from the scanned passport to the SMS and the sheet, in at most 25 keys', async () => {
    const { page } = desk
    await seatRealCashier(desk)
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Журнал', exact: true }).waitFor()
    const keys = countedKeys(page)
    await scanPassport(page, scherbakovaMrz)
    await page.getByLabel('Кем выдан').waitFor()
    await desk.picture('whole-1-scanned')
    await afterGuard(page)
    await keys.paste(annaIvanova.issuedBy)
    await keys.press('Enter')
    await keys.paste(annaIvanova.address)
    await desk.picture('whole-2-typed')
    await keys.press('Enter') // past the passport before: most have nothing to write there
    await page.getByRole('button', { name: /Напечатать согласие/ }).waitFor()
    await desk.picture('whole-3-consent')
    await signConsent(page, keys)
    await desk.picture('whole-4-phone')
    await sendCodeTo(page, keys, '9123456700')
    await page.getByText(/доставлено на телефон/).waitFor()
    await desk.picture('whole-5-code')
    const code = /: (\d{6})\./.exec(textOf(centre.to('79123456700').at(-1)))?.[1] ?? ''
    expect(code).toHaveLength(6)
    await confirmCode(page, keys, code)
    await page.getByRole('heading', { name: 'Телефон подключён' }).waitFor()
    await page.getByText('СМС с паролем: доставлена').waitFor()
    await page.getByText('Информационный лист: напечатан').waitFor()
    await desk.picture('whole-6-registered')
    console.log(`from the scan to the SMS and the sheet: ${keys.presses()} keys beside the typed data`)
    expect(keys.presses()).toBeLessThanOrEqual(25)

    // The password reached the phone alone: neither a paper nor the screen has it.
    const password = /^Пароль номера .*: (\S{10})\. /.exec(textOf(centre.to('79123456700').at(-1)))?.[1] ?? ''
    expect(password).toHaveLength(10)
    const papers = printer.jobs().map(({ paper }) => paper.lines.join('\n'))
    expect(papers.map((paper) => /ЗАЯВЛЕНИЕ|СОГЛАСИЕ|НОМЕР СИСТЕМЫ/.exec(paper)?.[0])).toEqual([
      'СОГЛАСИЕ',
      'ЗАЯВЛЕНИЕ',
      'НОМЕР СИСТЕМЫ',
    ])
    expect(papers[0]).toContain('Щербакова Юлия Чеславовна')
    expect(papers[2]).toContain('+7 912 345-67-00')
    for (const shown of [...papers, await page.locator('body').innerText()]) {
      expect(shown).not.toContain(password)
      expect(shown).not.toContain(code)
    }
  })
})

const textOf = (message: CentreMessage | undefined): string => message?.text ?? ''
const until = async (done: () => boolean): Promise<void> => {
  await expect.poll(done).toBe(true)
}
