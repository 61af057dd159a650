import { describe, expect, test } from 'vitest'
import { passwordMatches } from '../../../electron/core/passwords.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { rangeSettingName } from '../../../electron/records/gorod-numbers.ts'
import { insertImportedNumber, numbersOf, setNumberState } from '../../../electron/records/system-numbers.ts'
import { blockNumber, getCard, openCard } from '../../../shared/contract/clients.ts'
import { linkService } from '../../../shared/contract/links.ts'
import { recordGosuslugi, resetPassword, revokeNumber } from '../../../shared/contract/numbers.ts'
import { confirmCode, issueGorodNumber } from '../../../shared/contract/registration.ts'
import { addClient, addNumber, keysOf } from '../../support/client-sample.ts'
import { auditOf, commandId } from '../../support/desk.ts'
import { annaMobile, openNumbersDesk, smsOnPhone, outboxOf, refusedBy, statesOf } from '../../support/numbers-desk.ts'
import { openRegisteringDesk, petrov, sendAndRead, until, upToPhone, view } from '../../support/registering-desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

const slow = { timeout: 60_000 }

const passwordIn = (text: string): string => /“: (\S+)\./.exec(text)?.[1] ?? ''

describe('a reset of the password', slow, () => {
  test('of a phone goes by SMS, and «Город» gets the verifier of just that password', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId } = desk
    const { way } = await desk.value(resetPassword, { grant, numberId })
    expect(way).toBe('sms')
    const message = await smsOnPhone(desk, 'Пароль')
    const password = passwordIn(message.text)
    expect([message.to, password.length]).toEqual([annaMobile, 10])
    const [row] = outboxOf(desk)
    expect(row).toMatchObject({ kind: 'password_reset', numberId })
    expect(await passwordMatches(password, row?.verifier ?? '')).toBe(true)
    expect(auditOf(desk, 'number.password_reset')).toEqual([
      { clientId: desk.clientId, numberId, way: 'sms', level: 'document' },
    ])
    expect(JSON.stringify(desk.database.db.all('SELECT * FROM audit_events'))).not.toContain(password)
    expect(JSON.stringify(desk.database.db.all('SELECT * FROM command_log'))).not.toContain(password)
  })

  test('of a «Город» number comes on a new sheet, once', async () => {
    const desk = await openNumbersDesk()
    const numberId = addNumber(desk, desk.clientId, { kind: 'gorod', value: '0900000017' })
    const { way, id } = await desk.value(resetPassword, { grant: desk.grant, numberId })
    expect(way).toBe('sheet')
    await until(
      'the sheet',
      () => desk.database.db.get("SELECT 1 FROM print_jobs WHERE id = ? AND state = 'printed'", [id]) !== undefined,
    )
    expect(desk.database.db.get('SELECT kind, body FROM print_jobs WHERE id = ?', [id])).toEqual({
      kind: 'number_sheet',
      body: null,
    })
    expect(outboxOf(desk)).toMatchObject([{ kind: 'password_reset', numberId }])
  })

  test('needs the document in hand, a number that works and a password of ours', async () => {
    const desk = await openNumbersDesk()
    const { clientId, numberId, grant } = desk
    const named = (await desk.value(openCard, { clientId, proof: { kind: 'none' } })).grant
    expect(await desk.error(resetPassword, { grant: named, numberId })).toEqual(refusedBy('clients.level_too_low'))
    const portal = addNumber(desk, clientId, { kind: 'gosuslugi', value: '123456789' })
    expect(await desk.error(resetPassword, { grant, numberId: portal })).toEqual(refusedBy('numbers.no_password'))
    const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
    expect(await desk.error(resetPassword, { grant, numberId: other.numberId })).toEqual(
      refusedBy('clients.number_unknown'),
    )
    await desk.value(blockNumber, { grant, numberId, blocked: true })
    expect(await desk.error(resetPassword, { grant, numberId })).toEqual(refusedBy('numbers.blocked'))
    await desk.value(revokeNumber, { grant, numberId, reason: 'phone_lost' })
    expect(await desk.error(resetPassword, { grant, numberId })).toEqual(refusedBy('numbers.revoked'))
    expect(outboxOf(desk).map(({ kind }) => kind)).toEqual(['number_blocked', 'number_revoked'])
  })

  test('the same command twice makes one password', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId } = desk
    const id = commandId()
    const first = await desk.value(resetPassword, { grant, numberId }, id)
    expect(await desk.value(resetPassword, { grant, numberId }, id)).toEqual(first)
    expect(outboxOf(desk)).toHaveLength(1)
  })
})

describe('at the registration', slow, () => {
  test('a self-registered phone can do nothing before, and is confirmed by the code', async () => {
    const desk = await openRegisteringDesk()
    const at = '2026-11-20T06:00:00.000Z'
    const id = commandId()
    desk.database.transact((tx) =>
      insertImportedNumber(tx, keysOf(desk), {
        ...{ id, clientId: null, kind: 'mobile', value: annaMobile, at },
        operatorId: tx.get<{ id: string }>('SELECT id FROM operators')?.id ?? '',
      }),
    )
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, annaMobile)
    expect((await view(desk)).checks).toContainEqual({ code: 'phone_unconfirmed', level: 'ok', date: null })
    const made = await desk.value(confirmCode, { registrationId, code })
    expect(made.numberId).toBe(id)
    expect(statesOf(desk, made.clientId)).toEqual(['mobile confirmed'])
    expect(numbersOf(desk.database.db, keysOf(desk), made.clientId)[0]?.value).toBe(annaMobile)
    const [row] = outboxOf(desk)
    expect(row).toMatchObject({ kind: 'number_confirmed', numberId: id })
    expect(await passwordMatches(passwordIn((await smsOnPhone(desk, 'Пароль')).text), row?.verifier ?? '')).toBe(true)
  })

  test('a range of identifiers that is used up issues nothing more, and says so', async () => {
    const desk = await openRegisteringDesk()
    const last = desk.database.db.get<{ value: string }>("SELECT value FROM settings WHERE name = 'gorod_numbers'")
    const to = (JSON.parse(last?.value ?? '') as { last: number }).last + 1
    desk.database.transact((tx) => writeSetting(tx, rangeSettingName, { template: 'DDDDNNNNNC', from: 1, to }))
    await desk.value(issueGorodNumber, { registrationId: await upToPhone(desk, petrov) })
    const registrationId = await upToPhone(desk, petrov)
    expect(await desk.error(issueGorodNumber, { registrationId })).toEqual(
      refusedBy('registration.number_range_used_up'),
    )
    // Nothing is lost: the registration stands where it stood.
    expect((await view(desk)).step).toBe('phone')
  })
})

describe('a Gosuslugi number', slow, () => {
  test('is recorded, linked and shown like any other, and belongs to one person', async () => {
    const desk = await openNumbersDesk()
    const { grant, clientId } = desk
    for (const number of ['', '12345', 'abc456789'])
      expect(await desk.error(recordGosuslugi, { grant, number })).toEqual(refusedBy('numbers.gosuslugi_invalid'))
    const { numberId } = await desk.value(recordGosuslugi, { grant, number: '1234 567-890' })
    await desk.value(linkService, {
      ...{ grant, numberId, serviceId: 'rs-water', account: '3141234567' },
      payer: payerOf('3141234567'),
    })
    expect((await desk.value(getCard, { grant }))?.numbers).toContainEqual(
      expect.objectContaining({ kind: 'gosuslugi', shown: '1234567890', state: 'confirmed' }),
    )
    expect(outboxOf(desk)).toMatchObject([{ kind: 'number_issued', verifier: null }, { kind: 'link_made' }])
    expect(await desk.error(recordGosuslugi, { grant, number: '1234567890' })).toEqual(
      refusedBy('numbers.gosuslugi_known'),
    )
    for (const number of ['222222', '333333']) await desk.value(recordGosuslugi, { grant, number })
    expect(await desk.error(recordGosuslugi, { grant, number: '444444' })).toEqual(
      refusedBy('numbers.limit_numbers', { limit: 4, used: 4 }),
    )
    // Revoked ones no longer count, blocked ones do.
    await desk.value(blockNumber, { grant, numberId, blocked: true })
    expect(await desk.error(recordGosuslugi, { grant, number: '444444' })).toMatchObject({
      code: 'numbers.limit_numbers',
    })
    desk.database.transact((tx) =>
      setNumberState(tx, numberId, 'revoked', desk.clock.nowMs() > 0 ? '2026-11-21T07:00:00.000Z' : ''),
    )
    await desk.value(recordGosuslugi, { grant, number: '444444' })
    expect(statesOf(desk, clientId)).toHaveLength(5)
  })

  test('phones take no place among the numbers where the setting says so', async () => {
    const desk = await openNumbersDesk()
    const { grant } = desk
    const limits = { services: 200, addresses: 20, numbers: 1, countMobiles: false }
    desk.database.transact((tx) => writeSetting(tx, 'limits', limits))
    expect((await desk.value(getCard, { grant }))?.owner.numbers).toEqual({ used: 0, limit: 1 })
    await desk.value(recordGosuslugi, { grant, number: '222222' })
    expect(await desk.error(recordGosuslugi, { grant, number: '333333' })).toMatchObject({
      code: 'numbers.limit_numbers',
    })
  })
})
