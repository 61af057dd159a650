import { expect, test } from 'vitest'
import { insertMerge } from '../../../electron/records/client-merges.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { endLink } from '../../../electron/records/links.ts'
import { allOperators } from '../../../electron/records/operators.ts'
import { setNumberState } from '../../../electron/records/system-numbers.ts'
import { getCard, openCard } from '../../../shared/contract/clients.ts'
import { findAccount, linkService, relinkService, unlinkService } from '../../../shared/contract/links.ts'
import { addClient, addLink, addNumber } from '../../support/client-sample.ts'
import { auditOf, commandId, openTestDesk, type TestDesk } from '../../support/desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

type LinkDesk = TestDesk & { clientId: string; numberId: string; named: string; grant: string }

const openLinkDesk = async (): Promise<LinkDesk> => {
  const desk = await openTestDesk()
  await desk.signInAs('clerk')
  const { clientId, numberId } = addClient(desk)
  const named = (await desk.value(openCard, { clientId, proof: { kind: 'reason', reason: 'client_here' } })).grant
  const proof = { kind: 'document', seriesNumber: '7515654321' } as const
  const { grant } = await desk.value(openCard, { clientId, proof })
  return { ...desk, clientId, numberId, named, grant }
}

/** A demo account: in the register of yesterday, owing 812.40. */
const verasWater = { serviceId: 'rs-water', account: '3140200001' }
const said = payerOf(verasWater.account)

const link = ({ value, grant, numberId }: LinkDesk, of: { serviceId: string; account: string }) =>
  value(linkService, { grant, numberId, ...of, payer: payerOf(of.account) })

const linkRefusal = ({ error, grant, numberId }: LinkDesk, input: Partial<Parameters<typeof addLink>[2]> & object) =>
  error(linkService, { grant, numberId, ...verasWater, payer: payerOf(input.account ?? verasWater.account), ...input })

const setLimits = (desk: TestDesk, limits: { services: number; addresses: number }): void =>
  desk.database.transact((tx) => writeSetting(tx, 'limits', { numbers: 4, ...limits }))

test('what the register says of an account is told, its payer masked', async () => {
  const desk = await openLinkDesk()
  const { grant } = desk
  expect(await desk.value(findAccount, { grant, ...verasWater, account: '314 020 00 01', payer: said })).toEqual({
    outcome: 'checked',
    account: '3140200001',
    register: 'found',
    asOf: '2026-11-20',
    payer: 'matches',
    payerMasked: 'Абрамова В. И.',
    address: 'г. Челябинск, ул. Труда, д. 84, кв. 17',
    debtKopecks: 81_240,
    alreadyLinked: false,
    heldByOthers: 1,
  })
  const unknown = { payerMasked: '', address: '', debtKopecks: null }
  expect(
    await desk.value(findAccount, { grant, serviceId: 'rs-water', account: '3149999999', payer: said }),
  ).toMatchObject({
    register: 'not_in_register',
    asOf: '2026-11-20',
    ...unknown,
  })
  expect(await desk.value(findAccount, { grant, serviceId: 'povv-legal', account: '120455' })).toMatchObject({
    register: 'not_loaded',
    asOf: null,
    ...unknown,
  })
  const invalid = { outcome: 'account_invalid' }
  expect(await desk.value(findAccount, { grant, serviceId: 'rs-water', account: '3150200001' })).toEqual(invalid)
  expect(await desk.value(findAccount, { grant, serviceId: 'no-such', account: '3140200001' })).toEqual(invalid)
  expect(await desk.value(findAccount, { grant: commandId(), ...verasWater })).toEqual({ outcome: 'grant_ended' })
})

test('a linked service stands on the card with its meters until it is unlinked', async () => {
  const desk = await openLinkDesk()
  const { grant, numberId } = desk
  const { linkId } = await link(desk, { serviceId: 'rs-water', account: '314-020-00-01' })
  expect((await desk.value(getCard, { grant }))?.links).toMatchObject([
    {
      linkId,
      numberId,
      serviceName: 'Холодная вода и водоотведение',
      account: '3140200001',
      address: 'г. Челябинск, ул. Труда, д. 84, кв. 17',
      meters: [{ type: 'ХВС', lastReadOn: '2026-10-25' }],
    },
  ])
  expect(await desk.value(findAccount, { grant, ...verasWater, payer: said })).toMatchObject({ alreadyLinked: true })
  expect(await linkRefusal(desk, {})).toMatchObject({ code: 'links.already_linked' })
  await desk.value(unlinkService, { grant, linkId })
  expect((await desk.value(getCard, { grant }))?.links).toEqual([])
  expect(await desk.error(unlinkService, { grant, linkId })).toMatchObject({ code: 'links.unknown' })
  await link(desk, verasWater) // and again
  expect(desk.database.db.all("SELECT kind FROM audit_events WHERE kind LIKE 'link.%' ORDER BY seq")).toEqual([
    { kind: 'link.made' },
    { kind: 'link.ended' },
    { kind: 'link.made' },
  ])
})

test('linking twice with one command is linking once', async () => {
  const desk = await openLinkDesk()
  const input = { grant: desk.grant, numberId: desk.numberId, ...verasWater, payer: said }
  const id = commandId()
  const { linkId } = await desk.value(linkService, input, id)
  expect(await desk.value(linkService, input, id)).toEqual({ linkId })
  expect((await desk.value(getCard, { grant: desk.grant }))?.links).toHaveLength(1)
})

test('linking is refused with its reason, and links nothing', async () => {
  const desk = await openLinkDesk()
  const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const base = { grant: desk.grant, numberId: desk.numberId, ...verasWater, payer: said }
  const refusals: [Partial<typeof base>, string][] = [
    [{ grant: commandId() }, 'clients.grant_ended'],
    [{ grant: desk.named }, 'clients.level_too_low'],
    [{ numberId: other.numberId }, 'clients.number_unknown'],
    [{ serviceId: 'no-such' }, 'links.service_unknown'],
    [{ account: '315' }, 'links.account_invalid'],
  ]
  for (const [change, code] of refusals)
    expect(await desk.error(linkService, { ...base, ...change })).toEqual({ kind: 'refused', code, params: {} })
  for (const state of ['blocked', 'revoked'] as const) {
    desk.database.transact((tx) => setNumberState(tx, desk.numberId, state, '2026-11-21T06:00:00.000Z'))
    expect(await desk.error(linkService, base)).toMatchObject({ code: 'links.number_not_active' })
  }
  expect((await desk.value(getCard, { grant: desk.grant }))?.links).toEqual([])
})

test("another client's link can't be ended, nor any by a merely named client", async () => {
  const desk = await openLinkDesk()
  const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const ofOther = addLink(desk, other, { serviceId: 'rs-water', account: '3140200002' })
  const own = (await link(desk, verasWater)).linkId
  expect(await desk.error(unlinkService, { grant: desk.grant, linkId: ofOther })).toMatchObject({
    code: 'links.unknown',
  })
  expect(await desk.error(unlinkService, { grant: desk.named, linkId: own })).toMatchObject({
    code: 'clients.level_too_low',
  })
})

test('a service more than the limit is refused with limit and use, an account that another number holds is not', async () => {
  const desk = await openLinkDesk()
  setLimits(desk, { services: 2, addresses: 20 })
  await link(desk, verasWater)
  await link(desk, { serviceId: 'rs-water', account: '3149000001' })
  const refused = { kind: 'refused', code: 'links.limit_services', params: { limit: 2, used: 2 } }
  expect(await linkRefusal(desk, { account: '3149000002' })).toEqual(refused)
  const second = addNumber(desk, desk.clientId, { kind: 'gorod', value: '5550001234' })
  await desk.value(linkService, { grant: desk.grant, numberId: second, ...verasWater, payer: said })
  const card = await desk.value(getCard, { grant: desk.grant })
  expect(card?.links).toHaveLength(3)
  expect(card?.owner.services).toEqual({ used: 2, limit: 2 })
})

test('an address more than the limit is refused; the same flat, or an account without one, is not', async () => {
  const desk = await openLinkDesk()
  setLimits(desk, { services: 200, addresses: 1 })
  addLink(desk, desk, { serviceId: 'povv-cold-water', account: '3149000077', address: 'Челябинск, Труда 84-17' })
  await link(desk, verasWater) // ул. Труда, д. 84, кв. 17
  await link(desk, { serviceId: 'rs-water', account: '3149000001' }) // no address known
  const refused = { kind: 'refused', code: 'links.limit_addresses', params: { limit: 1, used: 1 } }
  expect(await linkRefusal(desk, { account: '3140200002' })).toEqual(refused)
})

test('over a limit that was lowered nothing is cut, and what was taken away can not be added again', async () => {
  const desk = await openLinkDesk()
  const links = [verasWater, { serviceId: 'rs-water', account: '3140200002' }]
  const [first] = await Promise.all(links.map((of) => link(desk, of)))
  setLimits(desk, { services: 1, addresses: 1 })
  expect((await desk.value(getCard, { grant: desk.grant }))?.owner.services).toEqual({ used: 2, limit: 1 })
  await desk.value(unlinkService, { grant: desk.grant, linkId: first?.linkId ?? '' })
  expect(await linkRefusal(desk, {})).toMatchObject({ code: 'links.limit_services', params: { limit: 1, used: 1 } })
})

/** Accounts whose providers ask for more than the account. */
const byHouse = { serviceId: 'rs-water', account: '3140200001' } // г. Челябинск, ул. Труда, д. 84, кв. 17
const nobody = { house: '', flat: '', name: '', address: '' }

test('house and flat are asked for before anything is told, and compared with the register', async () => {
  const desk = await openLinkDesk()
  const { grant, numberId } = desk
  const check = (payer?: typeof nobody) => desk.value(findAccount, { grant, ...byHouse, ...(payer ? { payer } : {}) })
  const needed = { outcome: 'payer_needed', account: byHouse.account }
  expect(await check()).toEqual(needed)
  expect(await check({ ...nobody, flat: '17' })).toEqual(needed)
  const differs = (...parts: string[]) => ({
    outcome: 'payer_differs',
    account: byHouse.account,
    asOf: '2026-11-20',
    differs: parts,
  })
  expect(await check({ ...nobody, house: '84', flat: '18' })).toEqual(differs('flat'))
  expect(await check({ ...nobody, house: '84' })).toEqual(differs('flat'))
  expect(await check({ ...nobody, house: '48', flat: '71' })).toEqual(differs('house', 'flat'))
  expect(await check({ ...nobody, house: 'д. 084', flat: 'кв 17' })).toMatchObject({
    outcome: 'checked',
    payer: 'matches',
    payerMasked: 'Абрамова В. И.',
  })
  // Without a row of the register there is nothing to compare with, and nothing stands in the way.
  const absent = { grant, serviceId: 'rs-water', account: '3149999999', payer: { ...nobody, house: '1' } }
  expect(await desk.value(findAccount, absent)).toMatchObject({ register: 'not_in_register', payer: 'not_checked' })
  // The command asks the same again.
  const link = { grant, numberId, ...byHouse }
  expect(await desk.error(linkService, link)).toMatchObject({ code: 'links.payer_needed' })
  const wrong = { ...link, payer: { ...nobody, house: '84', flat: '18' } }
  expect(await desk.error(linkService, wrong)).toEqual({ kind: 'refused', code: 'links.payer_differs', params: {} })
  await desk.value(linkService, { ...link, payer: { ...nobody, house: '84', flat: '17' } })
})

test('others who hold the account are counted and not named, merged cards as one, the own one not', async () => {
  const desk = await openLinkDesk()
  const others = async (): Promise<number | null> => {
    const answer = await desk.value(findAccount, { grant: desk.grant, ...verasWater, payer: said })
    return answer.outcome === 'checked' ? answer.heldByOthers : null
  }
  expect(await others()).toBe(1)
  const parent = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const merged = addClient(desk, { document: { number: '222222' }, mobile: '+79120000002' })
  const ofParent = addLink(desk, parent, verasWater)
  addLink(desk, merged, verasWater)
  expect(await others()).toBe(3)
  desk.database.transact((tx) =>
    insertMerge(tx, {
      ...{ id: commandId(), commandId: commandId(), mergedId: merged.clientId, survivorId: parent.clientId },
      ...{ reason: 'spelling', operatorId: operatorOf(desk), mergedAt: '2026-11-21T06:00:00.000Z' },
    }),
  )
  expect(await others()).toBe(2)
  desk.database.transact((tx) => endLink(tx, ofParent, '2026-11-21T06:00:00.000Z'))
  expect(await others()).toBe(2) // the merged card holds it yet
  await link(desk, verasWater) // it is allowed
  expect(await others()).toBe(2)
})

const operatorOf = (desk: TestDesk): string => allOperators(desk.database.db)[0]?.id ?? ''

const outboxOf = (desk: TestDesk): string[] =>
  desk.database.db.all<{ kind: string }>('SELECT kind FROM outbox ORDER BY seq').map(({ kind }) => kind)

test('an unlinking is taken back within the visit, by a new link that «Город» is told of', async () => {
  const desk = await openLinkDesk()
  const { grant } = desk
  const before = outboxOf(desk).length
  const { linkId } = await link(desk, verasWater)
  expect(await desk.error(relinkService, { grant, linkId })).toMatchObject({ code: 'links.undo_over' }) // it has not ended
  await desk.value(unlinkService, { grant, linkId })
  expect(await desk.error(relinkService, { grant: desk.named, linkId })).toMatchObject({
    code: 'clients.level_too_low',
  })
  const again = await desk.value(relinkService, { grant, linkId })
  expect(again.linkId).not.toBe(linkId)
  expect((await desk.value(getCard, { grant }))?.links).toMatchObject([{ linkId: again.linkId, ...verasWater }])
  expect(outboxOf(desk).slice(before)).toEqual(['link_made', 'link_ended', 'link_made'])
  expect(auditOf(desk, 'link.made').at(-1)).toMatchObject({ linkId: again.linkId, undoes: linkId, level: 'document' })
  expect(await desk.error(relinkService, { grant, linkId })).toMatchObject({ code: 'links.already_linked' })
})

test("an unlinking is not taken back over a limit, to a blocked number, later, or by another client's visit", async () => {
  const desk = await openLinkDesk()
  const { grant } = desk
  const { linkId } = await link(desk, verasWater)
  await desk.value(unlinkService, { grant, linkId })
  setLimits(desk, { services: 0, addresses: 20 })
  expect(await desk.error(relinkService, { grant, linkId })).toMatchObject({
    code: 'links.limit_services',
    params: { limit: 0, used: 0 },
  })
  setLimits(desk, { services: 1, addresses: 0 })
  expect(await desk.error(relinkService, { grant, linkId })).toMatchObject({ code: 'links.limit_addresses' })
  setLimits(desk, { services: 1, addresses: 1 })
  const state = (to: 'blocked' | 'confirmed') =>
    desk.database.transact((tx) => setNumberState(tx, desk.numberId, to, '2026-11-21T06:00:00.000Z'))
  state('blocked')
  expect(await desk.error(relinkService, { grant, linkId })).toMatchObject({ code: 'links.number_not_active' })
  state('confirmed')
  addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const stranger = addClient(desk, { document: { number: '333333' }, mobile: '+79120000003' })
  const proof = { kind: 'document', seriesNumber: '7515333333' } as const
  const other = await desk.value(openCard, { clientId: stranger.clientId, proof })
  expect(await desk.error(relinkService, { grant: other.grant, linkId })).toMatchObject({ code: 'links.undo_over' })
  for (let minutes = 0; minutes < 40; minutes += 10) {
    desk.clock.advance(10 * 60_000)
    await desk.value(getCard, { grant }) // the visit goes on
  }
  expect(await desk.error(relinkService, { grant, linkId })).toMatchObject({ code: 'links.undo_over' })
})
