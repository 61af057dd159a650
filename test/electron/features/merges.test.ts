// Two cards of one person: everything of both on one, and apart again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientIdsOf, survivorOf } from '../../../electron/records/client-merges.ts'
import { documentsOf, findClientByDocument, personOf } from '../../../electron/records/clients.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { findClientsByIdentity } from '../../../electron/records/identity-lookup.ts'
import { activeLinksOf, countLinks } from '../../../electron/records/links.ts'
import { ownerUseOf } from '../../../electron/records/owner-use.ts'
import { changePerson, formerPersonsOf } from '../../../electron/records/person-history.ts'
import { findLiveNumber, numbersOf } from '../../../electron/records/system-numbers.ts'
import { describeApproval, giveApproval } from '../../../shared/contract/approvals.ts'
import { findClients, openCard } from '../../../shared/contract/clients.ts'
import { linkService } from '../../../shared/contract/links.ts'
import { compareClients, listMerges, mergeClients, undoMerge } from '../../../shared/contract/merges.ts'
import { addClient, addLink, addNumber, annaPassport, annaPerson, keysOf } from '../../support/client-sample.ts'
import { commandId, openTestDesk, type TestDesk } from '../../support/desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

type Side = { clientId: string; numberId: string; seriesNumber: string }

let issued = 100_000
const client = (desk: TestDesk, person: Partial<typeof annaPerson> = {}): Side => {
  issued += 1
  const number = String(issued)
  const { clientId, numberId } = addClient(desk, {
    person,
    document: { ...annaPassport, number },
    mobile: `+7912${String(3_000_000 + issued)}`,
  })
  return { clientId, numberId, seriesNumber: `7515${number}` }
}

const grantOf = async (desk: TestDesk, side: Side): Promise<string> => {
  const proof = { kind: 'document' as const, seriesNumber: side.seriesNumber }
  return (await desk.value(openCard, { clientId: side.clientId, proof })).grant
}

const merge = async (desk: TestDesk, into: Side, other: Side): Promise<string> => {
  const grant = await grantOf(desk, into)
  return (await desk.value(mergeClients, { grant, mergedId: other.clientId, reason: 'registered_twice' })).mergeId
}

const undo = async (desk: TestDesk, mergeId: string): Promise<void> => {
  await desk.signInAs('supervisor')
  await desk.value(undoMerge, { mergeId, reason: 'by_mistake' })
  await desk.signInAs('cashier')
}

/** Everything that is read of a client, opened. */
const allOf = (desk: TestDesk, clientId: string) => {
  const { db } = desk.database
  const keys = keysOf(desk)
  return {
    person: personOf(db, keys, clientId),
    documents: documentsOf(db, keys, clientId)
      .map(({ series, number }) => series + number)
      .sort(),
    numbers: numbersOf(db, keys, clientId)
      .map(({ value }) => value)
      .sort(),
    links: activeLinksOf(db, clientId)
      .map(({ account }) => account)
      .sort(),
    former: formerPersonsOf(db, keys, clientId).map(({ lastName }) => lastName),
    use: ownerUseOf(db, clientId),
    consents: db.all('SELECT id FROM consents WHERE client_id IN (SELECT value FROM json_each(?)) ORDER BY id', [
      JSON.stringify(clientIdsOf(db, clientId)),
    ]),
  }
}

const openDesk = async (): Promise<TestDesk> => {
  const desk = await openTestDesk()
  await desk.signInAs('cashier')
  return desk
}

describe('a merge', () => {
  test('keeps numbers, links, documents and history of both under one card, all of it readable, and nothing is counted twice', async () => {
    const desk = await openDesk()
    const [into, other] = [client(desk), client(desk)]
    const keys = keysOf(desk)
    const { db } = desk.database
    const flat = 'г. Челябинск, ул. Труда, д. 1, кв. 2'
    addLink(desk, into, { serviceId: 'rs-water', account: '3149100001', address: flat })
    addLink(desk, other, { serviceId: 'rs-water', account: '3149100001', address: flat })
    addLink(desk, other, { serviceId: 'rs-water', account: '3149100002' })
    desk.database.transact((tx) =>
      changePerson(tx, keys, {
        ...{ id: commandId(), clientId: other.clientId, at: '2026-11-20T07:00:00.000Z' },
        operatorId: db.get<{ id: string }>('SELECT id FROM operators LIMIT 1')?.id ?? '',
        person: { ...annaPerson, lastName: 'Елкина' },
      }),
    )
    const before = [allOf(desk, into.clientId), allOf(desk, other.clientId)]
    await merge(desk, into, other)

    const after = allOf(desk, into.clientId)
    expect(after.documents).toEqual([into.seriesNumber, other.seriesNumber].sort())
    expect(after.numbers).toEqual([...(before[0]?.numbers ?? []), ...(before[1]?.numbers ?? [])].sort())
    expect(after.links).toEqual(['3149100001', '3149100001', '3149100002'])
    expect(after.former).toEqual(['Ёлкина'])
    expect(after.use).toMatchObject({ numbers: { used: 2 }, services: { used: 2 }, addresses: { used: 1 } })
    // Whoever is looked for by anything of the other is found on this card, once.
    expect(findClientByDocument(db, keys, other.seriesNumber)).toEqual({ clientId: into.clientId, current: false })
    expect(findClientByDocument(db, keys, into.seriesNumber)).toEqual({ clientId: into.clientId, current: true })
    expect(findLiveNumber(db, keys, before[1]?.numbers[0] ?? '')?.clientId).toBe(into.clientId)
    expect(findClientsByIdentity(db, keys, annaPerson)).toEqual([into.clientId])
    const { clients } = await desk.value(findClients, { words: '3149100002' })
    expect(clients.map(({ clientId }) => clientId)).toEqual([into.clientId])
    expect(countLinks(db, into.clientId)).toBe(3)
  })

  test('is undone by a supervisor: each card has what was its own, and what was made meanwhile on its number', async () => {
    const desk = await openDesk()
    const [into, other] = [client(desk), client(desk)]
    const before = [allOf(desk, into.clientId), allOf(desk, other.clientId)]
    const mergeId = await merge(desk, into, other)
    expect(await desk.error(undoMerge, { mergeId, reason: 'by_mistake' })).toMatchObject({ code: 'approvals.needed' })
    const grant = await grantOf(desk, into)
    const link = { grant, numberId: other.numberId, serviceId: 'rs-water', account: '3140200003' }
    await desk.value(linkService, { ...link, payer: payerOf(link.account) })
    expect(allOf(desk, into.clientId).links).toEqual(['3140200003'])

    await undo(desk, mergeId)
    expect(allOf(desk, into.clientId)).toEqual(before[0])
    expect(allOf(desk, other.clientId)).toMatchObject({ ...before[1], links: ['3140200003'], use: {} })
    expect(findClientByDocument(desk.database.db, keysOf(desk), other.seriesNumber)).toEqual({
      clientId: other.clientId,
      current: true,
    })
    expect(await desk.value(listMerges, {})).toMatchObject([
      { mergeId, reason: 'registered_twice', undone: { reason: 'by_mistake' } },
    ])
    const kinds = desk.database.db
      .all<{ kind: string }>("SELECT kind FROM audit_events WHERE kind LIKE 'client.merge%' ORDER BY seq")
      .map(({ kind }) => kind)
    expect(kinds).toEqual(['client.merged', 'client.merge_undone'])
  })

  test('is undone at a cashier’s window when a supervisor approves in place, who is told what', async () => {
    const desk = await openDesk()
    const [into, other] = [client(desk), client(desk, { firstName: 'Анна-Мария' })]
    const mergeId = await merge(desk, into, other)
    const id = commandId()
    const input = { mergeId, reason: 'other_person' as const }
    const asked = { operation: undoMerge.name, commandId: id, input }
    expect(await desk.error(undoMerge, input, id)).toMatchObject({ code: 'approvals.needed' })
    expect((await desk.value(describeApproval, asked)).facts).toEqual([
      { fact: 'client', value: expect.stringMatching(/^Ёлкина А\. В\., 75 15 •••\d{3}$/) },
      { fact: 'former_client', value: expect.stringMatching(/^Ёлкина А\. В\., 75 15 •••\d{3}$/) },
      { fact: 'reason', value: 'Это разные люди' },
    ])
    await desk.value(giveApproval, { ...asked, login: 'starshiy', password: 'starshiy-demo' })
    await desk.value(undoMerge, input, id)
    expect(survivorOf(desk.database.db, other.clientId)).toBe(other.clientId)
    const supervisor = desk.database.db.get<{ name: string }>("SELECT name FROM operators WHERE login = 'starshiy'")
    expect((await desk.value(listMerges, {}))[0]?.undone?.operatorName).toBe(supervisor?.name)
  })

  test('over a limit cuts nothing, only adding is refused', async () => {
    const desk = await openDesk()
    desk.database.transact((tx) => writeSetting(tx, 'limits', { services: 2, addresses: 2, numbers: 2 }))
    const [into, other] = [client(desk), client(desk)]
    addNumber(desk, other.clientId, { value: '+79130000001' })
    for (const account of ['3140200001', '3140200002'])
      addLink(desk, into, { serviceId: 'rs-water', account, address: `г. Челябинск, ул. Труда, д. ${account}` })
    addLink(desk, other, { serviceId: 'rs-water', account: '3140200003', address: 'г. Челябинск, ул. Мира, д. 3' })
    const grant = await grantOf(desk, into)
    expect(await desk.value(compareClients, { grant, otherId: other.clientId })).toMatchObject({
      outcome: 'compared',
      sameName: true,
      sameBirthDate: true,
      together: { numbers: { used: 3, limit: 2 }, services: { used: 3, limit: 2 }, addresses: { used: 3, limit: 2 } },
    })
    await desk.value(mergeClients, { grant, mergedId: other.clientId, reason: 'spelling' })
    expect(ownerUseOf(desk.database.db, into.clientId)).toMatchObject({
      numbers: { used: 3 },
      services: { used: 3 },
      addresses: { used: 3 },
    })
    const again = await grantOf(desk, into)
    const link = { grant: again, numberId: into.numberId, serviceId: 'rs-water', account: '3140200004' }
    expect(await desk.error(linkService, { ...link, payer: payerOf(link.account) })).toMatchObject({
      code: 'links.limit_services',
      params: { used: 3, limit: 2 },
    })
  })

  test('ends what was open: it was read before', async () => {
    const desk = await openDesk()
    const [into, other] = [client(desk), client(desk)]
    const grant = await grantOf(desk, into)
    await desk.value(mergeClients, { grant, mergedId: other.clientId, reason: 'new_document' })
    expect(await desk.value(compareClients, { grant, otherId: other.clientId })).toEqual({ outcome: 'grant_ended' })
  })
})

describe('a merge is refused', () => {
  test('of persons of another name and birth date, of one card with itself, of nobody, and without the document in hand', async () => {
    const desk = await openDesk()
    const [into, other] = [client(desk), client(desk)]
    const stranger = client(desk, { lastName: 'Петрова', birthDate: '1990-02-01' })
    const reason = 'registered_twice' as const
    const grant = await grantOf(desk, into)
    const refused = async (mergedId: string) =>
      ((await desk.error(mergeClients, { grant, mergedId, reason })) as { code?: string }).code
    expect(await refused(stranger.clientId)).toBe('merges.persons_differ')
    expect(await refused(into.clientId)).toBe('merges.same_client')
    expect(await refused(commandId())).toBe('merges.client_unknown')
    expect(await desk.value(compareClients, { grant, otherId: commandId() })).toEqual({ outcome: 'unknown' })
    expect(await desk.value(compareClients, { grant, otherId: into.clientId })).toEqual({ outcome: 'same_client' })

    const named = await desk.value(openCard, { clientId: into.clientId, proof: { kind: 'none' } })
    expect(await desk.error(mergeClients, { grant: named.grant, mergedId: other.clientId, reason })).toMatchObject({
      code: 'clients.level_too_low',
    })
    expect(await desk.error(mergeClients, { grant: commandId(), mergedId: other.clientId, reason })).toMatchObject({
      code: 'clients.grant_ended',
    })
    await merge(desk, into, other)
    const now = await grantOf(desk, into)
    // The other one is on this very card already.
    expect(await desk.error(mergeClients, { grant: now, mergedId: other.clientId, reason })).toMatchObject({
      code: 'merges.same_client',
    })
  })

  test('when its undo comes twice, or for a merge that never was', async () => {
    const desk = await openDesk()
    const mergeId = await merge(desk, client(desk), client(desk))
    await desk.signInAs('supervisor')
    await desk.value(undoMerge, { mergeId, reason: 'other_person' })
    expect(await desk.error(undoMerge, { mergeId, reason: 'other_person' })).toMatchObject({
      code: 'merges.already_undone',
    })
    expect(await desk.error(undoMerge, { mergeId: commandId(), reason: 'other_person' })).toMatchObject({
      code: 'merges.unknown',
    })
  })
})

test('whatever is merged and undone in whatever order, every row is on exactly one card, and undoing all of it restores all', async () => {
  const desk = await openDesk()
  const { db } = desk.database
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ undo: fc.boolean(), into: fc.nat(3), other: fc.nat(3) }), { minLength: 1, maxLength: 14 }),
      async (acts) => {
        const sides = [client(desk), client(desk), client(desk), client(desk)]
        const numbers = (clientId: string) => numbersOf(db, keysOf(desk), clientId).map(({ id }) => id)
        const alive: string[] = []
        for (const act of acts) {
          const [into, other] = [sides[act.into], sides[act.other]]
          if (!into || !other) throw new Error('no such client')
          if (act.undo) {
            const mergeId = alive.splice(act.into % Math.max(1, alive.length), 1)[0]
            if (mergeId) await undo(desk, mergeId)
          } else if (survivorOf(db, into.clientId) === into.clientId) {
            const grant = await grantOf(desk, into)
            const input = { grant, mergedId: other.clientId, reason: 'registered_twice' as const }
            const isOnAnother = survivorOf(db, other.clientId) !== into.clientId
            const answer = await desk.ask(mergeClients, input)
            expect(answer.ok).toBe(isOnAnother)
            if (answer.ok) alive.push(answer.value.mergeId)
          }
          const roots = [...new Set(sides.map(({ clientId }) => survivorOf(db, clientId)))]
          const shown = roots.flatMap(numbers).sort()
          expect(shown).toEqual(sides.map(({ numberId }) => numberId).sort())
          expect(roots).toHaveLength(sides.length - alive.length)
        }
        for (const mergeId of alive) await undo(desk, mergeId)
        for (const { clientId, numberId } of sides) {
          expect(survivorOf(db, clientId)).toBe(clientId)
          expect(numbers(clientId)).toEqual([numberId])
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)
