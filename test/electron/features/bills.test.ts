import { describe, expect, test } from 'vitest'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { findServices, recognizeBill } from '../../../shared/contract/bills.ts'
import { isAccountKeyValid, isBicValid, isInnValid } from '../../../shared/domain/bank-account.ts'
import { samples } from '../../shared/domain/payment-qr-samples.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'

const { providers, findService } = shippedCatalogue()

const openAsCashier = async (): Promise<TestDesk> => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  return desk
}

/** The code on a bill of «Расчётные системы»; `null` leaves a field out. */
const billCode = (changes: Record<string, string | null> = {}): string => {
  const fields: Record<string, string | null> = {
    Name: 'ООО «Расчётные системы»',
    PersonalAcc: '40702810800000314001',
    BankName: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
    BIC: '047501779',
    CorrespAcc: '30101810400000000779',
    PayeeINN: '7451000101',
    PersAcc: '3141234567',
    PaymPeriod: '102026',
    Sum: '81240',
    ...changes,
  }
  const written = Object.entries(fields).filter(([, value]) => value !== null)
  return ['ST00012', ...written.map(([key, value]) => `${key}=${value}`)].join('|')
}

const recognize = async (changes: Record<string, string | null> = {}) =>
  (await openAsCashier()).value(recognizeBill, { text: billCode(changes) })

describe('a bill of a known payee', () => {
  test('is paid to the catalogue’s own service, with account, period and sum of the code and nothing to look at', async () => {
    expect(await recognize()).toMatchObject({
      outcome: 'known',
      service: { serviceId: 'rs-water', providerName: 'ООО «Расчётные системы»', demo: true },
      account: '3141234567',
      period: '2026-10',
      sumKopecks: 81_240,
      warnings: [],
    })
  })

  test('is known by its account where the code has no INN, or a 0 in its place', async () => {
    for (const PayeeINN of [null, '0', '0000000000'])
      expect(await recognize({ PayeeINN })).toMatchObject({
        outcome: 'known',
        service: { serviceId: 'rs-water' },
        warnings: [],
      })
  })

  test('needs no correct name: names are the catalogue’s', async () => {
    expect(await recognize({ Name: 'чужое имя', BankName: null, CorrespAcc: null })).toMatchObject({
      outcome: 'known',
      service: { providerName: 'ООО «Расчётные системы»' },
      warnings: [],
    })
  })

  test('with other bank details is a hard stop: a substituted code', async () => {
    const cases: [Record<string, string>, string[]][] = [
      [{ PersonalAcc: '40702810338360027201' }, ['PersonalAcc']],
      [{ CorrespAcc: '30101810400000000225' }, ['CorrespAcc']],
      [{ BIC: '044525225' }, ['BIC']],
      [{ PersonalAcc: '40702810338360027201', BIC: '044525225' }, ['PersonalAcc', 'BIC']],
      // The account of one provider under the INN of another, or under a stranger's.
      [{ PayeeINN: '7451000207' }, ['PersonalAcc']],
      [{ PayeeINN: '7736520080' }, ['PayeeINN']],
    ]
    for (const [changes, fields] of cases) {
      const bill = await recognize(changes)
      const differs = bill.outcome === 'details_differ' ? bill.differs.map(({ field }) => field) : bill.outcome
      expect(differs, JSON.stringify(changes)).toEqual(fields)
    }
    expect(await recognize({ PersonalAcc: '40702810100000314002' })).toEqual({
      outcome: 'details_differ',
      providerName: 'ООО «Расчётные системы»',
      differs: [{ field: 'PersonalAcc', inCode: '40702810100000314002', inCatalogue: '40702810800000314001' }],
      otherProviderName: providers.find(({ id }) => id === 'mup-povv')?.name,
    })
  })

  test('whose account stands twice, once with another value, is stopped too', async () => {
    const text = `${billCode()}|PersonalAcc=40702810338360027201`
    expect(await (await openAsCashier()).value(recognizeBill, { text })).toMatchObject({
      outcome: 'details_differ',
      differs: [{ field: 'PersonalAcc', inCode: '40702810338360027201' }],
    })
  })

  test('without a sum, with a zero or a fraction asks for it and guesses nothing', async () => {
    const cases: [string | null, string[]][] = [
      [null, ['sum_missing']],
      ['', ['sum_missing']],
      ['0', ['sum_zero']],
      ['812.40', ['sum_fractional']],
      ['812,40', ['sum_fractional']],
      ['-5', ['sum_negative']],
      ['99999999999999999999', ['sum_too_large']],
      ['много', ['sum_unreadable']],
    ]
    for (const [Sum, warnings] of cases)
      expect(await recognize({ Sum }), String(Sum)).toMatchObject({ outcome: 'known', sumKopecks: null, warnings })
  })

  test('says when the account is missing or is none of this provider’s', async () => {
    expect(await recognize({ PersAcc: null })).toMatchObject({ account: '', warnings: ['account_missing'] })
    expect(await recognize({ PersAcc: '2741234567' })).toMatchObject({
      account: '2741234567',
      warnings: ['account_format'],
    })
  })

  test('of the private sector gets its account padded as the provider writes it', async () => {
    const nsk = providers.find(({ id }) => id === 'gorvodokanal-nsk')
    const changes = { PersonalAcc: nsk?.account ?? '', PayeeINN: nsk?.inn ?? '' }
    for (const PersAcc of ['7785', '11-0007785'])
      expect(await recognize({ ...changes, PersAcc })).toMatchObject({
        service: { serviceId: 'nsk-private' },
        account: '11-0007785',
        warnings: [],
      })
    expect(await recognize({ ...changes, PersAcc: '54-1234567' })).toMatchObject({
      service: { serviceId: 'nsk-water' },
      account: '54-1234567',
    })
  })

  test('scanned under the Russian layout is read all the same', async () => {
    const text =
      'ЫЕ00012/ЗукыщтфдФсс=40702810800000314001/ИШС=047501779/ЗфнууШТТ=7451000101/ЗукыФсс=3141234567/Ыгь=81240'
    expect(await (await openAsCashier()).value(recognizeBill, { text })).toMatchObject({
      outcome: 'known',
      account: '3141234567',
      sumKopecks: 81_240,
    })
  })
})

describe('a bill of an unknown payee', () => {
  const stranger = {
    Name: 'АО "Мосэнергосбыт"',
    PersonalAcc: '40702810338360027201',
    BankName: 'ПАО "Сбербанк России"',
    BIC: '044525225',
    CorrespAcc: '30101810400000000225',
    PayeeINN: '7736520080',
    KPP: '997650001',
    Purpose: 'Оплата электроэнергии',
    PersAcc: '2287008779',
  }

  test('with complete details gives them to be confirmed', async () => {
    expect(await recognize(stranger)).toEqual({
      outcome: 'unknown_payee',
      details: {
        payeeName: 'АО "Мосэнергосбыт"',
        payeeInn: '7736520080',
        payeeKpp: '997650001',
        payeeAccount: '40702810338360027201',
        bankName: 'ПАО "Сбербанк России"',
        bankBic: '044525225',
        bankCorrAccount: '30101810400000000225',
        purpose: 'Оплата электроэнергии',
      },
      account: '2287008779',
      period: '2026-10',
      sumKopecks: 81_240,
      warnings: ['payee_unknown'],
      meters: [],
      payerName: '',
      payerAddress: '',
      knownSince: null,
    })
  })

  test('says what of the details is missing', async () => {
    for (const field of ['Name', 'PayeeINN', 'BankName', 'BIC', 'Purpose'] as const) {
      const bill = await recognize({ ...stranger, [field]: null })
      expect(bill).toMatchObject({
        outcome: 'unknown_payee',
        warnings: expect.arrayContaining(['payee_unknown', 'details_incomplete']),
      })
    }
    // A correspondent account and a KPP are not everyone's.
    expect(await recognize({ ...stranger, KPP: '0', CorrespAcc: '0' })).toMatchObject({
      details: { payeeKpp: '', bankCorrAccount: '' },
      warnings: ['payee_unknown'],
    })
  })

  test('says which keys do not fit', async () => {
    const warningsOf = async (changes: Record<string, string>) => {
      const bill = await recognize({ ...stranger, ...changes })
      return bill.outcome === 'unknown_payee' ? bill.warnings : [bill.outcome]
    }
    expect(await warningsOf({ PersonalAcc: '40702810338360027202' })).toEqual(['payee_unknown', 'key_invalid'])
    expect(await warningsOf({ CorrespAcc: '30101810400000000226' })).toEqual(['payee_unknown', 'key_invalid'])
    expect(await warningsOf({ PayeeINN: '7736520081' })).toEqual(['payee_unknown', 'inn_invalid'])
    expect(await warningsOf({})).toEqual(['payee_unknown'])
  })

  test('is every sample of the standard: read, never taken for somebody we know', async () => {
    const desk = await openAsCashier()
    for (const text of Object.values(samples)) {
      const bill = await desk.value(recognizeBill, { text })
      expect(bill.outcome).toBe('unknown_payee')
    }
  })
})

describe('what is no bill', () => {
  test('is told by its reason', async () => {
    const desk = await openAsCashier()
    const cases: [string, string][] = [
      [' ', 'empty'],
      ['вода 3141234567', 'not_payment_code'],
      ['https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01', 'sbp_link'],
      ['t=20260811T1530&s=1520.00&fn=9280440300888999&i=12345&fp=1234567890&n=1', 'fiscal_receipt'],
      ['https://example.ru/pay?id=1', 'web_link'],
      ['ST00022|PersonalAcc=40702810338360027201', 'unsupported_version'],
      ['ST00012|Name=x|BIC=047501779|Sum=100', 'no_account'],
    ]
    for (const [text, reason] of cases)
      expect(await desk.value(recognizeBill, { text }), text).toEqual({ outcome: 'not_a_bill', reason, code: null })
    expect(await desk.error(recognizeBill, { text: '' })).toMatchObject({ kind: 'invalid_input' })
    expect(await desk.error(recognizeBill, { text: 'x'.repeat(4001) })).toMatchObject({ kind: 'invalid_input' })
  })
})

describe('finding a service', () => {
  const find = async (desk: TestDesk, words: string) =>
    (await desk.value(findServices, { words })).map(({ serviceId }) => serviceId)

  test('works by name, alias and INN, in any case and order, ё as е', async () => {
    const desk = await openAsCashier()
    const cases: [string, string][] = [
      ['расчётные', 'rs-water'],
      ['РАСЧЕТНЫЕ СИСТЕМЫ', 'rs-water'],
      ['системы расчётные', 'rs-water'],
      ['vsbt174', 'rs-water'],
      ['ВСБТ', 'rs-water'],
      ['7451000101', 'rs-water'],
      ['повв хвс', 'povv-cold-water'],
      ['хвс повв', 'povv-cold-water'],
      ['платёжный', 'guis-epd'],
      ['платежный «ГУ ИС»', 'guis-epd'],
      ['778', ''],
    ]
    for (const [words, serviceId] of cases) {
      const found = await find(desk, words)
      if (serviceId === '') expect(found, words).toEqual([])
      else expect(found, words).toContain(serviceId)
    }
    expect(await find(desk, 'повв новосибирск')).toEqual([])
  })

  test('with no words lists what there is', async () => {
    const desk = await openAsCashier()
    const all = providers.flatMap(({ services }) => services.map(({ id }) => id))
    expect(await find(desk, '  ')).toEqual(all)
  })
})

describe('the catalogue', () => {
  test('holds no bank details whose keys do not fit, and every service is found by its id', () => {
    expect(providers.length).toBeGreaterThan(4)
    for (const { id, inn, bankBic, account, bankCorrAccount, services, demo } of providers) {
      expect(
        [
          isInnValid(inn),
          isBicValid(bankBic),
          isAccountKeyValid(bankBic, account),
          isAccountKeyValid(bankBic, bankCorrAccount),
        ],
        id,
      ).toEqual([true, true, true, true])
      expect(demo).toBe(true)
      for (const service of services) expect(findService(service.id)?.provider.id).toBe(id)
    }
    // One account or INN for two providers would make a bill ambiguous.
    expect(new Set(providers.map(({ account }) => account)).size).toBe(providers.length)
    expect(new Set(providers.map(({ inn }) => inn)).size).toBe(providers.length)
  })
})
