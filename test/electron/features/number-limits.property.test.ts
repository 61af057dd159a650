// Numbers come and go in any order: the limit holds, and what «Город» was told adds up to what stands in the tables.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import { activeLinksOf } from '../../../electron/records/links.ts'
import { ownerUseOf } from '../../../electron/records/owner-use.ts'
import { numbersOf } from '../../../electron/records/system-numbers.ts'
import { blockNumber } from '../../../shared/contract/clients.ts'
import { linkService, unlinkService } from '../../../shared/contract/links.ts'
import { recordGosuslugi, replacePhone, resetPassword, revokeNumber } from '../../../shared/contract/numbers.ts'
import { addClient, keysOf } from '../../support/client-sample.ts'
import { commandId } from '../../support/desk.ts'
import { documentGrant, newPhoneCode, type NumbersDesk, openNumbersDesk } from '../../support/numbers-desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

const limits = { services: 3, addresses: 2, numbers: 3, countMobiles: true }
const accounts = ['3140200001', '3140200002', '3149000001', '3149000002'] as const

type Act =
  | { kind: 'link'; number: number; account: number }
  | { kind: 'unlink'; nth: number }
  | { kind: 'block'; number: number; blocked: boolean }
  | { kind: 'revoke' | 'reset' | 'replace'; number: number }
  | { kind: 'gosuslugi' }

const number = fc.nat(4)
const one = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), number })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('link' as const), number, account: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unlink' as const), nth: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('block' as const), number, blocked: fc.boolean() }) },
  { weight: 1, arbitrary: one('revoke' as const) },
  { weight: 3, arbitrary: one('reset' as const) },
  { weight: 2, arbitrary: one('replace' as const) },
  { weight: 4, arbitrary: fc.constant({ kind: 'gosuslugi' as const }) },
)

type Row = { kind: string; numberId: string; account: string | null }

/** What «Город» makes of the outbox, from what it knew of this client before. */
const told = (desk: NumbersDesk, clientId: string, first: string) => {
  const rows = desk.database.db.all<Row>(
    `SELECT o.kind, o.number_id AS numberId, a.account FROM outbox o
     LEFT JOIN service_accounts a ON a.id = o.service_account_id WHERE o.client_id = :clientId ORDER BY o.seq`,
    { clientId },
  )
  const numbers = new Map([[first, 'confirmed']])
  const links = new Set<string>()
  for (const { kind, numberId, account } of rows) {
    if (kind === 'number_issued' || kind === 'number_unblocked') numbers.set(numberId, 'confirmed')
    if (kind === 'number_blocked') numbers.set(numberId, 'blocked')
    if (kind === 'number_revoked') numbers.set(numberId, 'revoked')
    if (kind === 'link_made') links.add(`${numberId} ${account}`)
    if (kind === 'link_ended') links.delete(`${numberId} ${account}`)
  }
  return { numbers: Object.fromEntries(numbers), links: [...links].sort() }
}

const inTables = (desk: NumbersDesk, clientId: string) => ({
  numbers: Object.fromEntries(numbersOf(desk.database.db, keysOf(desk), clientId).map(({ id, state }) => [id, state])),
  links: activeLinksOf(desk.database.db, clientId)
    .map(({ numberId, account }) => `${numberId} ${account}`)
    .sort(),
})

let no = 0

const carryOut = async (desk: NumbersDesk, of: Act): Promise<boolean | null> => {
  const { grant, clientId } = desk
  const { db } = desk.database
  const known = numbersOf(db, keysOf(desk), clientId)
  if (of.kind === 'gosuslugi') {
    const live = known.filter(({ state }) => state !== 'revoked').length
    no += 1
    // Two at once: the window has asked again while the first was under way.
    const id = commandId()
    const input = { grant, number: `5${String(no).padStart(9, '0')}` }
    const [first, second] = await Promise.all([
      desk.ask(recordGosuslugi, input, id),
      desk.ask(recordGosuslugi, input, id),
    ])
    expect(second).toEqual(first)
    expect(first.ok).toBe(live < limits.numbers)
    return first.ok
  }
  if (of.kind === 'unlink') {
    const linkId = activeLinksOf(db, clientId)[of.nth]?.linkId
    if (linkId === undefined) return null
    return (await desk.ask(unlinkService, { grant, linkId })).ok
  }
  const chosen = known[of.number % known.length]
  if (!chosen) return null
  const numberId = chosen.id
  if (of.kind === 'link') {
    const account = accounts[of.account] ?? ''
    const input = { grant, numberId, serviceId: 'rs-water', account, payer: payerOf(account) }
    return (await desk.ask(linkService, input)).ok
  }
  if (of.kind === 'block') return (await desk.ask(blockNumber, { grant, numberId, blocked: of.blocked })).ok
  if (of.kind === 'revoke') return (await desk.ask(revokeNumber, { grant, numberId, reason: 'fraud' })).ok
  if (of.kind === 'reset') {
    const { ok } = await desk.ask(resetPassword, { grant, numberId })
    expect(ok).toBe(chosen.state === 'confirmed' && chosen.kind === 'mobile')
    return ok
  }
  if (chosen.kind !== 'mobile' || chosen.state === 'revoked') return null
  no += 1
  const phone = `+7913${String(no).padStart(7, '0')}`
  const { codeId, code } = await newPhoneCode({ ...desk, numberId }, phone)
  const before = activeLinksOf(db, clientId).filter((link) => link.numberId === numberId).length
  const { links } = await desk.value(replacePhone, { grant, numberId, phone, codeId, code, reason: null })
  expect(links).toBe(before)
  return true
}

test('limits hold and «Город» is told the truth, whatever is done in whatever order', async () => {
  const desk = await openNumbersDesk()
  desk.database.transact((tx) => writeSetting(tx, 'limits', limits))
  const outcomes = new Map<string, Set<boolean | null>>()
  let clients = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      clients += 1
      const seriesNumber = `7510${String(200_000 + clients)}`
      const { clientId, numberId } = addClient(desk, {
        document: { series: '7510', number: seriesNumber.slice(4) },
        mobile: `+7911${String(3_000_000 + clients)}`,
      })
      const visit = { ...desk, clientId, numberId, grant: await documentGrant(desk, clientId, seriesNumber) }
      for (const of of acts) {
        const came = await carryOut(visit, of)
        outcomes.set(of.kind, (outcomes.get(of.kind) ?? new Set()).add(came))
        const { numbers, services } = ownerUseOf(desk.database.db, clientId)
        const { numbers: states } = inTables(desk, clientId)
        expect(numbers.used).toBe(Object.values(states).filter((state) => state !== 'revoked').length)
        expect(numbers.used <= limits.numbers && services.used <= limits.services).toBe(true)
      }
      expect(told(desk, clientId, numberId)).toEqual(inTables(desk, clientId))
    }),
    { numRuns: 30 },
  )
  // Or nothing was tried at all.
  for (const kind of ['link', 'gosuslugi', 'reset']) expect(outcomes.get(kind), kind).toEqual(new Set([true, false]))
  expect(outcomes.get('replace')?.has(true)).toBe(true)
}, 120_000)
