import { describe, expect, test } from 'vitest'
import { activeLinksOf } from '../../../electron/records/links.ts'
import { insertImportedNumber } from '../../../electron/records/system-numbers.ts'
import { blockNumber, getCard } from '../../../shared/contract/clients.ts'
import {
  checkPhone,
  getNewPhoneCode,
  replacePhone,
  revokeNumber,
  sendNewPhoneCode,
} from '../../../shared/contract/numbers.ts'
import { keepTemplate, listTemplates } from '../../../shared/contract/templates.ts'
import { addClient, addLink, addNumber, keysOf } from '../../support/client-sample.ts'
import { auditOf, commandId } from '../../support/desk.ts'
import {
  annaMobile,
  approve,
  documentGrant,
  newPhoneCode,
  openNumbersDesk,
  smsOnPhone,
  outboxOf,
  refusedBy,
  statesOf,
} from '../../support/numbers-desk.ts'
import { wrongCode } from '../../support/registering-desk.ts'

const slow = { timeout: 60_000 }
const newPhone = '8 (912) 000-11-22'

describe('a new phone of the same client', slow, () => {
  test('takes over links, gets a password, and ends the old number, though that phone is lost and blocked', async () => {
    const desk = await openNumbersDesk()
    const { clientId, grant, numberId } = desk
    const water = { serviceId: 'rs-water', account: '3141234567' }
    addLink(desk, desk, water)
    addLink(desk, desk, { serviceId: 'povv-legal', account: '777001' })
    await desk.value(keepTemplate, { grant, name: 'Дом', lines: [{ ...water, amountKopecks: 0 }] })
    await desk.value(blockNumber, { grant, numberId, blocked: true })
    expect(await desk.value(checkPhone, { grant, phone: newPhone })).toBe('free')
    const { codeId, code } = await newPhoneCode(desk, newPhone)
    expect(await desk.value(getNewPhoneCode, { grant, codeId })).toMatchObject({
      delivery: 'delivered',
      attemptsLeft: 3,
    })
    const made = await desk.value(replacePhone, { grant, numberId, phone: newPhone, codeId, code, reason: null })
    expect(made.links).toBe(2)
    expect(statesOf(desk, clientId)).toEqual(['mobile revoked', 'mobile confirmed'])
    const links = activeLinksOf(desk.database.db, clientId)
    expect(links.map(({ numberId: of, account }) => [of, account])).toEqual(
      expect.arrayContaining([
        [made.numberId, '3141234567'],
        [made.numberId, '777001'],
      ]),
    )
    expect(links).toHaveLength(2)
    // Templates are the client's own: they find the link on the new number.
    expect((await desk.value(listTemplates, { grant }))?.map(({ lines }) => lines[0]?.linkId)).toEqual([
      links.find(({ account }) => account === water.account)?.linkId,
    ])
    expect((await smsOnPhone(desk, 'Пароль')).to).toBe('+79120001122')
    expect(outboxOf(desk).map(({ kind, numberId: of }) => [kind, of === numberId ? 'old' : 'new'])).toEqual([
      ['number_blocked', 'old'],
      ['number_issued', 'new'],
      ['link_ended', 'old'],
      ['link_made', 'new'],
      ['link_ended', 'old'],
      ['link_made', 'new'],
      ['number_revoked', 'old'],
    ])
    const card = await desk.value(getCard, { grant })
    expect(card?.owner).toMatchObject({ numbers: { used: 1 }, services: { used: 2 } })
  })

  test('needs the code that went to that very phone; three wrong ones end it', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId } = desk
    const { codeId, code } = await newPhoneCode(desk, newPhone)
    const input = { grant, numberId, phone: newPhone, codeId, reason: null }
    expect(await desk.error(replacePhone, { ...input, phone: '9120001133', code })).toEqual(
      refusedBy('numbers.code_expired'),
    )
    for (const attemptsLeft of [2, 1])
      expect(await desk.error(replacePhone, { ...input, code: wrongCode(code) })).toEqual(
        refusedBy('numbers.code_wrong', { attemptsLeft }),
      )
    expect(await desk.error(replacePhone, { ...input, code: wrongCode(code) })).toEqual(
      refusedBy('numbers.code_used_up'),
    )
    expect(await desk.error(replacePhone, { ...input, code })).toEqual(refusedBy('numbers.code_used_up'))
    expect(await desk.error(sendNewPhoneCode, { grant, numberId, phone: newPhone })).toMatchObject({
      code: 'numbers.resend_too_early',
    })
    expect(statesOf(desk, desk.clientId)).toEqual(['mobile confirmed'])
    // Of another client's card the same code opens nothing either.
    desk.clock.advance(61_000)
    const again = await newPhoneCode(desk, newPhone)
    const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
    const otherGrant = await documentGrant(desk, other.clientId, '75 15 111111')
    const theirs = { grant: otherGrant, numberId: other.numberId, phone: newPhone, reason: null }
    expect(await desk.error(replacePhone, { ...theirs, ...again })).toEqual(refusedBy('numbers.code_expired'))
    expect(await desk.value(getNewPhoneCode, { grant: otherGrant, codeId: again.codeId })).toBeNull()
  })

  test('is refused for the own phone, for what is no phone, and for a number that is over', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId, clientId } = desk
    expect(await desk.error(sendNewPhoneCode, { grant, numberId, phone: annaMobile })).toEqual(
      refusedBy('numbers.phone_own'),
    )
    expect(await desk.error(sendNewPhoneCode, { grant, numberId, phone: '351 123-45-67' })).toEqual(
      refusedBy('numbers.phone_invalid'),
    )
    const gorod = addNumber(desk, clientId, { kind: 'gorod', value: '0900000017' })
    expect(await desk.error(sendNewPhoneCode, { grant, numberId: gorod, phone: newPhone })).toEqual(
      refusedBy('numbers.not_a_phone'),
    )
    await desk.value(revokeNumber, { grant, numberId, reason: 'client_asked' })
    expect(await desk.error(sendNewPhoneCode, { grant, numberId, phone: newPhone })).toEqual(
      refusedBy('numbers.revoked'),
    )
  })

  test("that is another client's needs a reason and a supervisor, and shows nothing of the former owner's", async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId, clientId } = desk
    const former = addClient(desk, {
      document: { number: '111111' },
      person: { lastName: 'Прежнев' },
      mobile: '+79120001122',
    })
    addLink(desk, former, { serviceId: 'rs-water', account: '3149999999' })
    expect(await desk.value(checkPhone, { grant, phone: newPhone })).toBe('of_other')
    const { codeId, code } = await newPhoneCode(desk, newPhone)
    const input = { grant, numberId, phone: newPhone, codeId, code, reason: null }
    expect(await desk.error(replacePhone, input)).toEqual(refusedBy('numbers.reason_needed'))
    const told = { ...input, reason: 'sim_passed_on' as const }
    const id = commandId()
    expect(await desk.error(replacePhone, told, id)).toEqual(refusedBy('approvals.needed'))
    expect(statesOf(desk, former.clientId)).toEqual(['mobile confirmed'])
    await approve(desk, replacePhone, id, told)
    await desk.value(replacePhone, told, id)
    expect([statesOf(desk, former.clientId), statesOf(desk, clientId)]).toEqual([
      ['mobile revoked'],
      ['mobile revoked', 'mobile confirmed'],
    ])
    expect(activeLinksOf(desk.database.db, former.clientId)).toHaveLength(1)
    expect(JSON.stringify(await desk.value(getCard, { grant }))).not.toMatch(/3149999999|Прежнев/)
    expect(auditOf(desk, 'number.issued')).toMatchObject([{ clientId, reason: 'sim_passed_on', level: 'document' }])
  })

  test('that registered itself on the site is confirmed', async () => {
    const desk = await openNumbersDesk()
    const { grant, numberId, clientId } = desk
    const id = commandId()
    const at = '2026-11-20T06:00:00.000Z'
    desk.database.transact((tx) =>
      insertImportedNumber(tx, keysOf(desk), {
        ...{ id, clientId: null, kind: 'mobile', value: '+79120001122', at },
        operatorId: tx.get<{ id: string }>('SELECT id FROM operators')?.id ?? '',
      }),
    )
    expect(await desk.value(checkPhone, { grant, phone: newPhone })).toBe('unconfirmed')
    const { codeId, code } = await newPhoneCode(desk, newPhone)
    const made = await desk.value(replacePhone, { grant, numberId, phone: newPhone, codeId, code, reason: null })
    expect(made.numberId).toBe(id)
    expect(statesOf(desk, clientId)).toEqual(['mobile revoked', 'mobile confirmed'])
    expect(outboxOf(desk).map(({ kind }) => kind)).toEqual(['number_confirmed', 'number_revoked'])
  })
})
