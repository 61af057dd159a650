// One walk through what a scanned code may turn out to be, on a desk whose shift is open and whose basket is empty.
import { expect } from 'vitest'
import { checkDigit } from '../../shared/domain/check-digit.ts'
import { afterGuard } from './cash-window.ts'
import { type DeskWindow, scan } from './electron-app.ts'

const gasBill =
  'ST00012|Name=GAS|PersonalAcc=40702810100000745008|BIC=047501779|CorrespAcc=30101810400000000779|PayeeINN=7451000817|PersAcc=3000012345|Sum=45000'
const strangersBill =
  'ST00012|Name=АО "Мосэнергосбыт"|PersonalAcc=40702810338360027201|BankName=ПАО "Сбербанк России"|BIC=044525225|CorrespAcc=30101810400000000225|Purpose=Оплата электроэнергии|Sum=61069|persAcc=2287008779|paymPeriod=022021|PayeeINN=7736520080|KPP=997650001'
const metersBill =
  'ST00012|Name=Вода|PersonalAcc=40702810800000314001|BIC=047501779|PayeeINN=7451000101|PersAcc=3140000077|PaymPeriod=10.2026|Sum=7700|ServiceName=ХВС|CounterId=00123456|CounterVal=678|ServiceName=ГВС|CounterId=00123457|CounterVal=91,5'
const electricAccount = `740001234${checkDigit('weights_down_mod_11', '740001234')}`

/** Ends on the empty payment screen. */
export const walkCodes = async (desk: DeskWindow): Promise<void> => {
  const { page } = desk
  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const press = async (key: string): Promise<void> => {
    await afterGuard(page)
    await page.keyboard.press(key)
  }
  const paste = async (text: string): Promise<void> => {
    await desk.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
    await page.keyboard.press('Control+V')
  }
  const clear = async (): Promise<void> => {
    await press('Escape')
    await page.getByRole('button', { name: /Начать заново/ }).click()
    await shown('Сканируйте код с квитанции')
  }

  // Several services: nothing is added before the cashier has said which.
  await paste(gasBill)
  await page.getByRole('dialog', { name: 'За какую услугу платят?' }).waitFor()
  await desk.picture('code-choose-service')
  await press('ArrowDown')
  await page.keyboard.press('Enter')
  await shown('ЛС 3000012345')
  await shown(/Техобслуживание/)
  await clear()

  // A linear code of nobody is searched by; the account that it may be is in the line.
  await scan(page, '3141234567')
  await shown('Кода 3141234567 нет в каталоге.')
  await desk.picture('code-unknown')
  await press('Enter')
  await page.getByLabel('Лицевой счёт').waitFor()
  expect(await page.getByLabel('Лицевой счёт').inputValue()).toBe('3141234567')
  await press('Escape')

  // Scanned into a line that is being typed it is that line's account, and no line of its own.
  await page.keyboard.press('Insert')
  await page.getByLabel(/Название, поставщик/).fill('домофон')
  await page.getByRole('option', { name: /Домофон/ }).waitFor()
  await press('Enter')
  await page.getByRole('dialog', { name: 'Строка платежа' }).waitFor()
  await scan(page, `460000000012${checkDigit('ean13', '460000000012')}`)
  await expect.poll(() => page.getByLabel('Лицевой счёт').inputValue()).toBe('000000012')
  await press('Escape')
  await shown('Сканируйте код с квитанции')

  // A linear code of the catalogue, and a bill with meters.
  await scan(page, `27${electricAccount}102600081240`)
  await shown(`ЛС ${electricAccount}`)
  await paste(metersBill)
  await shown(/ХВС, счётчик 00123456 — 678/)
  await desk.picture('code-barcode-and-meters')
  await clear()

  // A payee of nobody's catalogue: compared the first time, one Enter from then on.
  await paste(strangersBill)
  await shown('по реквизитам')
  await press('Enter')
  await page.getByRole('dialog', { name: 'Платёж по реквизитам' }).waitFor()
  await desk.picture('code-payee-first')
  await press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await press('Enter')
  await page.getByRole('heading', { name: 'Принято' }).waitFor()
  const receipt = (
    await page
      .getByText(/чек № \S+/)
      .first()
      .innerText()
  ).replace(/^.*№\s*/, '')
  await press('Enter')
  await shown('Сканируйте код с квитанции')
  await paste(strangersBill)
  await shown(/оплачены здесь/)
  await desk.picture('code-payee-known')
  await press('Enter')
  await page.getByRole('heading', { name: 'Деньги' }).waitFor()
  await press('Escape')
  await clear()

  // The code of that receipt opens its payment.
  await scan(page, `GK-${receipt}`)
  await page.getByRole('heading', { name: 'Журнал' }).waitFor()
  await page.getByRole('document').getByText(receipt).first().waitFor()
  expect(await page.getByRole('row', { selected: true }).innerText()).toContain(receipt)
  await desk.picture('code-own-receipt')
  await page.keyboard.press('F2')
  await shown('Сканируйте код с квитанции')
}
