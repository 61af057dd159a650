// What each level lets a person do (product.md, «What a person may do without showing a document»): act by act.
import { expect, test } from 'vitest'
import { findClients, getCard, openCard, printLinks } from '../../../shared/contract/clients.ts'
import { operations } from '../../../shared/contract/index.ts'
import type { Operation } from '../../../shared/contract/define.ts'
import { type ClientAct, levelOfAct, levels, mayAct } from '../../../shared/domain/client-acts.ts'
import { cardReasons, cardReasonsOf } from '../../../shared/domain/card-reasons.ts'
import { addClient, addLink } from '../../support/client-sample.ts'
import { commandId, type TestDesk } from '../../support/desk.ts'
import { grantOf, openNamed, type ShownClient } from '../../support/proving-client.ts'
import { openRegisteringDesk } from '../../support/registering-desk.ts'
import { payerOf } from '../../support/payer-sample.ts'

const seriesNumber = '7515654321'
const id = commandId

/** Commands of a client's visit: the act that each one is, and an input that is right but for what it names. */
const commandsOfVisit: Record<string, { act: ClientAct; input: (client: ShownClient) => object }> = {
  'clients.sendProofCode': { act: 'services.see', input: ({ numberId }) => ({ numberId }) },
  'clients.changeEmail': { act: 'person.change', input: () => ({ email: 'anna@example.ru' }) },
  'clients.printLinks': { act: 'links.print', input: () => ({}) },
  'links.link': {
    act: 'service.link',
    input: ({ numberId }) => ({ numberId, serviceId: 'rs-water', account: '3141112223', payer: payerOf('3141112223') }),
  },
  'links.relink': { act: 'service.link', input: () => ({ linkId: id() }) },
  'templates.keep': {
    act: 'template.keep',
    input: () => ({ name: 'Дом', lines: [{ serviceId: 'rs-water', account: '3141112223', amountKopecks: 0 }] }),
  },
  'templates.rename': { act: 'template.keep', input: () => ({ templateId: id(), name: 'Дом' }) },
  'templates.move': { act: 'template.keep', input: () => ({ templateId: id(), place: 1 }) },
  'templates.remove': { act: 'template.keep', input: () => ({ templateId: id() }) },
  'links.unlink': { act: 'service.unlink', input: () => ({ linkId: id() }) },
  'consents.withdraw': { act: 'consent.withdraw', input: () => ({ kind: 'advertising' }) },
  'merges.merge': { act: 'clients.merge', input: () => ({ mergedId: id(), reason: 'registered_twice' }) },
  'numbers.sendCode': { act: 'number.rebind', input: () => ({ numberId: id(), phone: '9130000000' }) },
  'numbers.replacePhone': {
    act: 'number.rebind',
    input: () => ({ numberId: id(), phone: '9130000000', codeId: id(), code: '123456', reason: null }),
  },
  'numbers.resetPassword': { act: 'password.reset', input: () => ({ numberId: id() }) },
  'numbers.recordGosuslugi': { act: 'gosuslugi.record', input: () => ({ number: '12345678901' }) },
  'numbers.revoke': { act: 'number.revoke', input: () => ({ numberId: id(), reason: 'client_asked' }) },
}

const openVisitDesk = async (): Promise<TestDesk & ShownClient> => {
  const desk = await openRegisteringDesk()
  const client = addClient(desk)
  addLink(desk, client, { serviceId: 'rs-water', account: '3141234567' })
  return { ...desk, ...client }
}

const takesGrant = (op: Operation): boolean =>
  op.kind === 'command' && 'shape' in op.input && 'grant' in (op.input.shape as object)

const refusalOf = async (desk: TestDesk, op: Operation, input: object): Promise<string | null> => {
  const answer = await desk.ask(op, input as never)
  if (answer.ok) return null
  if (answer.error.kind === 'invalid_input') throw new Error(`${op.name}: the test's input is not of its form`)
  return answer.error.kind === 'refused' ? answer.error.code : answer.error.kind
}

test('every command of a visit needs exactly the level of its act', async () => {
  const desk = await openVisitDesk()
  const found = operations.filter(takesGrant)
  // Blocking and unblocking are two acts of one command: below.
  expect(found.map(({ name }) => name).sort()).toEqual([...Object.keys(commandsOfVisit), 'clients.blockNumber'].sort())
  for (const level of levels) {
    const grant = await grantOf(desk, desk, level, seriesNumber)
    for (const op of found) {
      const command = commandsOfVisit[op.name]
      if (!command) continue
      const code = await refusalOf(desk, op, { grant, ...command.input(desk) })
      expect(code === 'clients.level_too_low', `${op.name} at ${level}: ${code}`).toBe(!mayAct(level, command.act))
      expect(code, `${op.name} at ${level}`).not.toBe('clients.grant_ended')
    }
    desk.clock.advance(61_000)
  }
}, 60_000)

test('a number is blocked by who is merely named, and unblocked with the document in hand only', async () => {
  const desk = await openVisitDesk()
  const op = operations.find(({ name }) => name === 'clients.blockNumber')
  if (!op) throw new Error('there is no such operation')
  for (const level of levels) {
    const grant = await grantOf(desk, desk, level, seriesNumber)
    const act = (blocked: boolean) => refusalOf(desk, op, { grant, numberId: desk.numberId, blocked })
    expect(await act(true), level).toBeNull()
    expect(await act(false), level).toBe(level === 'document' ? null : 'clients.level_too_low')
    // The client unblocks it elsewhere, so that the next code finds a confirmed phone.
    desk.database.transact((tx) => tx.run("UPDATE system_numbers SET state = 'confirmed'"))
    desk.clock.advance(61_000)
  }
})

test('the level that was reached stands in the audit event of every act, and a visit that ended does nothing', async () => {
  const desk = await openVisitDesk()
  const grant = await grantOf(desk, desk, 'proved', seriesNumber)
  const { printJobId } = await desk.value(printLinks, { grant })
  const events = desk.database.db.all<{ kind: string; body: string }>('SELECT kind, body FROM audit_events')
  const dataOf = (kind: string) =>
    events.filter((event) => event.kind === kind).map(({ body }) => (JSON.parse(body) as { data: unknown }).data)
  const { clientId } = desk
  expect(dataOf('client.links_printed')).toEqual([{ clientId, printJobId, links: 1, level: 'proved' }])
  expect(dataOf('client.card_opened')).toEqual([
    { clientId, level: 'named', proof: 'none' },
    { clientId, level: 'proved', proof: 'sms' },
  ])
  await desk.signInAs('clerk')
  expect(await desk.error(printLinks, { grant })).toMatchObject({ code: 'clients.grant_ended' })
})

test('the card shows no more than its level: of who is merely named everything that is personal is hidden', async () => {
  const desk = await openVisitDesk()
  const cardAt = async (level: (typeof levels)[number]) =>
    desk.value(getCard, { grant: await grantOf(desk, desk, level, seriesNumber) })
  const named = await cardAt('named')
  const secret = /Викторовна|1986|654321|3456789|345-67|2015-04-25/
  expect(JSON.stringify(named)).not.toMatch(secret)
  expect(named).toMatchObject({ level: 'named', name: 'Ёлкина А. В.', links: [{ account: '3141234567' }] })
  for (const level of ['proved', 'document'] as const) {
    const card = await cardAt(level)
    expect(card).toMatchObject({ level, name: 'Ёлкина Анна Викторовна', birthDate: '1986-03-12' })
    expect(JSON.stringify(card)).toMatch(secret)
    desk.clock.advance(61_000)
  }
})

test('a clerk and a supervisor say why they look at who has shown nothing; a cashier has the client at the window', async () => {
  const desk = await openVisitDesk()
  const { clientId } = desk
  for (const role of ['cashier', 'clerk', 'supervisor'] as const) {
    await desk.signInAs(role)
    const isAsked = cardReasonsOf[role].length > 0
    expect(isAsked).toBe(role !== 'cashier')
    const open = await desk.ask(openCard, { clientId, proof: { kind: 'none' } })
    expect(open.ok).toBe(!isAsked)
    for (const reason of cardReasons) {
      const answer = await desk.ask(openCard, { clientId, proof: { kind: 'reason', reason } })
      expect(answer.ok, `${role}: ${reason}`).toBe(cardReasonsOf[role].includes(reason))
    }
    expect((await desk.ask(openCard, { clientId, proof: { kind: 'document', seriesNumber } })).ok).toBe(true)
  }
  const reasons = desk.database.db
    .all<{ body: string }>("SELECT body FROM audit_events WHERE kind = 'client.card_opened' ORDER BY seq")
    .map(({ body }) => (JSON.parse(body) as { data: { reason?: string } }).data.reason ?? null)
  expect(reasons).toEqual([null, null, ...cardReasonsOf.clerk, null, ...cardReasonsOf.supervisor, null])
  const card = await desk.value(getCard, { grant: await grantOf(desk, desk, 'document', seriesNumber) })
  expect(card?.views.map(({ reason }) => reason)).toContain('work_check')
  // Nobody whose role sees no clients gets past the door.
  await desk.signInAs('administrator')
  expect(await desk.error(openCard, { clientId, proof: { kind: 'none' } })).toMatchObject({ kind: 'refused' })
  expect(await desk.error(findClients, { words: 'ёлкина' })).toMatchObject({ kind: 'refused' })
})

test('levels only rise: whatever one may do at a level, one may at every higher one', () => {
  for (const act of Object.keys(levelOfAct) as ClientAct[])
    expect(levels.map((level) => mayAct(level, act))).toEqual(
      levels.map((_level, at) => at >= levels.indexOf(levelOfAct[act])),
    )
  expect(mayAct('named', 'client.register')).toBe(false)
})

test('a visit of nobody: a grant that was never given opens nothing', async () => {
  const desk = await openVisitDesk()
  await openNamed(desk, desk.clientId)
  expect(await desk.value(getCard, { grant: id() })).toBeNull()
})
