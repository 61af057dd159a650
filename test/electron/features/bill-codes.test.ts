// What a scanned code means beside the payment QR of a stranger: linear codes, our own papers, meters, raw bytes.
import { describe, expect, test } from 'vitest'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { readBarcode } from '../../../electron/records/barcodes.ts'
import type { Catalogue } from '../../../electron/core/catalogue-port.ts'
import { findServices, getServices, recognizeBill } from '../../../shared/contract/bills.ts'
import { listJournal, wholeJournal } from '../../../shared/contract/journal.ts'
import { acceptPayment, type AcceptedPayment } from '../../../shared/contract/payments.ts'
import { checkDigit } from '../../../shared/domain/check-digit.ts'
import { typeUnderRussianLayout } from '../../../shared/domain/keyboard-layout.ts'
import { billSamples, bytesOf, keysOf, sampleEncodings } from '../../support/bill-samples.ts'
import { openCashDesk, openTestDesk, type TestDesk } from '../../support/desk.ts'

const openAs = async (role: 'cashier' | 'clerk' | 'supervisor' = 'cashier'): Promise<TestDesk> => {
  const desk = await openTestDesk()
  await desk.signInAs(role)
  return desk
}
const read = (desk: TestDesk, text: string) => desk.value(recognizeBill, { text })
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const withCheck = (rule: 'ean13' | 'weights_down_mod_11', body: string): string => body + String(checkDigit(rule, body))

const provider = (id: string) => {
  const found = shippedCatalogue().providers.find((one) => one.id === id)
  if (!found) throw new Error(`no provider ${id}`)
  return found
}
const codeOf = (id: string, tail: string): string => {
  const { account, bankBic, inn } = provider(id)
  return `ST00012|Name=x|PersonalAcc=${account}|BIC=${bankBic}|PayeeINN=${inn}|${tail}`
}
const electricAccount = withCheck('weights_down_mod_11', '740001234')

describe('every sample and violation of domain.md', () => {
  test.each(sampleEncodings)('as bytes in $name gives account, sum and name', async (encoding) => {
    const desk = await openAs()
    for (const sample of billSamples) {
      const bill = await desk.value(recognizeBill, { bytes: base64(bytesOf(sample, encoding)) })
      if ('reason' in sample.expected) {
        expect(bill, sample.name).toMatchObject({ outcome: 'not_a_bill', reason: sample.expected.reason })
        continue
      }
      const { payeeAccount, account, sumKopecks, payeeName } = sample.expected
      expect(bill, sample.name).toMatchObject({
        outcome: 'unknown_payee',
        account,
        sumKopecks,
        details: { payeeAccount },
      })
      const details = bill.outcome === 'unknown_payee' ? bill.details : {}
      // KOI8-R has no typographic quotes: the generator wrote plain ones.
      const plain = (name = ''): string => name.replace(/[«»„“]/g, '"')
      expect(plain(details['payeeName']), sample.name).toBe(plain(payeeName))
    }
  })

  test('as keys gives the same account and sum, and no name made of what was left of it', async () => {
    const desk = await openAs()
    for (const sample of billSamples) {
      const expected = sample.expectedOfKeys ?? sample.expected
      const bill = await desk.value(recognizeBill, { text: keysOf(sample) })
      if ('reason' in expected) {
        expect(bill, sample.name).toMatchObject({ outcome: 'not_a_bill', reason: expected.reason })
        continue
      }
      const { payeeAccount, account, sumKopecks } = expected
      expect(bill, sample.name).toMatchObject({ account, sumKopecks, details: { payeeAccount } })
      if (bill.outcome === 'unknown_payee') expect(bill.details['payeeName'], sample.name).toMatch(/^$|\p{L}/u)
    }
  })
})

describe('a linear code', () => {
  test('is a line of the service whose pattern it fits', async () => {
    const desk = await openAs()
    expect(await read(desk, '351100010534')).toMatchObject({
      outcome: 'known',
      service: { serviceId: 'tomsk-housing' },
      account: '001053',
      sumKopecks: null,
      warnings: ['sum_missing'],
    })
    expect(await read(desk, `27${electricAccount}102600081240`)).toEqual({
      outcome: 'known',
      service: expect.objectContaining({ serviceId: 'el-home' }),
      account: electricAccount,
      period: '2026-10',
      sumKopecks: 81_240,
      warnings: [],
      meters: [],
      payerName: '',
      payerAddress: '',
    })
    const intercom = withCheck('ean13', '460000000012')
    expect(await read(desk, intercom)).toMatchObject({ service: { serviceId: 'intercom' }, account: '000000012' })
  })

  test('is the same after a symbology identifier, as bytes, and with its terminator', async () => {
    const desk = await openAs()
    for (const framed of [']E0351100010534', ']C1351100010534\r\n', ' 351100010534\t'])
      expect(await read(desk, framed), framed).toMatchObject({ service: { serviceId: 'tomsk-housing' } })
    const bytes = base64(Buffer.from(']C0351100010534\r'))
    expect(await desk.value(recognizeBill, { bytes })).toMatchObject({ service: { serviceId: 'tomsk-housing' } })
  })

  test('of nobody goes into the search box, as do a wrong check digit and a wrong account', async () => {
    const desk = await openAs()
    for (const code of ['4006381333931', '351100010535', '3141234567', '27740001234510260008124X'])
      expect(await read(desk, code), code).toEqual({ outcome: 'not_a_bill', reason: 'unknown_code', code })
  })

  test('that fits several services is asked about, unless one pattern says more of it', () => {
    const { providers } = shippedCatalogue()
    const [first, second] = ['el-home', 'net-home'].map((id) => shippedCatalogue().findService(id)?.service)
    if (!first || !second) throw new Error('no services')
    const catalogueWith = (patterns: [string, string]): Catalogue => ({
      ...shippedCatalogue(),
      providers: [first, second].map((service, index) => ({
        ...provider('set-ural'),
        services: [
          {
            ...service,
            account: { example: '' },
            barcodes: [{ name: 'x', pattern: patterns[index] ?? '', check: 'none' as const }],
          },
        ],
      })),
    })
    const found = (patterns: [string, string]) =>
      readBarcode(catalogueWith(patterns), '99123456').map(({ found: { service } }) => service.id)
    expect(found(['99(?<account>\\d{6})', '99(?<account>\\d{6})'])).toEqual(['el-home', 'net-home'])
    expect(found(['9(?<account>\\d{7})', '99(?<account>\\d{6})'])).toEqual(['net-home'])
    expect(found(['99(?<account>\\d{6})', '98(?<account>\\d{6})'])).toEqual(['el-home'])
    expect(found(['(', '98(?<account>\\d{6})'])).toEqual([])
    expect(providers.length).toBeGreaterThan(2)
  })
})

describe('a payee with several services', () => {
  test('is asked about where the account says nothing more', async () => {
    const bill = await read(await openAs(), codeOf('gaz-ural', 'PersAcc=3000012345|PaymPeriod=102026|Sum=5000'))
    expect(bill).toMatchObject({
      outcome: 'choose_service',
      choices: [
        { outcome: 'known', service: { serviceId: 'gas-home' }, account: '3000012345', sumKopecks: 5000, warnings: [] },
        { outcome: 'known', service: { serviceId: 'gas-upkeep' }, period: null }, // its bills bear no month
      ],
    })
  })

  test('is not asked about where the code names the service by a name of the catalogue', async () => {
    const desk = await openAs()
    for (const [said, serviceId] of [
      ['ServiceName=ГАЗ', 'gas-home'],
      ['Category=gas-upkeep', 'gas-upkeep'],
    ] as const)
      expect(await read(desk, codeOf('gaz-ural', `PersAcc=3000012345|Sum=1|${said}`)), said).toMatchObject({
        outcome: 'known',
        service: { serviceId },
      })
    const almost = await read(desk, codeOf('gaz-ural', 'PersAcc=3000012345|Sum=1|ServiceName=газ и ещё'))
    expect(almost.outcome).toBe('choose_service')
  })

  test('is asked about where the account is missing or fits none, each choice with its doubt', async () => {
    const desk = await openAs()
    for (const [tail, doubt] of [
      ['Sum=5000', 'account_missing'],
      ['PersAcc=ABC|Sum=5000', 'account_format'],
    ] as const)
      expect(await read(desk, codeOf('gaz-ural', tail)), doubt).toMatchObject({
        outcome: 'choose_service',
        choices: [{ warnings: [doubt] }, { warnings: [doubt] }],
      })
  })

  test('is not asked about where one format says more of the account', async () => {
    const desk = await openAs()
    expect(await read(desk, codeOf('gorvodokanal-nsk', 'PersAcc=110007785|Sum=1'))).toMatchObject({
      outcome: 'known',
      service: { serviceId: 'nsk-private' },
    })
  })
})

test('meters of a code come with its line and need no comparison', async () => {
  const tail =
    'PersAcc=3141234567|Sum=5|ServiceName=ХВС|CounterId=1|CounterVal=5|ServiceName=ГВС|CounterId=2|CounterVal=6,5'
  expect(await read(await openAs(), codeOf('raschetnye-sistemy', tail))).toMatchObject({
    outcome: 'known',
    warnings: [],
    meters: [
      { serviceName: 'ХВС', meter: '1', value: '5' },
      { serviceName: 'ГВС', meter: '2', value: '6,5' },
    ],
  })
})

test('the payer comes with the line, and nothing that is only signs and digits of him', async () => {
  const desk = await openAs()
  const tail = 'PersAcc=3141234567|Sum=5|LastName=Иванов|FirstName=Иван|PayerAddress=ул. Труда, 1'
  expect(await read(desk, codeOf('raschetnye-sistemy', tail))).toMatchObject({
    payerName: 'Иванов Иван',
    payerAddress: 'ул. Труда, 1',
  })
  const keyed = codeOf('raschetnye-sistemy', tail).replace(/[^\x20-\x7e]/g, '')
  expect(await read(desk, keyed)).toMatchObject({ payerName: '', payerAddress: '' })
})

describe('the code of our own paper', () => {
  const pay = async (desk: TestDesk): Promise<AcceptedPayment> =>
    desk.value(acceptPayment, {
      lines: [
        {
          payee: 'catalogue',
          serviceId: 'rs-water',
          account: '3141234567',
          period: null,
          amountKopecks: 100,
          origin: 'typed',
        },
      ],
      givenKopecks: 100,
    })

  test('opens its payment, however it was typed, to who took it and to a supervisor', async () => {
    const desk = await openCashDesk()
    const { paymentId, receiptNumber } = await pay(desk)
    const receipt = { outcome: 'receipt', paymentId, receiptNumber }
    for (const text of [
      `GK-${receiptNumber}`,
      `gk-${receiptNumber}\r\n`,
      `]Q1GK-${receiptNumber}`,
      typeUnderRussianLayout(`GK-${receiptNumber}`),
    ])
      expect(await read(desk, text), text).toEqual(receipt)
    expect(await desk.value(recognizeBill, { bytes: base64(Buffer.from(`GK-${receiptNumber}`)) })).toEqual(receipt)
    // Its payment is found by the whole number, however old it is.
    desk.clock.advance(70 * 86_400_000)
    await desk.signInAs('supervisor')
    expect(await read(desk, `GK-${receiptNumber}`)).toEqual(receipt)
    const found = await desk.value(listJournal, {
      filter: { ...wholeJournal, search: receiptNumber },
      before: null,
    })
    expect(found.entries.map((entry) => entry.paymentId)).toEqual([paymentId])
  })

  test('tells others nothing, and is one answer with a receipt that is not here', async () => {
    const desk = await openCashDesk()
    const { receiptNumber } = await pay(desk)
    const notHere = { outcome: 'not_a_bill', reason: 'receipt_not_here', code: null }
    expect(await read(desk, 'GK-900-1-9999')).toEqual(notHere)
    await desk.signInAs('clerk')
    expect(await read(desk, `GK-${receiptNumber}`)).toEqual(notHere)
    expect(await read(desk, 'GK-Z-213-7F3A91C2D4E5F607')).toMatchObject({ reason: 'own_paper' })
  })
})

test('a number written by hand finds the services whose account it may be, after those by words', async () => {
  const desk = await openAs()
  const find = async (words: string) => (await desk.value(findServices, { words })).map(({ serviceId }) => serviceId)
  expect(await find('314 123 45 67')).toEqual(expect.arrayContaining(['rs-water', 'povv-cold-water']))
  expect(await find('54-1234567')).toContain('nsk-water')
  expect((await find('7451000101'))[0]).toBe('rs-water') // its INN
  expect(await find('123')).toEqual([])
})

test('services are given by their ids however many the catalogue has, and those that left it are not', async () => {
  const desk = await openAs()
  const given = await desk.value(getServices, { serviceIds: ['rs-water', 'gone-for-ever', 'intercom'] })
  expect(given.map(({ serviceId }) => serviceId)).toEqual(['rs-water', 'intercom'])
})
