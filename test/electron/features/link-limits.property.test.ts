// Whatever comes in whatever order: limits hold, no link is doubled, and what is counted is what a model counts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import { activeLinksOf } from '../../../electron/records/links.ts'
import { ownerUseOf } from '../../../electron/records/owner-use.ts'
import { setNumberState } from '../../../electron/records/system-numbers.ts'
import { blockNumber, openCard } from '../../../shared/contract/clients.ts'
import { linkService, relinkService, unlinkService } from '../../../shared/contract/links.ts'
import { addClient, addNumber } from '../../support/client-sample.ts'
import { commandId, openTestDesk, type TestDesk } from '../../support/desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

const limits = { services: 4, addresses: 2, numbers: 4 }

/** Accounts with their addresses in the demo registers: two of one flat, one of another city, two without any. */
const accounts = [
  { serviceId: 'rs-water', account: '3140200001', address: 'a' },
  { serviceId: 'povv-cold-water', account: '3145200001', address: 'a' },
  { serviceId: 'rs-water', account: '3140200002', address: 'b' },
  { serviceId: 'rs-water', account: '3140200003', address: 'c' },
  { serviceId: 'rs-water', account: '3149000001', address: '' },
  { serviceId: 'povv-legal', account: '777001', address: '' },
  { serviceId: 'rs-water', account: '3149000002', address: '' },
] as const

type Act =
  | { kind: 'link'; number: number; account: number; repeat: boolean }
  | { kind: 'unlink'; nth: number; repeat: boolean }
  | { kind: 'relink'; nth: number; repeat: boolean }
  | { kind: 'block'; number: number; blocked: boolean }
  | { kind: 'revoke'; number: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('link' as const),
      number: fc.nat(2),
      account: fc.nat(6),
      repeat: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('unlink' as const), nth: fc.nat(9), repeat: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('relink' as const), nth: fc.nat(5), repeat: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('block' as const), number: fc.nat(2), blocked: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), number: fc.nat(2) }) },
)

type Model = {
  state: ('confirmed' | 'blocked' | 'revoked')[]
  links: { linkId: string; number: number; account: number }[]
  /** Unlinked in this visit: each may be taken back by one key. */
  ended: { linkId: string; number: number; account: number }[]
}

const servicesOf = ({ links }: Model): Set<number> => new Set(links.map(({ account }) => account))
const addressesOf = ({ links }: Model): Set<string> =>
  new Set(links.map(({ account }) => accounts[account]?.address ?? '').filter(Boolean))

/** What the rules of product.md say of one more link; null when it is taken. */
const refusalOf = (model: Model, number: number, account: number): string | null => {
  if (model.state[number] !== 'confirmed') return 'links.number_not_active'
  if (model.links.some((link) => link.number === number && link.account === account)) return 'links.already_linked'
  const address = accounts[account]?.address ?? ''
  if (!servicesOf(model).has(account) && servicesOf(model).size >= limits.services) return 'links.limit_services'
  if (address !== '' && !addressesOf(model).has(address) && addressesOf(model).size >= limits.addresses)
    return 'links.limit_addresses'
  return null
}

type Visit = { desk: TestDesk; clientId: string; grant: string; numbers: string[]; model: Model }

const carryOut = async ({ desk, grant, numbers, model }: Visit, of: Act): Promise<void> => {
  const id = commandId()
  if (of.kind === 'revoke') {
    model.state[of.number] = 'revoked'
    return desk.database.transact((tx) =>
      setNumberState(tx, numbers[of.number] ?? '', 'revoked', '2026-11-21T07:00:00.000Z'),
    )
  }
  if (of.kind === 'block') {
    const envelope = await desk.ask(blockNumber, { grant, numberId: numbers[of.number] ?? '', blocked: of.blocked }, id)
    expect(envelope.ok).toBe(model.state[of.number] !== 'revoked')
    if (envelope.ok) model.state[of.number] = of.blocked ? 'blocked' : 'confirmed'
    return
  }
  if (of.kind === 'unlink') {
    const held = model.links[of.nth]
    const input = { grant, linkId: held?.linkId ?? commandId() }
    const first = await desk.ask(unlinkService, input, id)
    if (of.repeat) expect(await desk.ask(unlinkService, input, id)).toEqual(first)
    expect(first.ok).toBe(held !== undefined)
    model.links = model.links.filter((link) => link !== held)
    if (held) model.ended.push(held)
    return
  }
  if (of.kind === 'relink') {
    const ended = model.ended[of.nth]
    const input = { grant, linkId: ended?.linkId ?? commandId() }
    const refusal = ended === undefined ? 'links.undo_over' : refusalOf(model, ended.number, ended.account)
    const first = await desk.ask(relinkService, input, id)
    if (of.repeat) expect(await desk.ask(relinkService, input, id)).toEqual(first)
    if (first.ok && ended) model.links.push({ ...ended, linkId: first.value.linkId })
    expect(first.ok ? null : first.error.kind === 'refused' && first.error.code).toBe(refusal)
    return
  }
  const { number, account } = of
  const { serviceId = '', account: no = '' } = accounts[account] ?? {}
  const input = { grant, numberId: numbers[number] ?? '', serviceId, account: no, payer: payerOf(no) }
  const refusal = refusalOf(model, number, account)
  // Two at once with one id: the window has asked again while the first was under way.
  const [first, second] = await Promise.all([
    desk.ask(linkService, input, id),
    ...(of.repeat ? [desk.ask(linkService, input, id)] : []),
  ])
  if (second) expect(second).toEqual(first)
  if (first?.ok) model.links.push({ linkId: first.value.linkId, number, account })
  expect(first?.ok ? null : first?.error.kind === 'refused' && first.error.code).toBe(refusal)
}

const newClient = async (desk: TestDesk, no: number): Promise<Visit> => {
  const seriesNumber = `7510${String(100_000 + no)}`
  const { clientId, numberId } = addClient(desk, {
    document: { series: '7510', number: seriesNumber.slice(4) },
    mobile: `+7911${String(1_000_000 + no)}`,
  })
  const numbers = [
    numberId,
    ...[1, 2].map((of) => addNumber(desk, clientId, { value: `+791${of + 1}${String(2_000_000 + no)}` })),
  ]
  const { grant } = await desk.value(openCard, { clientId, proof: { kind: 'document', seriesNumber } })
  return {
    desk,
    clientId,
    grant,
    numbers,
    model: { state: ['confirmed', 'confirmed', 'confirmed'], links: [], ended: [] },
  }
}

test('limits, doubles and counts hold under any order of commands', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  desk.database.transact((tx) => writeSetting(tx, 'limits', limits))
  let no = 0
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 30 }), async (acts) => {
      const visit = await newClient(desk, (no += 1))
      for (const of of acts) {
        await carryOut(visit, of)
        const { services, addresses } = ownerUseOf(desk.database.db, visit.clientId)
        expect(services).toEqual({ used: servicesOf(visit.model).size, limit: limits.services })
        expect(addresses).toEqual({ used: addressesOf(visit.model).size, limit: limits.addresses })
        expect(services.used <= limits.services && addresses.used <= limits.addresses).toBe(true)
        if (services.used === limits.services) reached.add('services')
        if (addresses.used === limits.addresses) reached.add('addresses')
        const stored = activeLinksOf(desk.database.db, visit.clientId).map(({ linkId }) => linkId)
        expect(stored.sort()).toEqual(visit.model.links.map(({ linkId }) => linkId).sort())
      }
    }),
    { numRuns: 120 },
  )
  // Or nothing was tried at all.
  expect([...reached].sort()).toEqual(['addresses', 'services'])
}, 60_000)

test('commands of several numbers at once keep the limit', async () => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  desk.database.transact((tx) => writeSetting(tx, 'limits', limits))
  const { grant, numbers, clientId } = await newClient(desk, 1)
  const answers = await Promise.all(
    accounts.flatMap(({ serviceId, account }) =>
      numbers.map((numberId) =>
        desk.ask(linkService, { grant, numberId, serviceId, account, payer: payerOf(account) }),
      ),
    ),
  )
  const { services, addresses } = ownerUseOf(desk.database.db, clientId)
  expect([services.used, addresses.used]).toEqual([limits.services, limits.addresses])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(limits.services * numbers.length)
})
