import { expect, test } from 'vitest'
import { localDayStartMs } from '../../../electron/records/debts.ts'
import { getCard, openCard } from '../../../shared/contract/clients.ts'
import { getDebts, linkService, unlinkService } from '../../../shared/contract/links.ts'
import { acceptPayment, getReceiptPaper, type PaymentLineInput } from '../../../shared/contract/payments.ts'
import { addClient, addLink } from '../../support/client-sample.ts'
import { commandId, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { putRegister } from '../../support/registers.ts'
import { payerOf } from '../../support/payer-sample.ts'

const vera = { serviceId: 'rs-water', account: '3140200001' } // owes 812.40 as of yesterday
const asOf = '2026-11-20'

type Client = { clientId: string; numberId: string; grant: string }

const openClient = async (desk: TestDesk): Promise<Client> => {
  const { clientId, numberId } = addClient(desk)
  const { grant } = await desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber: '7515654321' } })
  return { clientId, numberId, grant }
}

const openAgain = async (desk: TestDesk, { clientId }: Client): Promise<{ grant: string }> =>
  desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber: '7515654321' } })

const linked = async (desk: TestDesk, { grant, numberId }: Client, of = vera): Promise<string> =>
  (await desk.value(linkService, { grant, numberId, ...of, payer: payerOf(of.account) })).linkId

const linkLine = (linkId: string, amountKopecks: number, of = vera): PaymentLineInput => ({
  ...{ payee: 'catalogue', ...of, period: null, amountKopecks, origin: 'link', linkId },
})

const pay = (desk: TestDesk, ...lines: PaymentLineInput[]) =>
  desk.value(acceptPayment, { lines, givenKopecks: lines.reduce((sum, line) => sum + line.amountKopecks, 0) })

const payRefusal = (desk: TestDesk, ...lines: PaymentLineInput[]) =>
  desk.error(acceptPayment, { lines, givenKopecks: 10_000_000 })

const debtRows = (desk: TestDesk): unknown[] =>
  desk.database.db.all(
    `SELECT line_no AS line, link_id AS linkId, as_of AS asOf, register_debt_kopecks AS debt, paid_since_kopecks AS paid
     FROM payment_line_debts ORDER BY payment_id, line_no`,
  )

const receipt = async (desk: TestDesk, paymentId: string): Promise<string> => {
  const paper = await desk.value(getReceiptPaper, { paymentId, copy: 0 })
  return (paper?.lines ?? []).map((line) => (line.kind === 'text' ? line.text : '')).join('\n')
}

test('a debt is what the register says less what was taken here since, never below nothing', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const linkId = await linked(desk, client)
  const debt = async () => (await desk.value(getDebts, { grant: client.grant }))?.[0]?.register
  expect(await debt()).toEqual({ asOf, debtKopecks: 81_240, paidSinceKopecks: 0, toPayKopecks: 81_240 })
  await pay(desk, linkLine(linkId, 50_000))
  expect(await debt()).toEqual({ asOf, debtKopecks: 81_240, paidSinceKopecks: 50_000, toPayKopecks: 31_240 })
  // However it came to the basket, it is the same account.
  await pay(desk, waterLine(60_000, vera.account), waterLine(11_111, '3140200003'))
  expect(await debt()).toEqual({ asOf, debtKopecks: 81_240, paidSinceKopecks: 110_000, toPayKopecks: 0 })
  expect(debtRows(desk)).toEqual([
    { line: 1, linkId, asOf, debt: 81_240, paid: 0 },
    { line: 1, linkId: null, asOf, debt: 81_240, paid: 50_000 },
    { line: 2, linkId: null, asOf, debt: 127_350, paid: 0 },
  ])
})

test('the same account of another service is another account', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  await linked(desk, client)
  await pay(desk, { ...waterLine(10_000, vera.account), serviceId: 'povv-cold-water' } as PaymentLineInput)
  expect((await desk.value(getDebts, { grant: client.grant }))?.[0]?.register?.paidSinceKopecks).toBe(0)
  expect(debtRows(desk)).toEqual([])
})

test('what was taken on the day of the register is in it already; the day ends at local midnight', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const linkId = await linked(desk, client)
  const address = 'г. Челябинск, ул. Труда, д. 84, кв. 17'
  const rows = [{ account: vera.account, address, debtKopecks: 70_000 }]
  putRegister(desk, { serviceId: 'rs-water', asOf: '2026-11-21', rows })
  const paidSince = async () => (await desk.value(getDebts, { grant: client.grant }))?.[0]?.register?.paidSinceKopecks
  desk.clock.set('2026-11-21T18:59:59.999Z') // 23:59:59.999 in Chelyabinsk
  await pay(desk, linkLine(linkId, 10_000))
  expect(await paidSince()).toBe(0)
  desk.clock.set('2026-11-21T19:00:00.000Z')
  await pay(desk, linkLine(linkId, 20_000))
  expect(await paidSince()).toBe(20_000)
})

test('a local day begins at local midnight, also where the clock was set on that day', () => {
  const start = (date: string, zone: string): string => new Date(localDayStartMs(date, zone)).toISOString()
  expect(start('2026-11-21', 'Asia/Yekaterinburg')).toBe('2026-11-20T19:00:00.000Z')
  expect(start('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
  expect(start('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z')
  expect(start('2014-10-26', 'Asia/Yekaterinburg')).toBe('2014-10-25T18:00:00.000Z')
  expect(start('2014-10-27', 'Asia/Yekaterinburg')).toBe('2014-10-26T19:00:00.000Z')
})

test('an account that no register knows has no debt to show, and its receipt says so', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const known = await linked(desk, client)
  const unknown = { serviceId: 'rs-water', account: '3149000001' }
  const notLoaded = { serviceId: 'povv-legal', account: '120455' }
  const [absent, legal] = [await linked(desk, client, unknown), await linked(desk, client, notLoaded)]
  const debts = await desk.value(getDebts, { grant: client.grant })
  expect(debts?.filter(({ register }) => register === null).map(({ account }) => account)).toEqual([
    '120455',
    '3149000001',
  ])
  const checked = await pay(desk, linkLine(known, 81_240))
  expect(await receipt(desk, checked.paymentId)).not.toContain('не сверено')
  const mixed = await pay(
    desk,
    linkLine(known, 1_000),
    linkLine(absent, 2_000, unknown),
    linkLine(legal, 3_000, notLoaded),
  )
  expect((await receipt(desk, mixed.paymentId)).match(/не сверено/g)).toHaveLength(2)
})

test('a line for a link that is not there, has ended or is of another account is refused by its number', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const linkId = await linked(desk, client)
  const other = await linked(desk, client, { serviceId: 'rs-water', account: '3149000001' })
  const refused = (line: number) => ({ kind: 'refused', code: 'payments.link_unknown', params: { line } })
  expect(await payRefusal(desk, linkLine(commandId(), 100))).toEqual(refused(1))
  expect(await payRefusal(desk, linkLine(linkId, 100), linkLine(other, 100))).toEqual(refused(2))
  const { linkId: _linkId, ...withoutLink } = linkLine(linkId, 100) as Extract<PaymentLineInput, { payee: 'catalogue' }>
  expect(await payRefusal(desk, withoutLink)).toEqual(refused(1))
  expect(await payRefusal(desk, { ...freeLine(), origin: 'link' })).toEqual(refused(1))
  await desk.value(unlinkService, { grant: client.grant, linkId })
  expect(await payRefusal(desk, linkLine(linkId, 100))).toEqual(refused(1))
  expect(debtRows(desk)).toEqual([])
  expect(desk.database.db.all('SELECT id FROM payments')).toEqual([])
})

test('a link that ends while the cash is counted is not paid for', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const linkId = await linked(desk, client)
  const paying = desk.ask(acceptPayment, { lines: [linkLine(linkId, 100)], givenKopecks: 100 })
  await desk.value(unlinkService, { grant: client.grant, linkId })
  const envelope = await paying
  // Whichever was first: a payment of an ended link there never is.
  const rows = desk.database.db.all('SELECT 1 FROM payment_lines')
  expect(rows).toHaveLength(envelope.ok ? 1 : 0)
})

test('the card shows what was paid for its services here, the newest first, to a client who is proved', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const linkId = await linked(desk, client)
  addLink(desk, client, { serviceId: 'nsk-private', account: '11-0004321' })
  await pay(desk, waterLine(11_100, vera.account))
  desk.clock.advance(60_000)
  const last = await pay(desk, linkLine(linkId, 22_200), waterLine(500, '3140200003'))
  const card = await desk.value(getCard, { grant: client.grant })
  expect(card?.payments.map(({ amountKopecks }) => amountKopecks)).toEqual([22_200, 11_100])
  expect(card?.payments[0]).toMatchObject({ paymentId: last.paymentId, receiptNumber: last.receiptNumber })
  const named = await desk.value(openCard, { clientId: client.clientId, proof: { kind: 'none' } })
  expect((await desk.value(getCard, { grant: named.grant }))?.payments).toEqual([])
  // A named client may pay: sees the service and the debt.
  expect((await desk.value(getDebts, { grant: named.grant }))?.[0]).toMatchObject({ account: '11-0004321' })
  expect(await desk.value(getDebts, { grant: commandId() })).toBeNull()
})

test('an account paid today is told with its last receipt, until local midnight', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const linkId = await linked(desk, client)
  const paidToday = async () => (await desk.value(getDebts, { grant: client.grant }))?.[0]?.paidToday
  expect(await paidToday()).toBeNull()
  await pay(desk, linkLine(linkId, 10_000))
  desk.clock.advance(60_000)
  const { receiptNumber } = await pay(desk, waterLine(20_000, vera.account), waterLine(5_000, '3140200003'))
  expect(await paidToday()).toEqual({ receiptNumber, acceptedAt: '2026-11-21T06:43:08.000Z', amountKopecks: 20_000 })
  desk.clock.set('2026-11-21T18:59:59.999Z')
  const { grant } = await openAgain(desk, client)
  expect((await desk.value(getDebts, { grant }))?.[0]?.paidToday?.receiptNumber).toBe(receiptNumber)
  desk.clock.set('2026-11-21T19:00:00.000Z')
  expect((await desk.value(getDebts, { grant }))?.[0]?.paidToday).toBeNull()
})

test("the debt table tells each provider's terms, and the month that his bills must bear", async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  addLink(desk, client, { serviceId: 'el-home', account: '7400012344' })
  addLink(desk, client, { serviceId: 'gone-service', account: '1' })
  await linked(desk, client)
  const debts = (await desk.value(getDebts, { grant: client.grant })) ?? []
  const of = (serviceId: string) => debts.find((debt) => debt.serviceId === serviceId)
  expect(of('rs-water')).toMatchObject({ period: null, terms: { period: 'optional', amount: { toDue: 'any' } } })
  expect(of('el-home')).toMatchObject({ period: '2026-10', terms: { period: 'required' } })
  expect(of('gone-service')).toMatchObject({ period: null, terms: null, register: null })
})

test('all services of an owner at his limit are paid at once, with one receipt', async () => {
  const desk = await openCashDesk()
  const client = await openClient(desk)
  const accounts = Array.from({ length: 200 }, (_, index) => `3148${String(index).padStart(6, '0')}`)
  for (const account of accounts) addLink(desk, client, { serviceId: 'rs-water', account })
  const debts = (await desk.value(getDebts, { grant: client.grant })) ?? []
  expect(debts).toHaveLength(200)
  const { paymentId } = await pay(
    desk,
    ...debts.map(({ linkId, account }) => linkLine(linkId, 7_000, { serviceId: 'rs-water', account })),
  )
  const paper = await receipt(desk, paymentId)
  expect(accounts.every((account) => paper.includes(account))).toBe(true)
})
