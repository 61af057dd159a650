// A new document of somebody who may be known: who is asked about, and what comes of each answer.
import { describe, expect, test } from 'vitest'
import { areIdentityLookupsMissing, findClientsByIdentity } from '../../../electron/records/identity-lookup.ts'
import { documentsOf, personOf } from '../../../electron/records/clients.ts'
import { formerPersonsOf } from '../../../electron/records/person-history.ts'
import {
  answerMatch,
  checkPassport,
  issueGorodNumber,
  signConsent,
  stepBack,
  type TypedDocument,
} from '../../../shared/contract/registration.ts'
import { annaPerson } from '../../support/client-sample.ts'
import type { TestDesk } from '../../support/desk.ts'
import {
  deskKeysOf,
  ivanova,
  killed,
  openRegisteringDesk,
  upToPhone,
  until,
  view,
} from '../../support/registering-desk.ts'

/** Passwords are hashed as they are hashed at the desk: a quarter of a second each, more on a busy machine. */
const slow = { timeout: 60_000 }

const renewed: TypedDocument = { ...ivanova, seriesNumber: '7526 100200', issuedOn: '01.11.2026' }
/** After a wedding: another surname and address, and page 19 names the passport before. */
const married: TypedDocument = {
  ...renewed,
  lastName: 'Смирнова',
  address: 'г. Копейск, ул. Мира, д. 1, кв. 3',
  previousDocument: '75 15 654321',
}

const registered = async (desk: TestDesk, typed = ivanova): Promise<string> => {
  const registrationId = await upToPhone(desk, typed)
  return (await desk.value(issueGorodNumber, { registrationId })).clientId
}

/** From the step after the match to a number. */
const finished = async (desk: TestDesk, typed: TypedDocument): Promise<string> => {
  const registrationId = await upToPhone(desk, typed)
  return (await desk.value(issueGorodNumber, { registrationId })).clientId
}

const eventsOf = (desk: TestDesk, kind: string): { data: object }[] =>
  desk.database.db
    .all<{ body: string }>('SELECT body FROM audit_events WHERE kind = ? ORDER BY seq', [kind])
    .map(({ body }) => JSON.parse(body) as { data: object })

describe('a new document', slow, () => {
  test('of somebody whose passport before it names: the old one and the former name stay in history', async () => {
    const desk = await openRegisteringDesk()
    const clientId = await registered(desk)
    expect(await desk.value(checkPassport, { typed: married })).toEqual({ problems: [] })
    const shown = await view(desk)
    expect(shown).toMatchObject({
      step: 'match',
      match: {
        by: 'previous_document',
        candidates: [{ clientId, shortName: 'Иванова А. В.', birthYear: 1986, documentMasked: '75 15 •••321' }],
      },
    })
    // Nothing of anybody is said in clear before it is known who stands there.
    expect(JSON.stringify(shown.match)).not.toContain('654321')
    expect(await finished(desk, married)).toBe(clientId)

    const { db } = desk.database
    const keys = deskKeysOf(desk)
    expect(documentsOf(db, keys, clientId).map(({ series, replacedAt }) => [series, replacedAt === null])).toEqual([
      ['7526', true],
      ['7515', false],
    ])
    expect(personOf(db, keys, clientId)).toMatchObject({ lastName: 'Смирнова', address: married.address })
    expect(formerPersonsOf(db, keys, clientId)).toMatchObject([{ lastName: 'Иванова', address: ivanova.address }])
    expect(eventsOf(desk, 'client.person_changed')).toMatchObject([
      { data: { clientId, fields: ['lastName', 'address'] } },
    ])
    // Found by the new name and by the old passport, no longer by the old name.
    expect(findClientsByIdentity(db, keys, { ...annaPerson, lastName: 'Смирнова' })).toEqual([clientId])
    expect(findClientsByIdentity(db, keys, { ...annaPerson, lastName: 'Иванова' })).toEqual([])
  })

  test('of somebody of the same name and birth date is asked about, and a namesake gets a card of his own', async () => {
    const desk = await openRegisteringDesk()
    const clientId = await registered(desk)
    await desk.value(checkPassport, { typed: renewed })
    const { registrationId, match } = await view(desk)
    expect(match).toMatchObject({ by: 'identity', candidates: [{ clientId }] })
    await desk.value(answerMatch, { registrationId, clientId: null })
    const { step, checks } = await view(desk)
    expect(step).toBe('consent')
    expect(checks.map(({ code }) => code)).toContain('client_other_person')
    const otherId = await finished(desk, renewed)
    expect(otherId).not.toBe(clientId)
    expect(eventsOf(desk, 'registration.match_answered')).toMatchObject([{ data: { by: 'identity', clientId: null } }])

    // A third one of them: both are shown.
    await desk.value(checkPassport, { typed: { ...renewed, seriesNumber: '7526 100201' } })
    expect((await view(desk)).match?.candidates.map((one) => one.clientId).sort()).toEqual([clientId, otherId].sort())
  })

  test('of nobody known asks nothing', async () => {
    const desk = await openRegisteringDesk()
    await registered(desk)
    await desk.value(checkPassport, { typed: { ...renewed, birthDate: '13.03.1986' } })
    expect(await view(desk)).toMatchObject({ step: 'consent', match: null })
  })

  test("that names somebody else's passport is stopped at that field", async () => {
    const desk = await openRegisteringDesk()
    await registered(desk)
    const typed = { ...married, lastName: 'Петрова', birthDate: '01.02.1990' }
    expect((await desk.value(checkPassport, { typed })).problems).toEqual([
      { field: 'previousDocument', problem: 'of_other_person' },
    ])
    expect((await view(desk)).step).toBe('passport')
  })

  test('is not the client’s before the number is: leaving at any step changes no card', async () => {
    const desk = await openRegisteringDesk()
    const clientId = await registered(desk)
    await upToPhone(desk, married)
    const { db } = desk.database
    expect(personOf(db, deskKeysOf(desk), clientId)?.lastName).toBe('Иванова')
    expect(documentsOf(db, deskKeysOf(desk), clientId)).toHaveLength(1)
    expect(formerPersonsOf(db, deskKeysOf(desk), clientId)).toEqual([])
  })
})

describe('the answer', slow, () => {
  test('stands while the same document is read again, also after a kill; another document is asked about anew', async () => {
    const desk = await openRegisteringDesk()
    const clientId = await registered(desk)
    await desk.value(checkPassport, { typed: renewed })
    const { registrationId } = await view(desk)
    await desk.value(answerMatch, { registrationId, clientId })
    const again = await killed(desk)
    expect((await view(again)).step).toBe('consent')
    await again.value(stepBack, { registrationId })
    await again.value(checkPassport, { typed: renewed })
    expect(await view(again)).toMatchObject({ step: 'consent', match: null })
    await again.value(stepBack, { registrationId })
    await again.value(checkPassport, { typed: { ...renewed, seriesNumber: '7526 100201' } })
    expect((await view(again)).step).toBe('match')
  })

  test('can only be one of those who are shown, and only when asked', async () => {
    const desk = await openRegisteringDesk()
    const clientId = await registered(desk)
    const stranger = desk.database.db.get<{ id: string }>('SELECT id FROM clients WHERE id <> ? LIMIT 1', [clientId])
    await desk.value(checkPassport, { typed: renewed })
    const { registrationId } = await view(desk)
    expect(await desk.error(answerMatch, { registrationId, clientId: stranger?.id ?? '' })).toMatchObject({
      code: 'registration.match_unknown',
    })
    // Nothing can be signed past the question.
    expect(await desk.error(signConsent, { registrationId, processing: true, advertising: false })).toMatchObject({
      code: 'registration.wrong_step',
    })
    expect(await desk.error(answerMatch, { registrationId: clientId, clientId })).toMatchObject({
      code: 'registration.not_found',
    })
    await desk.value(answerMatch, { registrationId, clientId })
    expect(await desk.error(answerMatch, { registrationId, clientId })).toMatchObject({
      code: 'registration.wrong_step',
    })
  })
})

test('clients from before there were look-ups are found meanwhile, and get them once the keys are open, also after a kill', async () => {
  const desk = await openRegisteringDesk()
  const { db } = desk.database
  await until('the demo clients have theirs', () => !areIdentityLookupsMissing(db))
  desk.database.transact((tx) => tx.run('UPDATE persons SET identity_lookup = NULL'))
  const keys = deskKeysOf(desk)
  const { clientId } = db.get<{ clientId: string }>('SELECT client_id AS clientId FROM persons LIMIT 1') ?? {
    clientId: '',
  }
  const person = personOf(db, keys, clientId)
  if (!person) throw new Error('the demo desk has no clients')
  expect(findClientsByIdentity(db, keys, person)).toEqual([clientId])
  const again = await killed(desk)
  await until('all look-ups written', () => !areIdentityLookupsMissing(again.database.db))
  expect(findClientsByIdentity(again.database.db, keys, person)).toEqual([clientId])
  expect(findClientsByIdentity(again.database.db, keys, { ...person, birthDate: '1901-01-01' })).toEqual([])
})
