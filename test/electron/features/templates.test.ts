// What a client pays again and again: kept, named, ordered, and the client's own, whatever happens to cards and phones.
import { describe, expect, test } from 'vitest'
import { eraseClient } from '../../../electron/records/erasures.ts'
import { endLink } from '../../../electron/records/links.ts'
import { openCard } from '../../../shared/contract/clients.ts'
import { mergeClients, undoMerge } from '../../../shared/contract/merges.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import {
  keepTemplate,
  listTemplates,
  mostTemplates,
  moveTemplate,
  removeTemplate,
  renameTemplate,
} from '../../../shared/contract/templates.ts'
import { addClient, addLink, keysOf } from '../../support/client-sample.ts'
import { auditOf, commandId, openCashDesk, type TestDesk, waterLine } from '../../support/desk.ts'

/** Owes 812.40 by the demo register of yesterday; the other account no register knows. */
const vera = { serviceId: 'rs-water', account: '3140200001', amountKopecks: 0 }
const fixed = { serviceId: 'povv-legal', account: '120455', amountKopecks: 15_000 }

type Visit = { clientId: string; numberId: string; seriesNumber: string; named: string; grant: string }

let passports = 400_000
const visit = async (desk: TestDesk): Promise<Visit> => {
  passports += 1
  const number = String(passports)
  const made = addClient(desk, { document: { number }, mobile: `+7912${String(passports).padStart(7, '4')}` })
  const { clientId } = made
  const seriesNumber = `7515${number}`
  const named = (await desk.value(openCard, { clientId, proof: { kind: 'none' } })).grant
  return reopen(desk, { ...made, seriesNumber, named, grant: '' })
}

const reopen = async (desk: TestDesk, of: Visit): Promise<Visit> => {
  const proof = { kind: 'document', seriesNumber: of.seriesNumber } as const
  return { ...of, grant: (await desk.value(openCard, { clientId: of.clientId, proof })).grant }
}

const keep = async (desk: TestDesk, { grant }: Visit, name: string, lines = [vera]): Promise<string> =>
  (await desk.value(keepTemplate, { grant, name, lines })).templateId

const names = async (desk: TestDesk, { grant }: Pick<Visit, 'grant'>): Promise<string[] | undefined> =>
  (await desk.value(listTemplates, { grant }))?.map(({ name }) => name)

test('a template tells what is due today, by the register less what was taken here', async () => {
  const desk = await openCashDesk()
  const client = await visit(desk)
  const linkId = addLink(desk, client, vera)
  const templateId = await keep(desk, client, 'Квартира', [{ ...vera, account: '314-020-00-01' }, fixed])
  const list = () => desk.value(listTemplates, { grant: client.grant })
  expect(await list()).toMatchObject([
    {
      templateId,
      name: 'Квартира',
      lines: [
        {
          serviceName: 'Холодная вода и водоотведение',
          account: vera.account,
          amountKopecks: 0,
          dueKopecks: 81_240,
          linkId,
        },
        { account: fixed.account, amountKopecks: 15_000, dueKopecks: null, linkId: null },
      ],
    },
  ])
  await desk.value(acceptPayment, { lines: [waterLine(50_000, vera.account)], givenKopecks: 50_000 })
  desk.database.transact((tx) => endLink(tx, linkId, '2026-11-21T06:42:09.000Z'))
  expect((await list())?.[0]?.lines[0]).toMatchObject({ dueKopecks: 31_240, linkId: null })
  expect(await desk.value(listTemplates, { grant: commandId() })).toBeNull()
})

test('templates are renamed, put in another order and removed; each is told to the journal without its name', async () => {
  const desk = await openCashDesk()
  const client = await visit(desk)
  const { grant } = client
  const [first, , third] = [
    await keep(desk, client, 'Дом'),
    await keep(desk, client, 'Дача'),
    await keep(desk, client, 'Гараж'),
  ]
  expect(await names(desk, client)).toEqual(['Дом', 'Дача', 'Гараж'])
  await desk.value(moveTemplate, { grant, templateId: third, place: 1 })
  expect(await names(desk, client)).toEqual(['Гараж', 'Дом', 'Дача'])
  await desk.value(moveTemplate, { grant, templateId: third, place: 1000 })
  expect(await names(desk, client)).toEqual(['Дом', 'Дача', 'Гараж'])
  await desk.value(renameTemplate, { grant, templateId: first, name: 'Квартира родителей' })
  expect(await desk.error(renameTemplate, { grant, templateId: first, name: 'ГАРАЖ' })).toMatchObject({
    code: 'templates.name_taken',
  })
  await desk.value(renameTemplate, { grant, templateId: third, name: 'гараж' }) // its own name in other letters
  await desk.value(removeTemplate, { grant, templateId: first })
  expect(await names(desk, client)).toEqual(['Дача', 'гараж'])
  expect(await desk.error(removeTemplate, { grant, templateId: first })).toMatchObject({ code: 'templates.unknown' })
  expect(await keep(desk, client, 'Последний').then(() => names(desk, client))).toEqual(['Дача', 'гараж', 'Последний'])
  const told = ['template.kept', 'template.moved', 'template.renamed', 'template.removed'].flatMap((kind) =>
    auditOf(desk, kind),
  )
  expect(told).toHaveLength(9)
  expect(told[0]).toEqual({ clientId: client.clientId, templateId: first, lines: 1, level: 'document' })
  expect(JSON.stringify(told)).not.toMatch(/Дом|Гараж|Квартира|3140200001/)
})

test('keeping is refused with its reason, and keeps nothing', async () => {
  const desk = await openCashDesk()
  const client = await visit(desk)
  const base = { grant: client.grant, name: 'Дом', lines: [vera] }
  const refusals: [Partial<typeof base>, string, object][] = [
    [{ grant: commandId() }, 'clients.grant_ended', {}],
    [{ grant: client.named }, 'clients.level_too_low', {}],
    [{ lines: [vera, { ...vera, serviceId: 'no-such' }] }, 'templates.service_unknown', { line: 2 }],
    [{ lines: [{ ...vera, account: '315' }] }, 'templates.account_invalid', { line: 1 }],
  ]
  for (const [change, code, params] of refusals)
    expect(await desk.error(keepTemplate, { ...base, ...change })).toEqual({ kind: 'refused', code, params })
  await desk.value(keepTemplate, base)
  expect(await desk.error(keepTemplate, { ...base, name: ' дом ' })).toMatchObject({ code: 'templates.name_taken' })
  for (let no = 2; no <= mostTemplates; no += 1) await keep(desk, client, `Шаблон ${no}`)
  expect(await desk.error(keepTemplate, { ...base, name: 'ещё' })).toEqual({
    ...{ kind: 'refused', code: 'templates.too_many', params: { limit: mostTemplates } },
  })
  expect(await names(desk, client)).toHaveLength(mostTemplates)
})

test('twice with one command is once', async () => {
  const desk = await openCashDesk()
  const client = await visit(desk)
  const input = { grant: client.grant, name: 'Дом', lines: [vera] }
  const id = commandId()
  expect(await desk.value(keepTemplate, input, id)).toEqual(await desk.value(keepTemplate, input, id))
  expect(await names(desk, client)).toEqual(['Дом'])
})

describe('a template is its client’s', () => {
  test('another client can neither see nor touch it, and somebody merely named sees it and changes nothing', async () => {
    const desk = await openCashDesk()
    const [client, other] = [await visit(desk), await visit(desk)]
    const templateId = await keep(desk, client, 'Дом')
    expect(await names(desk, other)).toEqual([])
    const refusal = { code: 'templates.unknown' }
    expect(await desk.error(renameTemplate, { grant: other.grant, templateId, name: 'Чужой' })).toMatchObject(refusal)
    expect(await desk.error(moveTemplate, { grant: other.grant, templateId, place: 1 })).toMatchObject(refusal)
    expect(await desk.error(removeTemplate, { grant: other.grant, templateId })).toMatchObject(refusal)
    expect(await names(desk, { grant: client.named })).toEqual(['Дом'])
    expect(await desk.error(removeTemplate, { grant: client.named, templateId })).toMatchObject({
      code: 'clients.level_too_low',
    })
  })

  test('a merge brings it along, its undoing takes it back, with what was done meanwhile', async () => {
    const desk = await openCashDesk()
    const [into, other] = [await visit(desk), await visit(desk)]
    await keep(desk, into, 'Дом')
    const moved = await keep(desk, other, 'Дача')
    const { mergeId } = await desk.value(mergeClients, {
      ...{ grant: into.grant, mergedId: other.clientId, reason: 'registered_twice' as const },
    })
    const again = await reopen(desk, into)
    expect(await names(desk, again)).toEqual(['Дом', 'Дача'])
    await desk.value(moveTemplate, { grant: again.grant, templateId: moved, place: 1 })
    await desk.value(renameTemplate, { grant: again.grant, templateId: moved, name: 'Дача летом' })
    await keep(desk, again, 'Вместе')
    expect(await names(desk, again)).toEqual(['Дача летом', 'Дом', 'Вместе'])
    await desk.signInAs('supervisor')
    await desk.value(undoMerge, { mergeId, reason: 'by_mistake' })
    await desk.signInAs('cashier')
    expect(await names(desk, await reopen(desk, into))).toEqual(['Дом', 'Вместе'])
    expect(await names(desk, await reopen(desk, other))).toEqual(['Дача летом'])
  })

  test('an erasure leaves nothing of it, of others everything', async () => {
    const desk = await openCashDesk()
    const [client, other] = [await visit(desk), await visit(desk)]
    await keep(desk, client, 'Приметное имя')
    await keep(desk, other, 'Дом')
    const keys = keysOf(desk)
    desk.database.transact((tx) =>
      eraseClient(
        tx,
        { ports: { ids: { next: commandId }, deskKeys: keys }, commandId: commandId(), at: '2026-11-21T06:43:00.000Z' },
        client.clientId,
      ),
    )
    const { db } = desk.database
    expect(db.all('SELECT name FROM payment_templates')).toEqual([{ name: 'Дом' }])
    expect(db.all('SELECT account FROM payment_template_lines')).toEqual([{ account: vera.account }])
  })
})
