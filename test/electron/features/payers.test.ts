import { describe, expect, test } from 'vitest'
import { getPayer, identifyPayer, setIdentification } from '../../../shared/contract/payers.ts'
import { acceptPayment, type PaymentLineInput, previewPayment } from '../../../shared/contract/payments.ts'
import { provider, save } from '../../support/catalogue-desk.ts'
import { addClient, addLink } from '../../support/client-sample.ts'
import { auditOf, freeLine, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { bigKopecks, identified, organisation, typedPayer } from '../../support/paying-client.ts'
import { settled } from '../../support/printing-desk.ts'
import { grantOf } from '../../support/proving-client.ts'
import { ivanova, petrov } from '../../support/registering-desk.ts'

const bigLine = freeLine(bigKopecks)
const plainLine = freeLine(bigKopecks - 1)
const pay = (lines = [bigLine], givenKopecks = bigKopecks) => ({ lines, givenKopecks })
const payersLeft = ({ database }: TestDesk) => database.db.get<{ n: number }>('SELECT count(*) AS n FROM payers')?.n
const bound = ({ database }: TestDesk) =>
  database.db.all('SELECT level, for_organisation AS forOrganisation, grounds FROM payment_payers ORDER BY payment_id')
const receipt = async (desk: TestDesk, printJobId: string) => {
  await settled(desk, printJobId, 'printed')
  return (desk.printer.papers.at(-1)?.lines ?? []).map((line) => ('text' in line ? line.text : '')).join('\n')
}

describe('a payment up to the limit', () => {
  test('asks for nobody, and keeps nobody', async () => {
    const desk = await openCashDesk()
    const { identification, splitting } = await desk.value(previewPayment, { lines: [plainLine] })
    expect({ identification, splitting }).toEqual({ identification: null, splitting: [] })
    expect(await desk.error(identifyPayer, typedPayer([plainLine]))).toMatchObject({ code: 'payers.not_needed' })
    await desk.value(acceptPayment, pay([plainLine], 1_500_000))
    expect(payersLeft(desk)).toBe(0)
    expect(bound(desk)).toEqual([])
  })
})

describe('a payment above the limit', () => {
  test('says so before the cash, and is refused without its payer', async () => {
    const desk = await openCashDesk()
    const { identification } = await desk.value(previewPayment, { lines: [bigLine] })
    expect(identification).toEqual({
      level: 'simplified',
      reasons: [{ reason: 'line_above', lineIndex: 0, sumKopecks: bigKopecks, boundKopecks: 1_500_000 }],
    })
    expect(await desk.error(acceptPayment, pay())).toMatchObject({
      code: 'payments.payer_needed',
      params: { line: 1, boundKopecks: 1_500_000 },
    })
    expect(desk.database.db.all('SELECT id FROM payments')).toEqual([])
  })

  test('is taken with the payer, whose name the receipt bears and whose passport it does not', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const payerId = await identified(desk, typedPayer([bigLine]))
    expect(await desk.value(getPayer, { payerId })).toEqual({
      ...{ payerId, level: 'simplified', name: 'Иванова А. В.', document: '75 15 •••321' },
      ...{ organisationName: '', screening: [], today: null },
      // Nothing was loaded here: it is said, not hidden.
      checks: [
        { code: 'passport_list_missing', level: 'warn', date: null },
        { code: 'freezing_list_missing', level: 'warn', date: null },
      ],
    })
    const { printJobId } = await desk.value(acceptPayment, { ...pay(), payerId })
    expect(bound(desk)).toEqual([{ level: 'simplified', forOrganisation: 0, grounds: 'line_above' }])
    const paper = await receipt(desk, printJobId)
    expect(paper).toContain('Плательщик: Иванова Анна Викторовна')
    expect(paper).not.toContain('654321')
    // The payer's half-hour is over, the row stays: the next payment asks anew.
    expect(await desk.error(acceptPayment, { ...pay(), payerId })).toMatchObject({ code: 'payments.payer_unknown' })
  })

  test('of a simplified identification nothing is kept that was typed beside it', async () => {
    const desk = await openCashDesk()
    await identified(desk, typedPayer([bigLine], { inn: '500100732259', phone: '9123456789' }))
    const full = await desk.value(identifyPayer, typedPayer([bigLine], { level: 'full', inn: '12', phone: '' }))
    // Negative control: full identification reads it.
    expect(full).toEqual({ payerId: null, problems: [{ field: 'inn', problem: 'inn_invalid' }] })
  })

  test('says field by field what is wrong, and keeps nothing then', async () => {
    const desk = await openCashDesk()
    const document = { ...ivanova, seriesNumber: '75 15', lastName: 'Ivanova', middleName: '' }
    const payer = { source: 'typed', document } as const
    expect(await desk.value(identifyPayer, typedPayer([bigLine], { payer }))).toEqual({
      payerId: null,
      problems: [
        { field: 'seriesNumber', problem: 'format' },
        { field: 'lastName', problem: 'not_cyrillic' },
        { field: 'middleName', problem: 'missing' },
      ],
    })
    expect(payersLeft(desk)).toBe(0)
  })

  test('from the sum of compulsory control on asks for everything', async () => {
    const desk = await openCashDesk()
    const line = freeLine(100_000_000)
    expect((await desk.value(previewPayment, { lines: [line] })).identification?.level).toBe('full')
    const document = { ...ivanova, address: '' }
    const answer = await desk.value(identifyPayer, typedPayer([line], { payer: { source: 'typed', document } }))
    expect(answer.problems).toEqual([{ field: 'address', problem: 'missing' }])
  })

  test('is refused with a payer who was identified for less', async () => {
    const desk = await openCashDesk()
    const payerId = await identified(desk, typedPayer([bigLine]))
    const input = { lines: [freeLine(100_000_000)], givenKopecks: 100_000_000, payerId }
    expect(await desk.error(acceptPayment, input)).toMatchObject({ code: 'payments.payer_needed' })
  })

  test('nobody is kept when the basket grew smaller since', async () => {
    const desk = await openCashDesk()
    const payerId = await identified(desk, typedPayer([bigLine]))
    await desk.value(acceptPayment, { ...pay([plainLine], 1_500_000), payerId })
    expect(payersLeft(desk)).toBe(0)
    expect(bound(desk)).toEqual([])
  })
})

describe('limits of the settings', () => {
  test('hold from their day, by the category of the service', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('administrator')
    const rule = { usualKopecks: 1_500_000, utilitiesKopecks: 1_500_000, fullFromKopecks: null }
    const rules = [
      { ...rule, validFrom: null },
      { ...rule, utilitiesKopecks: 6_000_000, validFrom: '2026-11-22' },
    ]
    await desk.value(setIdentification, { rules, basket: 'warn' })
    expect(auditOf(desk, 'settings.identification_changed')).toHaveLength(1)
    await desk.signInAs('cashier')
    const line = waterLine(2_000_000)
    const asked = async () => (await desk.value(previewPayment, { lines: [line] })).identification !== null
    expect(await asked()).toBe(true)
    desk.clock.set('2026-11-22T06:00:00.000Z')
    expect(await asked()).toBe(false)
    // Negative control: another category keeps the usual limit.
    expect((await desk.value(previewPayment, { lines: [freeLine(2_000_000)] })).identification).not.toBeNull()
  })

  test('a provider that always asks is obeyed', async () => {
    const desk = await openCashDesk()
    await desk.signInAs('supervisor')
    await save(desk, provider('raschetnye-sistemy', { identification: 'always' }))
    await desk.signInAs('cashier')
    expect((await desk.value(previewPayment, { lines: [waterLine(100)] })).identification).toMatchObject({
      reasons: [{ reason: 'provider_always', lineIndex: 0 }],
    })
  })
})

describe('a payment that looks divided', () => {
  test('is warned of where the day goes above the limit at one account, and is not stopped', async () => {
    const desk = await openCashDesk()
    await desk.value(acceptPayment, pay([freeLine(800_000)], 800_000))
    const { identification, splitting } = await desk.value(previewPayment, { lines: [freeLine(800_000)] })
    expect(identification).toBeNull()
    expect(splitting).toEqual([
      { by: 'account', lineIndex: 0, sumKopecks: 1_600_000, earlierKopecks: 800_000, boundKopecks: 1_500_000 },
    ])
    await desk.value(acceptPayment, pay([freeLine(800_000)], 800_000))
    // Negative controls: another account, and the next day.
    const other = { ...freeLine(800_000), account: '2287008780' }
    expect((await desk.value(previewPayment, { lines: [other] })).splitting).toEqual([])
    desk.clock.set('2026-11-22T06:00:00.000Z')
    expect((await desk.value(previewPayment, { lines: [freeLine(800_000)] })).splitting).toEqual([])
  })

  test('of one client is known by the links, whichever of the services was paid', async () => {
    const desk = await openCashDesk()
    const client = addClient(desk, { document: { number: '654397' } })
    const of = (account: string, amountKopecks: number): PaymentLineInput => ({
      ...{ payee: 'catalogue', serviceId: 'rs-water', account, period: null, amountKopecks, origin: 'link' },
      linkId: addLink(desk, client, { serviceId: 'rs-water', account }),
    })
    await desk.value(acceptPayment, pay([of('3148000001', 800_000)], 800_000))
    const next = of('3148000002', 800_000)
    expect((await desk.value(previewPayment, { lines: [next] })).splitting).toEqual([
      { by: 'client', lineIndex: null, sumKopecks: 1_600_000, earlierKopecks: 800_000, boundKopecks: 1_500_000 },
    ])
    // Negative control: the same account by a stranger's hand says nothing of the client.
    expect((await desk.value(previewPayment, { lines: [waterLine(800_000, '3148000002')] })).splitting).toEqual([])
  })

  test('of one payer is told by the document', async () => {
    const desk = await openCashDesk()
    const first = await identified(desk, typedPayer([bigLine]))
    await desk.value(acceptPayment, { ...pay(), payerId: first })
    const payerId = await identified(desk, typedPayer([bigLine]))
    expect((await desk.value(getPayer, { payerId }))?.today).toEqual({ count: 1, sumKopecks: bigKopecks })
    const stranger = await identified(desk, typedPayer([bigLine], { payer: { source: 'typed', document: petrov } }))
    expect((await desk.value(getPayer, { payerId: stranger }))?.today).toBeNull()
  })
})

describe('the client of the visit', () => {
  test('pays without being typed, with the document shown', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const client = addClient(desk, { document: { number: '654399' } })
    const named = await grantOf(desk, client, 'named', '')
    const taken = (grant: string) => typedPayer([bigLine], { payer: { source: 'client', grant } })
    expect(await desk.error(identifyPayer, taken(named))).toMatchObject({ code: 'clients.level_too_low' })
    const grant = await grantOf(desk, client, 'document', '7515 654399')
    const payerId = await identified(desk, taken(grant))
    expect(await desk.value(getPayer, { payerId })).toMatchObject({ name: 'Ёлкина А. В.', document: '75 15 •••399' })
    expect(auditOf(desk, 'payer.identified').at(-1)).toMatchObject({ clientId: client.clientId, level: 'document' })
    expect(await desk.error(identifyPayer, taken(client.clientId))).toMatchObject({ code: 'clients.grant_ended' })
  })

  test('does not, by a passport that is over', async () => {
    const desk = await openCashDesk()
    const client = addClient(desk, {
      person: { birthDate: '1981-01-01' },
      document: { number: '654398', issuedOn: '2005-03-01' },
    })
    const grant = await grantOf(desk, client, 'document', '7515 654398')
    const input = typedPayer([bigLine], { payer: { source: 'client', grant } })
    expect(await desk.error(identifyPayer, input)).toMatchObject({ code: 'payers.document_expired' })
  })
})

describe('the representative of an organisation', () => {
  test('is identified whatever the sum, and the receipt says for whom and why', async () => {
    const desk = await openCashDesk()
    await desk.startWork()
    const payerId = await identified(desk, typedPayer([plainLine], { organisation }))
    const { printJobId } = await desk.value(acceptPayment, { ...pay([plainLine], 1_500_000), payerId })
    expect(bound(desk)).toEqual([{ level: 'simplified', forOrganisation: 1, grounds: 'organisation' }])
    const paper = (await receipt(desk, printJobId)).replace(/\s+/gu, ' ')
    expect(paper).toContain('За организацию: ООО "Ромашка"')
    expect(paper).toContain('ИНН 7451000006')
    expect(paper).toContain('Доверенность № 12 от 01.02.2026, до 01.02.2027')
    expect(paper).toContain('Основание: Оплата коммунальных услуг офиса, договор № 7')
  })

  test.each([
    ['purpose', '', 'missing'],
    ['organisationInn', '7451000007', 'inn_invalid'],
    ['organisationName', '', 'missing'],
    ['authority', '', 'missing'],
    ['authorityIssuedOn', '31.02.2026', 'date_impossible'],
    ['authorityIssuedOn', '01.12.2026', 'in_future'],
    ['authorityValidUntil', '20.11.2026', 'authority_expired'],
  ] as const)('needs %s: «%s» is %s', async (field, value, problem) => {
    const desk = await openCashDesk()
    const input = typedPayer([plainLine], { organisation: { ...organisation, [field]: value } })
    expect(await desk.value(identifyPayer, input)).toEqual({ payerId: null, problems: [{ field, problem }] })
  })
})

test('a doubt of the cashier asks for everything, below the limit too', async () => {
  const desk = await openCashDesk()
  const payerId = await identified(desk, typedPayer([plainLine], { level: 'full' }))
  await desk.value(acceptPayment, { ...pay([plainLine], 1_500_000), payerId })
  expect(bound(desk)).toEqual([{ level: 'full', forOrganisation: 0, grounds: 'doubt' }])
})
