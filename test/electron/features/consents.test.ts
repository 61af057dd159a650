import { describe, expect, test } from 'vitest'
import { foundErasures, readErasureList } from '../../../electron/db/erasure-list.ts'
import { databaseFile } from '../../../electron/desk.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { documentOf } from '../../../electron/records/clients.ts'
import { listJournal, wholeJournal } from '../../../shared/contract/journal.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { changeEmail, openCard, findClients, getCard } from '../../../shared/contract/clients.ts'
import { getSignedText, getWithdrawal, withdrawConsent } from '../../../shared/contract/consents.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { deskKeysOf, ivanova, openRegisteringDesk, petrov, register } from '../../support/registering-desk.ts'
import { plainOf, rawHolds } from '../../support/decrypt-everything.ts'
import { countOf } from '../../support/count-of.ts'

const emptied = (desk: () => TestDesk) => async (): Promise<boolean> => {
  const [row] = desk().database.raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return row?.busy === 0
}

/** A desk with Ivanova registered, and her card open with the document in hand. */
const withIvanova = async () => {
  const box: { desk?: TestDesk } = {}
  const own = (): TestDesk => {
    if (!box.desk) throw new Error('not open yet')
    return box.desk
  }
  const desk = await openRegisteringDesk({ emptyWal: emptied(own) })
  box.desk = desk
  const { clientId, registrationId } = await register(desk, { ...ivanova, middleName: 'Ревмировна' })
  const { grant, level } = await desk.value(openCard, { clientId, proof: { kind: 'registration', registrationId } })
  expect(level).toBe('document')
  // One e-mail in the history, one on the card.
  for (const email of emails) await desk.value(changeEmail, { grant, email })
  return { desk, clientId, grant, registrationId }
}

const emails = ['a.ivanova@example.ru', 'anna.iv@example.com']
const secrets = ['654321', '+79123456789', '1986-03-12', 'Свободы, д. 32, кв. 17', 'Ревмировна', ...emails]

describe('withdrawal of the consent to processing', { timeout: 30_000 }, () => {
  test('shows what it would do, with its paper, before anything is done', async () => {
    const { desk, grant } = await withIvanova()
    const shown = await desk.value(getWithdrawal, { grant, kind: 'processing' })
    expect(shown).toMatchObject({ numbers: 1, documents: 1, shortName: 'Иванова А. Р.' })
    const text = paperLinesToText(shown?.paper.lines ?? [])
    expect(text).toContain('ПОДТВЕРЖДЕНИЕ')
    expect(text).toContain('Сохранено по закону')
    expect(text).toContain('115-ФЗ')
    expect(text).toMatch(/Редакция 20/) // the wording that will be printed
    expect(text).not.toContain('Иванова') // the name is on the real paper only
    expect(desk.database.db.get('SELECT 1 FROM erasures')).toBeUndefined()
  })

  test('leaves nothing that the desk’s keys could open, in the file and in the WAL', async () => {
    const { desk, clientId, grant } = await withIvanova()
    const keys = deskKeysOf(desk)
    const before = plainOf(desk.database.db, keys)
    for (const secret of secrets) expect(before.includes(secret), secret).toBe(true)
    const phone = keys.lookup('number', '+79123456789')
    expect(before).toContain(phone)
    const wrapped = desk.database.db.get<{ wrapped: Uint8Array }>(
      'SELECT wrapped FROM client_keys WHERE client_id = :clientId',
      { clientId },
    )?.wrapped
    if (!wrapped) throw new Error('the client has no key')
    expect(rawHolds(databaseFile(desk.folder), wrapped)).toBe(true)

    await desk.value(withdrawConsent, { grant, kind: 'processing' })
    await expect
      .poll(() => desk.database.db.get("SELECT 1 FROM audit_events WHERE kind = 'erasure.finished'"))
      .toBeDefined()
    // «Город» must still be told which number is revoked: until then its row keeps it, sealed, and nothing else does.
    expect(plainOf(desk.database.db, keys)).toContain('+79123456789')
    desk.database.transact((tx) => tx.run('UPDATE outbox SET body = NULL, body_key = NULL'))
    const after = plainOf(desk.database.db, keys)
    for (const secret of [...secrets, phone]) expect(after.includes(secret), secret).toBe(false)
    await expect.poll(() => desk.printer.papers.at(-1)?.title).toMatch(/^withdrawal/)
    await desk.queue.settled()
    await emptied(() => desk)()
    for (const bytes of [wrapped, Buffer.from(phone), Buffer.from('Ревмировна')])
      expect(rawHolds(databaseFile(desk.folder), bytes)).toBe(false)

    expect(await desk.value(getCard, { grant })).toBeNull()
    const found = await desk.value(findClients, { words: 'иванова анна ревмировна' })
    expect(found.clients.map((one) => one.clientId)).not.toContain(clientId)
    expect(verifyJournal(desk.database.db, '').intact).toBe(true)
    const numbers = desk.database.db.all('SELECT state FROM system_numbers WHERE client_id = :clientId', { clientId })
    expect(numbers).toEqual([{ state: 'revoked' }])
    expect(
      desk.database.db.get("SELECT 1 FROM outbox WHERE client_id = :clientId AND kind = 'number_revoked'", {
        clientId,
      }),
    ).toBeDefined()
    expect(readErasureList(desk.folder).map((one) => one.clientId)).toEqual([clientId])
  })

  test('needs the document in hand, a visit that lasts, and a client who is there', async () => {
    const { desk, clientId, grant } = await withIvanova()
    const named = await desk.value(openCard, { clientId, proof: { kind: 'none' } })
    expect(await desk.error(withdrawConsent, { grant: named.grant, kind: 'processing' })).toMatchObject({
      code: 'clients.level_too_low',
    })
    await desk.value(withdrawConsent, { grant, kind: 'processing' })
    expect(await desk.error(withdrawConsent, { grant, kind: 'processing' })).toMatchObject({
      code: 'clients.grant_ended',
    })
    expect(await desk.value(getWithdrawal, { grant: named.grant, kind: 'processing' })).toBeNull()
    expect(await desk.error(withdrawConsent, { grant: named.grant, kind: 'processing' })).toMatchObject({
      code: 'clients.level_too_low',
    })
    expect(await desk.error(openCard, { clientId, proof: { kind: 'none' } })).toMatchObject({ code: 'clients.unknown' })
  })

  test('leaves the other clients and lets the same person come again with a new consent', async () => {
    const { desk, clientId, grant } = await withIvanova()
    const other = await register(desk, petrov, '+7 912 000-11-22')
    await desk.value(withdrawConsent, { grant, kind: 'processing' })
    const again = await register(desk, ivanova, '+7 912 345-67-89')
    expect(again.clientId).not.toBe(clientId)
    const card = await desk.value(openCard, {
      clientId: other.clientId,
      proof: { kind: 'document', seriesNumber: petrov.seriesNumber },
    })
    expect((await desk.value(getCard, { grant: card.grant }))?.numbers).toHaveLength(1)
  })

  test('writes ids and counts into the journal, never values', async () => {
    const { desk, clientId, grant } = await withIvanova()
    await desk.value(withdrawConsent, { grant, kind: 'processing' })
    const row = desk.database.db.get<{ body: string }>("SELECT body FROM audit_events WHERE kind = 'client.erased'")
    const body = JSON.parse(row?.body ?? '{}') as { data: Record<string, unknown> }
    expect(body.data).toEqual({
      clientId,
      clientIds: [clientId],
      level: 'document',
      documents: 1,
      representatives: 0,
      numbers: 1,
      links: 0,
    })
  })
})

test('a payment made through a link stays, with its link as ids; the other links and their accounts are emptied', async () => {
  const desk = await openRegisteringDesk()
  await desk.value(openShift, { count: countOf(0), reason: null })
  const keys = deskKeysOf(desk)
  const { db } = desk.database
  const { clients } = await desk.value(findClients, { words: 'абрамова' })
  const clientId = clients[0]?.clientId ?? ''
  const document = documentOf(db, keys, clientId)
  const seriesNumber = `${document?.series}${document?.number}`
  const { grant } = await desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber } })
  const links = (await desk.value(getCard, { grant }))?.links ?? []
  expect(links.length).toBeGreaterThan(2)
  const [paid] = links
  if (!paid) throw new Error('no links')
  const { serviceId, account, linkId } = paid
  const line = {
    payee: 'catalogue',
    serviceId,
    account,
    period: '2026-10',
    amountKopecks: 5_000,
    origin: 'link',
  } as const
  const { receiptNumber } = await desk.value(acceptPayment, { lines: [{ ...line, linkId }], givenKopecks: 5_000 })
  const sealed = await desk.value(getWithdrawal, { grant, kind: 'processing' })
  expect(sealed).toMatchObject({ payments: 1, links: links.length })

  await desk.value(withdrawConsent, { grant, kind: 'processing' })
  expect(verifyJournal(db, '').intact).toBe(true)
  const { entries } = await desk.value(listJournal, { filter: { ...wholeJournal, shift: 'open' }, before: null })
  expect(entries.map((entry) => entry.receiptNumber)).toContain(receiptNumber)
  const kept = db.all<{ id: string }>('SELECT id FROM links WHERE client_id = :clientId', { clientId })
  expect(kept).toEqual([{ id: linkId }])
  // An account that somebody else holds, too, keeps what its provider told of it.
  let emptied = 0
  for (const link of links) {
    const row = db.get<{ payer: string; address: string; held: number }>(
      `SELECT a.payer_name AS payer, a.address,
         (SELECT count(*) FROM links l WHERE l.service_account_id = a.id AND l.unlinked_at IS NULL) AS held
       FROM service_accounts a WHERE a.service_id = :serviceId AND a.account = :account`,
      { serviceId: link.serviceId, account: link.account },
    )
    expect(row?.payer === '' && row.address === '').toBe(row?.held === 0)
    if (row?.held === 0) emptied++
  }
  expect(emptied).toBeGreaterThan(0)
}, 30_000)

test('advertising alone is ended by one more row, and nothing else changes', async () => {
  const { desk, clientId, grant } = await withIvanova()
  expect(await desk.error(withdrawConsent, { grant, kind: 'advertising' })).toMatchObject({
    code: 'consents.none_given',
  })
  desk.database.raw.exec("UPDATE consents SET given = 1 WHERE kind = 'advertising'")
  await desk.value(withdrawConsent, { grant, kind: 'advertising' })
  const shown = await desk.value(getWithdrawal, { grant, kind: 'advertising' })
  expect(shown?.consents.map(({ kind, given }) => [kind, given])).toEqual([
    ['processing', true],
    ['advertising', false],
  ])
  expect(desk.database.db.get('SELECT 1 FROM client_keys WHERE client_id = :clientId', { clientId })).toBeDefined()
})

test('the text that was signed is shown years later, without the person', async () => {
  const { desk, grant } = await withIvanova()
  const shown = await desk.value(getWithdrawal, { grant, kind: 'processing' })
  const version = shown?.consents[0]?.textVersion ?? ''
  const paper = await desk.value(getSignedText, { kind: 'consent', version })
  const text = paperLinesToText(paper?.lines ?? [])
  expect(text).toContain('СОГЛАСИЕ на обработку')
  expect(text).not.toMatch(/Иванова|654321/)
  expect(await desk.value(getSignedText, { kind: 'consent', version: 'consent-2026-11' })).not.toBeNull()
  expect(await desk.value(getSignedText, { kind: 'consent', version: 'never' })).toBeNull()
})

test('a list of erasures is found beside the copies, and a line that can’t be read hides no other', async () => {
  const desk = await openTestDesk()
  expect(foundErasures([desk.folder, '/nowhere'])).toEqual([])
})
