// Who a code is to pay: strangers, of whom the first payment asks for confirmation (seed 003), and invented payees.
import { describe, expect, test } from 'vitest'
import { shippedCatalogue } from '../../../electron/records/catalogue.ts'
import { payeeOfCode } from '../../../electron/records/payees-of-codes.ts'
import { recognizeBill } from '../../../shared/contract/bills.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { readPaymentQr } from '../../../shared/domain/payment-qr.ts'
import { openCashDesk, type TestDesk } from '../../support/desk.ts'

const details = {
  payeeName: 'АО "Мосэнергосбыт"',
  payeeInn: '7736520080',
  payeeKpp: '997650001',
  payeeAccount: '40702810338360027201',
  bankName: 'ПАО "Сбербанк России"',
  bankBic: '044525225',
  bankCorrAccount: '30101810400000000225',
  purpose: 'Оплата электроэнергии',
}

const bill = (changes: Record<string, string> = {}): string =>
  Object.entries({
    Name: details.payeeName,
    PersonalAcc: details.payeeAccount,
    BankName: details.bankName,
    BIC: details.bankBic,
    CorrespAcc: details.bankCorrAccount,
    PayeeINN: details.payeeInn,
    KPP: details.payeeKpp,
    Purpose: details.purpose,
    PersAcc: '2287008779',
    Sum: '61069',
    ...changes,
  }).reduce((code, [key, value]) => `${code}|${key}=${value}`, 'ST00012')

const recognize = (desk: TestDesk, text: string) => desk.value(recognizeBill, { text })

const payOnce = (desk: TestDesk) =>
  desk.value(acceptPayment, {
    lines: [
      {
        payee: 'free',
        details,
        account: '2287008779',
        period: null,
        amountKopecks: 61_069,
        origin: 'scan',
        confirmed: true,
      },
    ],
    givenKopecks: 61_069,
  })

test('a payee is a stranger until it was paid here, and known from that moment on', async () => {
  const desk = await openCashDesk()
  expect(await recognize(desk, bill())).toMatchObject({ knownSince: null, warnings: ['payee_unknown'] })
  await payOnce(desk)
  expect(await recognize(desk, bill())).toMatchObject({ knownSince: expect.any(String), warnings: [], details })
})

test('a wedge without Cyrillic gives a known payee the names that were compared then, never those of the code', async () => {
  const desk = await openCashDesk()
  await payOnce(desk)
  const keyed = bill({ Name: ' "" 5', BankName: '""', Purpose: 'ELECTRO' })
  expect(await recognize(desk, keyed)).toMatchObject({
    warnings: [],
    details: { payeeName: details.payeeName, bankName: details.bankName, purpose: 'ELECTRO' },
  })
  // A name is no reason to trust: other details under it are a stranger's.
  for (const changes of [{ PayeeINN: '6168108630' }, { PersonalAcc: '40702810952090030727', BIC: '046015602' }])
    expect(await recognize(desk, bill(changes)), JSON.stringify(changes)).toMatchObject({ knownSince: null })
})

test('what else is doubtful in a known payee’s code is said all the same', async () => {
  const desk = await openCashDesk()
  await payOnce(desk)
  for (const [changes, warnings] of [
    [{ Sum: '610.69' }, ['sum_fractional']],
    [{ Purpose: '' }, ['details_incomplete']],
    [{ Sum: '61069|Sum=5' }, ['sum_ambiguous']],
  ] as const)
    expect(await recognize(desk, bill(changes)), JSON.stringify(changes)).toMatchObject({
      knownSince: expect.any(String),
      warnings,
    })
})

const provider = (id: string) => {
  const found = shippedCatalogue().providers.find((one) => one.id === id)
  if (!found) throw new Error(`no provider ${id}`)
  return found
}
const codeOf = (id: string, tail: string): string => {
  const { account, bankBic, inn } = provider(id)
  return `ST00012|Name=x|PersonalAcc=${account}|BIC=${bankBic}|PayeeINN=${inn}|${tail}`
}
describe('a desk that takes real money', () => {
  const read4 = (text: string) => {
    const reading = readPaymentQr(text)
    if (!reading.qr.ok) throw new Error(reading.qr.reason)
    return { ...reading, qr: reading.qr }
  }
  const { providers } = shippedCatalogue()

  test('knows a demo bill as one, and takes no stranger for an invented payee', () => {
    const demoBill = read4(codeOf('raschetnye-sistemy', 'PersAcc=3141234567|Sum=5'))
    expect(payeeOfCode(providers, demoBill, 'demo').named).toBe('known')
    expect(payeeOfCode(providers, demoBill, 'real')).toMatchObject({
      named: 'demo',
      provider: { id: 'raschetnye-sistemy' },
    })
    // The invented INN may be somebody's real one.
    const stranger = read4('ST00012|PersonalAcc=40702810338360027201|BIC=044525225|PayeeINN=7451000101|PersAcc=1|Sum=5')
    expect(payeeOfCode(providers, stranger, 'demo').named).toBe('differs')
    expect(payeeOfCode(providers, stranger, 'real').named).toBe('unknown')
  })

  test('two providers of one INN are told apart by their accounts', () => {
    const [one, other] = [
      { ...provider('gu-is'), demo: false },
      { ...provider('set-ural'), demo: false, inn: provider('gu-is').inn },
    ]
    const named = (account: string) =>
      payeeOfCode(
        [one, other],
        read4(`ST00012|PersonalAcc=${account}|BIC=${one.bankBic}|PayeeINN=${one.inn}|PersAcc=1`),
        'real',
      )
    expect(named(other.account)).toMatchObject({ named: 'known', providers: [{ id: 'set-ural' }] })
    expect(named(one.account)).toMatchObject({ named: 'known', providers: [{ id: 'gu-is' }] })
    expect(named(provider('mup-povv').account)).toMatchObject({ named: 'differs', provider: { id: 'gu-is' } })
    const silent = payeeOfCode([one, other], read4(`ST00012|PayeeINN=${one.inn}|PersAcc=1`), 'real')
    expect(silent).toMatchObject({ named: 'known', providers: [{ id: 'gu-is' }, { id: 'set-ural' }] })
  })
})
