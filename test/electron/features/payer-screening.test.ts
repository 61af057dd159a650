import { expect, test } from 'vitest'
import { describeApproval } from '../../../shared/contract/approvals.ts'
import { comparePayer, getPayer, liftPayerStop } from '../../../shared/contract/payers.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { countOf } from '../../support/count-of.ts'
import { commandId, freeLine } from '../../support/desk.ts'
import { bigKopecks, identified, typedPayer } from '../../support/paying-client.ts'
import { approved, ivanovaNumber, openScreeningDesk, recordsOf } from '../../support/screening-desk.ts'

const line = freeLine(bigKopecks)
const pay = { lines: [line], givenKopecks: bigKopecks }

const openPayingDesk = async (lists: Parameters<typeof openScreeningDesk>[0]) => {
  const { desk } = await openScreeningDesk(lists)
  await desk.value(openShift, { count: countOf(100_000), reason: null })
  return desk
}

test('a listed passport stops the payment until a supervisor lets it go on, with a record', async () => {
  const desk = await openPayingDesk({ passports: [ivanovaNumber] })
  const payerId = await identified(desk, typedPayer([line]))
  const screening = (await desk.value(getPayer, { payerId }))?.screening
  expect(screening).toMatchObject([{ list: 'passports', level: 'stop', own: null, listed: null }])
  expect(await desk.error(acceptPayment, { ...pay, payerId })).toMatchObject({ code: 'payments.payer_not_screened' })

  const lift = { payerId, reason: 'list_mistaken' as const, note: '' }
  expect(await desk.error(liftPayerStop, { ...lift, reason: 'other' })).toMatchObject({
    code: 'screening.note_missing',
  })
  const asked = { operation: liftPayerStop.name, commandId: commandId(), input: lift }
  const { facts } = await desk.value(describeApproval, asked)
  expect(facts.map(({ fact }) => fact)).toEqual(['client', 'document', 'list'])
  expect(JSON.stringify(facts)).not.toContain(ivanovaNumber.slice(4))
  expect(await approved(desk, liftPayerStop, lift)).toEqual({ lifted: 1 })
  expect((await desk.value(getPayer, { payerId }))?.screening).toEqual([])
  expect(await desk.error(liftPayerStop, lift)).toMatchObject({ code: 'screening.nothing_to_lift' })
  await desk.value(acceptPayment, { ...pay, payerId })
  expect(await recordsOf(desk)).toMatchObject([{ act: 'lifted', reason: 'list_mistaken', list: 'passports' }])
})

test('a namesake in the freezing list is compared by hand, for no birth date tells them apart', async () => {
  const desk = await openPayingDesk({ freezing: ['Иванова Анна Викторовна;01.01.1950;'] })
  const payerId = await identified(desk, typedPayer([line]))
  const [hit] = (await desk.value(getPayer, { payerId }))?.screening ?? []
  expect(hit).toMatchObject({ list: 'freezing', level: 'compare', own: { birth: '' }, listed: { birth: '1950-01-01' } })
  const answer = { payerId, entry: hit?.entry ?? 0, reason: 'birth_differs' as const, note: '' }
  expect(await desk.error(comparePayer, { ...answer, entry: 7, verdict: 'another_person' })).toMatchObject({
    code: 'screening.entry_unknown',
  })
  await desk.value(comparePayer, { ...answer, verdict: 'another_person' })
  await desk.value(acceptPayment, { ...pay, payerId })
  // An answer holds for the payment it was given in: the next time it is asked anew.
  const next = await identified(desk, typedPayer([line]))
  expect((await desk.value(getPayer, { payerId: next }))?.screening).toHaveLength(1)
  // «Maybe the same» calls a supervisor.
  await desk.value(comparePayer, { ...answer, payerId: next, verdict: 'maybe_same', reason: 'other' })
  expect((await desk.value(getPayer, { payerId: next }))?.screening).toMatchObject([{ level: 'stop' }])
})

test('with the birth date of a full identification another person is no question', async () => {
  const desk = await openPayingDesk({ freezing: ['Иванова Анна Петровна;01.01.1950;'] })
  const simplified = await identified(desk, typedPayer([line]))
  expect((await desk.value(getPayer, { payerId: simplified }))?.screening).toHaveLength(1)
  const full = await identified(desk, typedPayer([line], { level: 'full' }))
  expect((await desk.value(getPayer, { payerId: full }))?.screening).toEqual([])
})

test('a payer that nobody asks about, or of another time, is not found', async () => {
  const desk = await openPayingDesk({ passports: [ivanovaNumber] })
  const payerId = await identified(desk, typedPayer([line]))
  desk.clock.advance(31 * 60_000)
  const lift = { payerId, reason: 'list_mistaken' as const, note: '' }
  expect(await desk.error(liftPayerStop, lift)).toMatchObject({ code: 'payers.not_found' })
})
