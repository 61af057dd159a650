import { expect, test } from 'vitest'
import { createOperator, resetOperatorPassword } from '../../../shared/contract/operators.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { changePassword, signIn } from '../../../shared/contract/session.ts'
import { freeLine, openCashDesk, openTestDesk, type TestDesk, waterLine } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { realPassphrase, setUpRealDesk } from '../../support/real-desk.ts'

// What a person typed is on disk only where it is kept on purpose: names of payees, accounts and purposes of accepted
// payments (class B, architecture.md), names and logins of operators.

const loggedText = (desk: TestDesk): string => JSON.stringify(desk.logged)

test('a payment that was refused leaves no trace of what was typed that can be read', async () => {
  const desk = await openCashDesk()
  const line = freeLine()
  if (line.payee !== 'free') throw new Error('a free line')
  const marked = { ...line, account: 'ПРИМЕТА77', details: { ...line.details, purpose: 'За приметы' } }
  await desk.error(acceptPayment, { lines: [marked], givenKopecks: 1 })
  // The draft that main keeps is sealed.
  expect(desk.database.db.get('SELECT 1 AS one FROM drafts')).toEqual({ one: 1 })
  for (const text of ['ПРИМЕТА77', 'За приметы']) expect(filesHolding(desk.folder, text)).toEqual([])
  expect(loggedText(desk)).not.toContain('ПРИМЕТА77')
})

test('an accepted payment keeps what its line relies on, and the log of commands keeps an HMAC', async () => {
  const desk = await openCashDesk()
  await desk.value(acceptPayment, { lines: [waterLine(81_240, '3149998887')], givenKopecks: 777_777 })
  // Negative control of the search: class B stands in the file, in the line and nowhere else.
  expect(filesHolding(desk.folder, '3149998887')).not.toEqual([])
  const { answer, hmac } = desk.database.db.get<{ answer: string; hmac: string }>(
    "SELECT answer, input_hmac AS hmac FROM command_log WHERE operation = 'payments.accept'",
  ) ?? { answer: '', hmac: '' }
  expect(hmac).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.keys(JSON.parse(answer) as object).sort()).toEqual([
    'changeKopecks',
    'dueKopecks',
    'givenKopecks',
    'paymentId',
    'printJobId',
    'receiptNumber',
  ])
  const audit = desk.database.db.all<{ body: string }>('SELECT body FROM audit_events').map(({ body }) => body)
  expect(audit.join()).not.toContain('3149998887')
})

test('passwords are nowhere: not in the database, not in the audit, not in the log', async () => {
  const desk = await openTestDesk({ kind: 'real' })
  const passwords = ['первый-пароль-1', 'временный-пароль-2', 'ещё-временный-3', 'собственный-4', 'неверный-5']
  const [first = '', temporary = '', again = '', own = '', wrong = ''] = passwords
  const administrator = { login: 'Admin', name: 'Админов Игорь', password: first }
  await setUpRealDesk(desk, { administrator })
  await desk.value(signIn, { login: 'admin', password: first })
  const input = { login: 'kassir', name: 'Кассирова Анна', role: 'cashier' as const, temporaryPassword: temporary }
  const { operatorId } = await desk.value(createOperator, input)
  await desk.value(resetOperatorPassword, { operatorId, temporaryPassword: again })
  desk.session.end()
  await desk.error(signIn, { login: 'kassir', password: wrong })
  await desk.value(signIn, { login: 'kassir', password: again })
  await desk.value(changePassword, { current: again, next: own })
  for (const password of [...passwords, realPassphrase]) {
    expect(filesHolding(desk.folder, password), password).toEqual([])
    expect(loggedText(desk)).not.toContain(password)
  }
  expect(filesHolding(desk.folder, 'Кассирова Анна')).not.toEqual([])
  // The audit speaks of operators by id.
  const audit = desk.database.db
    .all<{ body: string }>('SELECT body FROM audit_events')
    .map(({ body }) => body)
    .join()
  expect(audit).toContain(operatorId)
  for (const text of ['Кассирова', 'kassir', 'Admin', 'admin"']) expect(audit).not.toContain(text)
}, 60_000)
