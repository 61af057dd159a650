import { expect, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import { setNumberState } from '../../../electron/records/system-numbers.ts'
import { getCard, openCard } from '../../../shared/contract/clients.ts'
import { findAccount, linkService, unlinkService } from '../../../shared/contract/links.ts'
import { addClient, addLink, addNumber } from '../../support/client-sample.ts'
import { commandId, openTestDesk, type TestDesk } from '../../support/desk.ts'

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

const link = ({ value, grant, numberId }: LinkDesk, of: { serviceId: string; account: string }) =>
  value(linkService, { grant, numberId, ...of })

const linkRefusal = ({ error, grant, numberId }: LinkDesk, input: Partial<Parameters<typeof addLink>[2]> & object) =>
  error(linkService, { grant, numberId, ...verasWater, ...input })

const setLimits = (desk: TestDesk, limits: { services: number; addresses: number }): void =>
  desk.database.transact((tx) => writeSetting(tx, 'limits', { numbers: 4, ...limits }))

test('what the register says of an account is told, its payer masked', async () => {
  const desk = await openLinkDesk()
  const { grant } = desk
  expect(await desk.value(findAccount, { grant, ...verasWater, account: '314 020 00 01' })).toEqual({
    outcome: 'checked',
    account: '3140200001',
    register: 'found',
    asOf: '2026-11-20',
    payerMasked: 'Абрамова В. И.',
    address: 'г. Челябинск, ул. Труда, д. 84, кв. 17',
    debtKopecks: 81_240,
    alreadyLinked: false,
  })
  const unknown = { payerMasked: '', address: '', debtKopecks: null }
  expect(await desk.value(findAccount, { grant, serviceId: 'rs-water', account: '3149999999' })).toMatchObject({
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
  expect(await desk.value(findAccount, { grant, ...verasWater })).toMatchObject({ alreadyLinked: true })
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
  const input = { grant: desk.grant, numberId: desk.numberId, ...verasWater }
  const id = commandId()
  const { linkId } = await desk.value(linkService, input, id)
  expect(await desk.value(linkService, input, id)).toEqual({ linkId })
  expect((await desk.value(getCard, { grant: desk.grant }))?.links).toHaveLength(1)
})

test('linking is refused with its reason, and links nothing', async () => {
  const desk = await openLinkDesk()
  const other = addClient(desk, { document: { number: '111111' }, mobile: '+79120000001' })
  const base = { grant: desk.grant, numberId: desk.numberId, ...verasWater }
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
  await desk.value(linkService, { grant: desk.grant, numberId: second, ...verasWater })
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
