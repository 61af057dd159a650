import { describe, expect, test } from 'vitest'
import { sweepRetention } from '../../../electron/records/retention.ts'
import { rotateSlice, rotatedHomes, rotationStart } from '../../../electron/records/key-rotation.ts'
import { createDeskKeys } from '../../../electron/db/desk-keys.ts'
import { dropPayer, getPayer, recordPayerRefusal } from '../../../shared/contract/payers.ts'
import { acceptPayment, getReceiptPaper } from '../../../shared/contract/payments.ts'
import {
  auditOf,
  commandId,
  freeLine,
  openCashDesk,
  openTestDesk,
  type TestDesk,
  testRandom,
} from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { bigKopecks, identified, organisation, typedPayer } from '../../support/paying-client.ts'
import { ivanova } from '../../support/registering-desk.ts'

const bigLine = freeLine(bigKopecks)
const pay = { lines: [bigLine], givenKopecks: bigKopecks }

/** Words that stand nowhere else on a demo desk. */
const document = {
  ...ivanova,
  seriesNumber: '75 19 817263',
  lastName: 'ЩУКАРЁВА',
  firstName: 'МИЛОЛИКА',
  middleName: 'ЕВГРАФОВНА',
  issuedBy: 'Неведомым отделом',
  address: 'г. Челябинск, Тридевятый тракт, д. 7',
}
const secrets = ['Щукарёва', 'ЩУКАРЁВА', 'Милолика', '7519817263', '817263', 'Тридевятый', 'Неведомым', '500100732259']
const full = typedPayer([bigLine], {
  ...{ level: 'full', payer: { source: 'typed', document }, inn: '500100732259', phone: '8 351 700-00-00' },
  organisation: { ...organisation, organisationName: 'ООО «Щукарёва и Ко»' },
})
const bodies = ({ database }: TestDesk) =>
  database.db.all<{ body: Uint8Array | null; lookup: string }>('SELECT body, lookup FROM payers ORDER BY id')
const told = (desk: TestDesk): string =>
  JSON.stringify([
    desk.logged,
    desk.database.db.all('SELECT kind, body FROM audit_events'),
    desk.database.db.all('SELECT operation, input_hmac, answer FROM command_log'),
    desk.database.db.all('SELECT kind, title, reason FROM print_jobs'),
    desk.database.db.all('SELECT * FROM payment_payers'),
  ])

describe('what is kept of a payer', () => {
  test('lies sealed in one home, and nowhere else in clear', async () => {
    const desk = await openCashDesk()
    const payerId = await identified(desk, full)
    await desk.value(acceptPayment, { ...pay, payerId })
    expect(secrets.filter((word) => told(desk).includes(word))).toEqual([])
    expect(secrets.filter((word) => filesHolding(desk.folder, word).length > 0)).toEqual([])
    // Negative control: what is not personal is found by the same look.
    expect(filesHolding(desk.folder, 'Мосэнергосбыт').length).toBeGreaterThan(0)
    expect(told(desk)).toContain(payerId)
    expect(auditOf(desk, 'payer.identified')).toEqual([
      { payerId, identification: 'full', grounds: ['line_above'], organisation: true, level: 'document' },
    ])
  })

  test('is no client, and makes no registration', async () => {
    const desk = await openCashDesk()
    const count = () => desk.database.db.get<{ n: number }>('SELECT count(*) AS n FROM clients')?.n
    const before = count()
    await desk.value(acceptPayment, { ...pay, payerId: await identified(desk, full) })
    expect(count()).toBe(before)
  })

  test('is destroyed when the payment is left, when its half-hour is over, and when the client is refused', async () => {
    const desk = await openCashDesk()
    await desk.value(dropPayer, { payerId: await identified(desk, full) })
    expect(bodies(desk)).toEqual([])

    const refused = await identified(desk, full)
    const said = { reason: 'document_doubtful', note: '' } as const
    await desk.value(recordPayerRefusal, { payerId: refused, act: 'suspicion', ...said })
    expect(bodies(desk)).toHaveLength(1)
    await desk.value(recordPayerRefusal, { payerId: refused, act: 'refusal', ...said })
    expect(bodies(desk)).toEqual([])
    expect(auditOf(desk, 'screening.recorded')).toMatchObject([
      { payerId: refused, act: 'suspicion' },
      { payerId: refused, act: 'refusal' },
    ])

    const late = await identified(desk, full)
    desk.clock.advance(31 * 60_000)
    expect(await desk.value(getPayer, { payerId: late })).toBeNull()
    expect(await desk.error(acceptPayment, { ...pay, payerId: late })).toMatchObject({ code: 'payments.payer_unknown' })
    const { destroyExpiredPayers } = await import('../../../electron/records/payers.ts')
    desk.database.transact((tx) => destroyExpiredPayers(tx, new Date(desk.clock.nowMs()).toISOString()))
    expect(bodies(desk)).toEqual([])
  })

  test('another operator neither sees it nor pays with it', async () => {
    const desk = await openCashDesk()
    const payerId = await identified(desk, full)
    await desk.signInAs('supervisor')
    expect(await desk.value(getPayer, { payerId })).toBeNull()
    await desk.value(dropPayer, { payerId })
    expect(bodies(desk)).toHaveLength(1)
  })

  test('stays five years after the payment, and is erased then; the payment keeps that there was somebody', async () => {
    const desk = await openCashDesk()
    const { paymentId } = await desk.value(acceptPayment, { ...pay, payerId: await identified(desk, full) })
    const sweep = (at: string) => desk.database.transact((tx) => sweepRetention(tx, at)).removed.payers
    expect(sweep('2031-11-20T06:00:00.000Z')).toBe(0)
    expect(sweep('2031-11-22T06:00:00.000Z')).toBe(1)
    expect(bodies(desk)).toEqual([{ body: null, lookup: '' }])
    const paper = await desk.value(getReceiptPaper, { paymentId, copy: 0 })
    expect(JSON.stringify(paper)).toContain('данные уничтожены')
    expect(desk.database.db.all('SELECT payer_id FROM payment_payers')).toHaveLength(1)
  })

  test('opens under the new key after the keys were changed, and is found by the document', async () => {
    const desk = await openCashDesk()
    await desk.value(acceptPayment, { ...pay, payerId: await identified(desk, full) })
    const [before] = bodies(desk)
    const { keysOf } = await import('../../support/client-sample.ts')
    const { loadKeyFile } = await import('../../../electron/db/sealed.ts')
    const keys = createDeskKeys(testRandom(9))
    keys.open(testRandom(3)(32), loadKeyFile(desk.folder, 'demo.key', testRandom(5)))
    const home = rotatedHomes.findIndex(({ name }) => name === 'payers')
    desk.database.transact((tx) => rotateSlice(tx, keys, { ...rotationStart, home }, 100))
    const [after] = bodies(desk)
    expect(after?.lookup).not.toBe(before?.lookup)
    expect(after?.lookup).toBe(keys.lookup('payer', 'passport_rf:7519817263'))
    // Negative control: the former key opens it no more.
    const { payerOf } = await import('../../../electron/records/payers.ts')
    const paymentId = desk.database.db.get<{ id: string }>('SELECT id FROM payments')?.id ?? ''
    expect(() => payerOf(desk.database.db, keysOf(desk), paymentId)).toThrow()
    expect(payerOf(desk.database.db, keys, paymentId)).toMatchObject({ payer: { inn: '500100732259' } })
  })
})

test('a sealed desk answers for such payments only: their paper waits, plain ones go on', async () => {
  const desk = await openCashDesk()
  const payerId = await identified(desk, full)
  const { paymentId } = await desk.value(acceptPayment, { ...pay, payerId })
  const waiting = await identified(desk, full)
  await desk.close()

  const { nextQueuedJob } = await import('../../../electron/records/print-jobs.ts')
  const next = await openTestDesk({ folder: desk.folder, clock: desk.clock })
  expect(nextQueuedJob(next.database.db, true)?.paymentId).toBe(paymentId)
  expect(nextQueuedJob(next.database.db, false)).toBeUndefined()
  await next.signInAs('cashier')
  const sealed = createDeskKeys(testRandom(4))
  const { payerOf } = await import('../../../electron/records/payers.ts')
  expect(() => payerOf(next.database.db, sealed, paymentId)).toThrow('sealed')
  // With the keys open again the same payment is taken with the payer who was identified before.
  await next.value(acceptPayment, { ...pay, payerId: waiting }, commandId())
  expect(nextQueuedJob(next.database.db, false)).toBeUndefined()
  await next.value(acceptPayment, { lines: [freeLine(100)], givenKopecks: 100 })
  expect(nextQueuedJob(next.database.db, false)).toBeDefined()
})
