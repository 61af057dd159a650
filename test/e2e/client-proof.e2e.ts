// What a person may do by what was shown (product.md): a client is found, merely named, then proved by a code to the phone,
// then the document is in hand; at each level every act of client-acts.ts is tried in the window.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ClientAct, type Level, levelOfAct, mayAct } from '../../shared/domain/client-acts.ts'
import { look } from '../support/axe.ts'
import { afterGuard, openShiftByKeys, signInByKeys } from '../support/cash-window.ts'
import { type ClientWindow, clientWindow } from '../support/client-window.ts'
import { type DeskWindow, keepDesk } from '../support/electron-app.ts'
import { formatMrz } from '../support/mrz-sample.ts'
import { annaIvanova, scanPassport, signConsent, wrongCode } from '../support/registration-window.ts'
import { searchPalette } from '../support/window-acts.ts'

/** Of the demo's people: two phones, so that one can be blocked while the other proves. */
const dyomina = { shortName: 'Дёмина О. В.', fullName: 'Дёмина Ольга Васильевна' }

let desk: DeskWindow
let page: DeskWindow['page']
let at: ClientWindow

beforeAll(async () => {
  desk = await keepDesk()
  page = desk.page
  at = clientWindow(page)
  await signInByKeys(page)
  await openShiftByKeys(page)
}, 60_000)
afterAll(() => desk.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.picture(`failed-${task.name.slice(0, 40)}`)
})

/** How a screen is reached while the client's card is open, and what tells that it is there. */
const screens = {
  card: { keys: ['F4'], sign: 'Номера и пароли' },
  payment: { keys: ['F2'], sign: 'К деньгам' },
  links: { keys: ['F5'], sign: 'Привязано' },
  numbers: { keys: ['F4', 'Control+n'], sign: 'Номера клиента' },
  merges: { keys: ['F4', 'Control+m'], sign: 'Слияние карточек' },
  withdrawal: { keys: ['F4', 'Control+j'], sign: 'Отзыв согласия' },
  registration: { keys: ['F3'], sign: 'Телефон по паспорту' },
} as const

type Row = {
  screen: keyof typeof screens
  before?: (level: Level) => Promise<void>
  /** Pressed then. */
  keys?: readonly string[]
  /** What is seen when what was shown is enough. */
  opens: string | RegExp
  /** What says what must be shown. */
  refuses?: string | RegExp
}

const asksProof = 'Введите серию и номер с документа, который держите.'
const asksPassport = /^Заполните, например 75/

const checkAccount = async (): Promise<void> => {
  await at.keys.paste('повв хол')
  await page.getByRole('option').first().waitFor()
  await afterGuard(page)
  await at.keys.press('Enter')
  await page.getByLabel('Лицевой счёт').waitFor()
  await afterGuard(page)
  await at.keys.paste('3145200090')
  await at.keys.press('Enter')
}

/** As the card says them, once it is open: `dd.MM.yyyy`, `75 26 204153`. */
let birthDate = ''
let formerDocument = ''
const shown = (text: RegExp): Promise<string> => page.getByText(text).first().innerText()

/** Of yesterday, in another surname; the one before is on page 19. Before the document is in hand nothing is typed. */
const fillNewPassport = async (level: Level): Promise<void> => {
  await afterGuard(page)
  if (level !== 'document') return
  const issuedOn = new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10)
  const [firstName = '', middleName = ''] = dyomina.fullName.split(' ').slice(1)
  const passport = { lastName: 'Новикова', firstName, middleName, sex: 'female' as const, departmentCode: '740-052' }
  const dates = { birthDate: birthDate.split('.').toReversed().join('-'), issuedOn }
  await scanPassport(page, formatMrz({ ...passport, ...dates, series: `75${issuedOn.slice(2, 4)}`, number: '100200' }))
  await expect.poll(() => page.getByLabel('Фамилия').inputValue()).toBe('Новикова')
  await afterGuard(page)
  await page.getByLabel('Прежний паспорт, стр. 19').focus()
  await at.keys.paste(formerDocument)
  await page.getByLabel('Кем выдан').focus()
  await at.keys.paste(annaIvanova.issuedBy)
  await at.keys.press('Enter')
  await at.keys.paste(annaIvanova.address)
}

const printAndSign = async (level: Level): Promise<void> => {
  if (level === 'document') await signConsent(page, at.keys)
}

const ofNumbers = (key: string, opens: Row['opens']): Row => ({
  ...{ screen: 'numbers', keys: [key], opens, refuses: asksProof },
})
/** It takes nothing from the card: the document is given to it anew, here a new one. */
const ofRegistration = (row: Pick<Row, 'opens' | 'keys' | 'before'>): Row => ({
  ...{ screen: 'registration', refuses: asksPassport, ...row },
})

/** Every act, in the order in which it is cheapest to walk; `nowhere`: no window has it yet, nor the palette that word. */
const rows: Record<ClientAct, Row | { nowhere: string }> = {
  'card.see': {
    screen: 'card',
    opens: dyomina.fullName,
    refuses: 'Клиент только назван: имя, номера и документ скрыты.',
  },
  'services.see': { screen: 'card', opens: /^ЛС 3140200005/ },
  'history.see': {
    screen: 'card',
    opens: 'По этим услугам здесь ещё не платили.',
    refuses: 'Видны, когда показан документ (Ins) или назван код из СМС (Alt S).',
  },
  'links.print': { screen: 'card', keys: ['Alt+p'], opens: 'Список услуг отправлен на печать', refuses: asksProof },
  'person.change': { screen: 'card', keys: ['Control+e'], opens: 'Электронная почта клиента', refuses: asksProof },
  'template.keep': { screen: 'card', keys: ['Alt+t'], opens: 'Новый шаблон', refuses: asksProof },
  'number.block': { screen: 'card', keys: ['ArrowUp', 'Delete'], opens: /^Заблокировать \+7/ },
  'number.unblock': {
    screen: 'card',
    keys: ['ArrowDown', 'Delete'],
    opens: 'По номеру снова можно будет войти с прежним паролем.',
    refuses: 'Разблокировать можно, когда показан документ.',
  },
  'debts.see': { screen: 'payment', opens: /19\s380,55/ },
  'bills.pay': { screen: 'payment', opens: 'Хочу оплатить' },
  'account.check': { screen: 'links', before: checkAccount, opens: /^Найден в реестре поставщика/ },
  'service.link': {
    screen: 'links',
    opens: /^Привязать/,
    refuses: 'Привязывают и отвязывают, когда показан документ или назван код из СМС',
  },
  'service.unlink': { screen: 'links', keys: ['Tab', 'Tab', 'Delete'], opens: 'Отвязать услугу?', refuses: asksProof },
  'number.rebind': ofNumbers('Control+Enter', /^Новый телефон вместо/),
  'password.reset': ofNumbers('Control+r', /^Новый пароль для/),
  'gosuslugi.record': ofNumbers('Control+g', 'Цифры, как в кабинете клиента: от 6 до 16'),
  'number.revoke': ofNumbers('Control+d', /^Отозвать .* навсегда\?$/),
  'clients.merge': {
    screen: 'merges',
    opens: 'Вторая карточка',
    refuses: 'Слить карточки можно только с документом клиента в руках.',
  },
  'consent.withdraw': {
    screen: 'withdrawal',
    opens: 'Будет удалено навсегда, вернуть нельзя:',
    refuses: 'Отозвать согласие можно, когда документ в руках у кассира.',
  },
  'document.replace': ofRegistration({
    before: fillNewPassport,
    keys: ['Control+Enter'],
    opens: 'На странице 19 назван паспорт, который здесь уже записан.',
  }),
  'client.register': ofRegistration({
    before: () => afterGuard(page),
    keys: ['Enter'],
    opens: 'Клиент уже есть, документ новый',
  }),
  'representative.record': ofRegistration({ keys: ['Control+r'], opens: /^За клиента действует другой человек/ }),
  'consent.give': ofRegistration({ keys: ['Control+r'], opens: 'Напечатать согласие' }),
  'number.confirm': ofRegistration({ before: printAndSign, opens: 'На него придёт СМС с кодом.' }),
  'number.issue': ofRegistration({ keys: ['Control+g'], opens: 'Выпустить номер «Город»?' }),
  'readings.give': { nowhere: 'показания' },
  'login.issue': { nowhere: 'выдать логин' },
}

test('found while typing, masked; each act asks for what it needs, named, proved by the code and with the document', async () => {
  await at.keys.press('F4')
  await page.getByText('На этом месте известно').waitFor()
  await at.keys.type('оль')
  await page.getByRole('option', { name: new RegExp(dyomina.shortName) }).waitFor()
  await at.keys.type(' де')
  await page.getByRole('option').nth(1).waitFor({ state: 'detached' })
  await desk.picture('search-typing')
  await at.keys.press('Enter')
  await page.getByText(`${dyomina.shortName} · назван`).waitFor()
  expect(await page.getByText(dyomina.fullName).count()).toBe(0)
  // Every block has its key.
  for (const [digit, name] of blocks.entries()) {
    await at.keys.press(`Control+${digit + 1}`)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(name)
  }
  await desk.picture('card-history')
  await look(desk, 'card-named')
  // The second phone is lost: no document is needed to block it.
  await at.keys.press('ArrowDown')
  await at.keys.press('Delete')
  await page.getByText(/^Заблокировать \+7/).waitFor()
  await at.keys.press('Enter')
  await page.getByText('заблокирован', { exact: true }).waitFor()
  await walk('named')

  await at.keys.press('F4')
  await page.getByRole('button', { name: /Код по СМС/ }).waitFor()
  await at.keys.press('Alt+s')
  await page.getByRole('listbox', { name: 'Подтверждённые телефоны' }).waitFor()
  await look(desk, 'proof-phone')
  await afterGuard(page)
  await at.keys.press('Enter')
  await page.getByText('доставлен на телефон').waitFor()
  const code = /: (\d{6})\./.exec(await shown(/откр.* карточку в кассе.*: \d{6}/))?.[1] ?? ''
  await at.keys.paste(wrongCode(code))
  await afterGuard(page)
  await at.keys.press('Enter')
  await page.getByText('Код не тот.').waitFor()
  await page.getByText('Осталось: 2 попытки').waitFor()
  await look(desk, 'proof-wrong')
  await at.keys.paste(code)
  await afterGuard(page)
  await at.keys.press('Enter')
  await page.getByText(`${dyomina.shortName} · подтверждён`).waitFor()
  await page.getByRole('heading', { name: dyomina.fullName }).waitFor()
  await walk('proved')
  await at.keys.press('F4')
  await look(desk, 'card-proved')

  formerDocument = await shown(/^\d\d\s\d\d\s\d{6}$/)
  birthDate = await shown(/^\d\d\.\d\d\.\d{4}$/)
  await at.keys.press('Insert')
  await page.getByLabel('Серия и номер документа').waitFor()
  await afterGuard(page)
  await at.keys.paste(formerDocument)
  await at.keys.press('Enter')
  await page.getByText(`${dyomina.shortName} · документ в руках`).waitFor()
  await walk('document')

  await searchPalette(page, '')
  for (const row of Object.values(rows)) {
    if (!('nowhere' in row)) continue
    await at.keys.press('Control+a')
    await at.keys.paste(row.nowhere)
    await page.getByText(/^Ничего не нашлось/).waitFor()
  }
  await at.keys.press('Escape')
  await afterGuard(page)
  await at.keys.press('Control+g')
  await afterGuard(page)
  await at.keys.press('Enter')
  await page.getByText(/Лист с номером/).waitFor()
  await at.keys.press('F4')
  await page.getByText('Новикова О. В. · документ в руках').waitFor()
  const documents = page.getByRole('region', { name: 'Документы и прежние данные' })
  await documents.getByText(/\s100200$/).waitFor()
  await documents.getByText(formerDocument).waitFor()
  await documents.getByText(dyomina.fullName).waitFor()
  await documents.scrollIntoViewIfNeeded()
  await desk.picture('client-document-replaced')
})

const blocks = [
  'Номера «Город»',
  'Привязанные услуги',
  'Шаблоны платежей',
  'Последние платежи на этом месте',
  'Документы и прежние данные',
  'Согласия',
  'Представители',
  'История карточки',
]

/** Tries every act at this level: what is enough opens, what is not says what must be shown. */
const walk = async (level: Level): Promise<void> => {
  let here: keyof typeof screens | null = null
  for (const [act, row] of Object.entries(rows) as [ClientAct, (typeof rows)[ClientAct]][]) {
    if ('nowhere' in row) continue
    if (row.screen !== here) {
      for (const key of screens[row.screen].keys) {
        await at.keys.press(key)
        await page
          .getByText(screens[key === 'F4' ? 'card' : row.screen].sign)
          .first()
          .waitFor()
      }
      here = row.screen
    }
    await row.before?.(level)
    for (const key of row.keys ?? []) await at.keys.press(key)
    const may = mayAct(level, act)
    const [seen, unseen] = may ? [row.opens, row.refuses] : [row.refuses ?? '', row.opens]
    await page.getByText(seen).first().waitFor()
    if (unseen !== undefined) expect(await page.getByText(unseen).count(), `${act} at ${level}`).toBe(0)
    const dialog = page.getByRole('dialog')
    if ((await dialog.count()) === 0) continue
    // A code is offered where it is enough.
    if (seen === asksProof)
      expect(await dialog.getByRole('button', { name: /Код по СМС/ }).count(), act).toBe(
        levelOfAct[act] === 'proved' ? 1 : 0,
      )
    await at.keys.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
}
