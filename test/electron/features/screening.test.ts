import { describe, expect, test } from 'vitest'
import { insertRepresentative } from '../../../electron/records/representatives.ts'
import { describeApproval } from '../../../shared/contract/approvals.ts'
import { openCard } from '../../../shared/contract/clients.ts'
import {
  checkPassport,
  checkRepresentative,
  getRegistration,
  issueGorodNumber,
  leaveRegistration,
  sendCode,
  stepBack,
} from '../../../shared/contract/registration.ts'
import { compareEntry, liftStop, recordRefusal } from '../../../shared/contract/screening.ts'
import { readDocument } from '../../../shared/domain/document-form.ts'
import { keysOf } from '../../support/client-sample.ts'
import { commandId } from '../../support/desk.ts'
import { chosenFiles } from '../../support/lists.ts'
import { ivanova, killed, petrov, register, upToPhone, view } from '../../support/registering-desk.ts'
import { approved, codes, ivanovaNumber, load, openScreeningDesk, recordsOf } from '../../support/screening-desk.ts'

describe('a document that is in no list', () => {
  test('goes on, and the check says as of when and no more than it knows', async () => {
    const { desk } = await openScreeningDesk({ passports: ['7600000001'], freezing: ['Сидоров Семён;01.01.1950;'] })
    await desk.value(checkPassport, { typed: ivanova })
    const { step, checks } = await view(desk)
    expect(step).toBe('consent')
    expect(checks).toContainEqual({ code: 'passport_not_listed', level: 'ok', date: '2026-11-14' })
    expect(checks).toContainEqual({ code: 'freezing_checked', level: 'ok', date: '2026-11-14' })
  })

  test('is unknown where no list is loaded, and goes on with that said', async () => {
    const { desk } = await openScreeningDesk({})
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).step).toBe('consent')
    expect(await codes(desk)).toEqual(expect.arrayContaining(['passport_list_missing', 'freezing_list_missing']))
  })
})

describe('a passport that is listed', () => {
  test('stops until a supervisor lets it go on in place, with a record, also after a kill', async () => {
    const { desk } = await openScreeningDesk({ passports: [ivanovaNumber] })
    expect(await desk.value(checkPassport, { typed: ivanova })).toEqual({ problems: [] })
    const { step, screening, checks, registrationId } = await view(desk)
    expect(step).toBe('screening')
    expect(screening).toEqual([
      { list: 'passports', asOf: '2026-11-14', entry: null, level: 'stop', of: 'client', own: null, listed: null },
    ])
    // Which list it is would be said by what is missing from the column.
    expect(checks.filter(({ code }) => /list|freez|screen/.test(code))).toEqual([
      { code: 'screening_open', level: 'warn', date: null },
    ])
    const next = await killed(desk, { lists: chosenFiles() })
    expect((await view(next)).step).toBe('screening')

    const lift = { registrationId, reason: 'list_mistaken' as const, note: 'паспорт проверен по СМЭВ' }
    expect(await desk.error(liftStop, { ...lift, reason: 'other', note: '' })).toMatchObject({
      code: 'screening.note_missing',
    })
    const asked = { operation: liftStop.name, commandId: commandId(), input: lift }
    expect((await desk.value(describeApproval, asked)).facts).toEqual([
      { fact: 'client', value: 'Иванова А. В.' },
      { fact: 'document', value: '75 15 •••321' },
      { fact: 'list', value: 'С-1 / 14.11.2026' },
      { fact: 'reason', value: 'паспорт проверен по СМЭВ' },
    ])
    expect(await approved(desk, liftStop, lift)).toEqual({ lifted: 1 })
    expect((await view(desk)).step).toBe('consent')
    expect(await codes(desk)).toContain('passport_listed_lifted')
    expect(await recordsOf(desk)).toMatchObject([
      { act: 'lifted', reason: 'list_mistaken', list: 'passports', entry: null, note: lift.note, person: null },
    ])
    expect((await recordsOf(desk))[0]?.approvedBy).not.toBeNull()
    // Nothing more to lift, and the same passport again needs no second word.
    expect(await desk.error(liftStop, lift)).toMatchObject({ code: 'registration.wrong_step' })
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).step).toBe('consent')
  })

  test('what was said of one document says nothing of another, nor of another registration', async () => {
    const { desk } = await openScreeningDesk({ passports: [ivanovaNumber, '7518777888'] })
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    await approved(desk, liftStop, { registrationId, reason: 'list_mistaken', note: '' })
    await desk.value(checkPassport, { typed: petrov })
    expect((await view(desk)).step).toBe('screening')
    await desk.value(recordRefusal, { registrationId, act: 'refusal', reason: 'document_listed', note: '' })
    expect(await desk.value(getRegistration, {})).toBeNull()
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).step).toBe('screening')
  })

  test('is found by a list that was loaded on the way: no code is sent, no number issued', async () => {
    const { desk, files } = await openScreeningDesk({})
    const registrationId = await upToPhone(desk)
    await load(desk, files, { passports: [ivanovaNumber] })
    const stopped = { code: 'registration.screening_open' }
    expect(await desk.error(sendCode, { registrationId, phone: '+7 912 345-67-89' })).toMatchObject(stopped)
    expect(await desk.error(issueGorodNumber, { registrationId })).toMatchObject(stopped)
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).step).toBe('screening')
  })

  test('of another kind of document says nothing', async () => {
    const { desk } = await openScreeningDesk({ passports: [ivanovaNumber] })
    const typed = {
      ...ivanova,
      kind: 'passport_rf_foreign' as const,
      seriesNumber: '71 1234567',
      validUntil: '25.04.2030',
    }
    await desk.value(checkPassport, { typed })
    expect(await codes(desk)).not.toContain('passport_not_listed')
  })
})

describe('the sanctions and freezing list', () => {
  const exact = 'ИВАНОВА Анна Викторовна;12.03.1986;'

  test.each([
    ['the same name and birth date', exact],
    ['the same document under another name', 'Сидорова Мария;01.01.1950;75 15 № 654321'],
  ])('%s stops, and the screen says nothing of it', async (_what, entry) => {
    const { desk } = await openScreeningDesk({ freezing: ['Сидоров Семён;01.01.1950;', entry] })
    await desk.value(checkPassport, { typed: ivanova })
    const shown = await view(desk)
    expect(shown.step).toBe('screening')
    expect(shown.screening).toEqual([
      { list: 'freezing', asOf: '2026-11-14', entry: 2, level: 'stop', of: 'client', own: null, listed: null },
    ])
    expect(shown.checks.map(({ code }) => code).filter((code) => code.startsWith('freezing'))).toEqual([])
    const { registrationId } = shown
    expect(
      await desk.error(compareEntry, {
        registrationId,
        entry: 2,
        verdict: 'another_person',
        reason: 'birth_differs',
        note: '',
      }),
    ).toMatchObject({ code: 'screening.entry_unknown' })
  })

  test('similar entries are compared by hand one after another, each with a recorded verdict', async () => {
    const { desk } = await openScreeningDesk({
      freezing: [
        'Иванова Анна Викторовна;12.03.1987;7501 111111',
        'ИВАНОВА АННА;;',
        'Иванова Анна Петровна;12.03.1999;',
      ],
    })
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId, screening, step } = await view(desk)
    expect(step).toBe('screening')
    expect(screening.map(({ level, entry, listed }) => ({ level, entry, listed }))).toEqual([
      {
        level: 'compare',
        entry: 1,
        listed: { name: 'Иванова Анна Викторовна', birth: '1987-03-12', document: '7501 111111' },
      },
      { level: 'compare', entry: 2, listed: { name: 'ИВАНОВА АННА', birth: '', document: '' } },
    ])
    expect(await desk.error(liftStop, { registrationId, reason: 'another_person', note: '' })).toMatchObject({
      code: 'screening.nothing_to_lift',
    })
    const other = { registrationId, verdict: 'another_person' as const, note: '' }
    expect(await desk.error(compareEntry, { ...other, entry: 1, reason: 'other' })).toMatchObject({
      code: 'screening.note_missing',
    })
    await desk.value(compareEntry, { ...other, entry: 1, reason: 'birth_differs' })
    expect((await view(desk)).screening.map(({ entry }) => entry)).toEqual([2])
    // The second may be the same: now it is a supervisor's.
    await desk.value(compareEntry, { ...other, entry: 2, verdict: 'maybe_same', reason: 'other' })
    expect((await view(desk)).screening).toMatchObject([{ entry: 2, level: 'stop', listed: null }])
    await approved(desk, liftStop, { registrationId, reason: 'another_person', note: '' })
    expect((await view(desk)).step).toBe('consent')
    expect((await view(desk)).checks).toContainEqual({ code: 'freezing_checked', level: 'ok', date: '2026-11-14' })
    expect((await recordsOf(desk)).map(({ act, reason, entry }) => ({ act, reason, entry }))).toEqual([
      { act: 'lifted', reason: 'another_person', entry: 2 },
      { act: 'compared', reason: 'maybe_same', entry: 2 },
      { act: 'compared', reason: 'birth_differs', entry: 1 },
    ])
  })

  test('a newer list asks again', async () => {
    const { desk, files } = await openScreeningDesk({ freezing: ['Иванова Анна;;'] })
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    const said = {
      registrationId,
      entry: 1,
      verdict: 'another_person' as const,
      reason: 'name_differs' as const,
      note: '',
    }
    await desk.value(compareEntry, said)
    await load(desk, files, { freezing: ['Иванова Анна;;'] })
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).step).toBe('screening')
  })
})

test('more namesakes than anybody compares are a supervisor’s, all at once', async () => {
  const { desk } = await openScreeningDesk({ freezing: Array.from({ length: 11 }, () => 'Иванова Анна;;') })
  await desk.value(checkPassport, { typed: ivanova })
  const { registrationId, screening } = await view(desk)
  expect(new Set(screening.map(({ level }) => level))).toEqual(new Set(['stop']))
  expect(await approved(desk, liftStop, { registrationId, reason: 'another_person', note: '' })).toEqual({ lifted: 11 })
  expect((await view(desk)).step).toBe('consent')
})

test('whoever acts for the client is looked up, too', async () => {
  const { desk } = await openScreeningDesk({ passports: [ivanovaNumber] })
  const child = { seriesNumber: '75 24 111222', lastName: 'Иванов', firstName: 'Илья', birthDate: '30.11.2010' }
  await desk.value(checkPassport, { typed: { ...ivanova, ...child, middleName: 'Петрович', issuedOn: '10.12.2024' } })
  const { registrationId, step } = await view(desk)
  expect(step).toBe('representative')
  const parent = { authority: 'parent' as const, authorityNumber: 'II-ИВ 918273', authorityIssuedOn: '10.12.2010' }
  const typed = { ...parent, authorityValidUntil: '', document: ivanova }
  expect(await desk.value(checkRepresentative, { registrationId, typed })).toEqual({ problems: [] })
  expect(await view(desk)).toMatchObject({ step: 'screening', screening: [{ of: 'representative', level: 'stop' }] })
  await approved(desk, liftStop, { registrationId, reason: 'list_mistaken', note: '' })
  expect((await view(desk)).step).toBe('consent')
})

test('a listed document opens no card, the client’s nor a representative’s, until a registration has answered it', async () => {
  const { desk, files } = await openScreeningDesk({})
  await register(desk)
  const clientId = (await view(desk)).result?.clientId ?? ''
  await desk.value(leaveRegistration, {})
  const agent = readDocument(petrov, '2026-11-21')
  if (!agent.ok) throw new Error('the sample is no document')
  const authority = { kind: 'attorney' as const, number: '1', issuedOn: '2026-01-01', validUntil: '2027-01-01' }
  desk.database.transact((tx) =>
    insertRepresentative(tx, keysOf(desk), {
      ...{ id: commandId(), clientId, representative: { ...agent, authority }, at: '2026-11-21T07:00:00.000Z' },
      operatorId: desk.session.actor()?.id ?? '',
    }),
  )
  const show = (seriesNumber: string) => ({ clientId, proof: { kind: 'document' as const, seriesNumber } })
  const [own, other] = [show('7515 654321'), show('7518 777888')]
  for (const shown of [own, other]) expect(await desk.value(openCard, shown)).toMatchObject({ level: 'document' })

  await load(desk, files, { passports: [ivanovaNumber], freezing: ['Петров Пётр;01.02.1990;'] })
  const refused = { kind: 'refused', code: 'clients.document_to_check', params: {} }
  for (const shown of [own, other]) expect(await desk.error(openCard, shown)).toEqual(refused)
  expect(await desk.value(openCard, { clientId, proof: { kind: 'none' } })).toMatchObject({ level: 'named' })
  const told = { kind: 'client.document_to_check' }
  expect(desk.database.db.get('SELECT count(*) AS n FROM audit_events WHERE kind = :kind', told)).toEqual({ n: 2 })

  await desk.value(checkPassport, { typed: ivanova })
  const reason = { reason: 'list_mistaken' as const, note: '' }
  await approved(desk, liftStop, { registrationId: (await view(desk)).registrationId, ...reason })
  expect(await desk.value(openCard, own)).toMatchObject({ level: 'document' })
  expect(await desk.error(openCard, other)).toEqual(refused)
  // A newer list asks again.
  await load(desk, files, { passports: [ivanovaNumber] })
  expect(await desk.error(openCard, own)).toEqual(refused)
})

test('Esc leads back to the passport from a stop', async () => {
  const { desk } = await openScreeningDesk({ passports: [ivanovaNumber] })
  await desk.value(checkPassport, { typed: ivanova })
  const { registrationId } = await view(desk)
  await desk.value(stepBack, { registrationId })
  expect((await view(desk)).step).toBe('passport')
})

test('a whole registration carries the checks to its end', async () => {
  const { desk } = await openScreeningDesk({ passports: ['7600000001'], freezing: ['Сидоров Семён;01.01.1950;'] })
  await register(desk)
  expect(await codes(desk)).toEqual(expect.arrayContaining(['passport_not_listed', 'freezing_checked']))
})
