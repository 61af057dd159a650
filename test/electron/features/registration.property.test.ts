// Two operators register the same few people in whatever order: limits hold, and nobody is a client without a consent.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeSetting } from '../../../electron/records/desk.ts'
import {
  answerMatch,
  checkPassport,
  getRegistration,
  issueGorodNumber,
  leaveRegistration,
  printConsent,
  type RegistrationView,
  signConsent,
  stepBack,
  type TypedDocument,
} from '../../../shared/contract/registration.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import { addDays, formatDate } from '../../../shared/domain/dates.ts'
import type { TestDesk } from '../../support/desk.ts'
import { ivanova, openRegisteringDesk, until } from '../../support/registering-desk.ts'

/** One number an owner: whoever comes a second time meets it. */
const limits = { services: 10, addresses: 10, numbers: 1 }

const acts = ['check', 'match', 'print', 'sign', 'issue', 'issue', 'back', 'leave'] as const
type Act = {
  by: 'cashier' | 'clerk'
  act: (typeof acts)[number]
  person: number
  document: number
  same: boolean
  goOn: boolean
}

const act: fc.Arbitrary<Act> = fc.record({
  by: fc.constantFrom('cashier' as const, 'clerk' as const),
  act: fc.constantFrom(...acts),
  // Mostly one person: whoever comes again and again meets the limit.
  person: fc.nat(3).map((one) => (one > 0 ? 0 : 1)),
  document: fc.nat(2).map((one) => (one > 0 ? 0 : 1)),
  same: fc.boolean(),
  goOn: fc.nat(3).map((one) => one > 0),
})

/** The next thing that a person would do at this step, so that a run of acts comes to an end somewhere. */
const usual: Partial<Record<RegistrationView['step'], Act['act']>> = {
  done: 'check',
  passport: 'check',
  match: 'match',
  consent: 'sign',
  phone: 'issue',
}

/** Carries it out, whatever comes of it; true when a limit was met. */
const carryOut = async (
  desk: TestDesk,
  { by, act: what, person, document, same }: Act,
  run: number,
): Promise<boolean> => {
  await desk.signInAs(by)
  const view = await desk.value(getRegistration, {})
  const registrationId = view?.registrationId ?? '01950000-0000-7000-8000-00000000dead'
  const typed: TypedDocument = {
    ...ivanova,
    birthDate: formatDate(addDays('1986-03-12', run * 2 + person)),
    seriesNumber: `75 1${person} ${String(100_000 + run * 10 + document)}`,
  }
  const ask = async (): Promise<Envelope> => {
    switch (what) {
      case 'check':
        return desk.ask(checkPassport, { typed })
      case 'match': {
        const clientId = same ? (view?.match?.candidates[0]?.clientId ?? null) : null
        return desk.ask(answerMatch, { registrationId, clientId })
      }
      case 'print':
      case 'sign': {
        const printed = await desk.ask(printConsent, { registrationId, kind: 'processing' })
        if (printed.ok)
          await until('the consent', async () => {
            const now = await desk.value(getRegistration, {})
            return now?.consent.printJob?.state === 'printed'
          })
        return what === 'print'
          ? printed
          : desk.ask(signConsent, { registrationId, processing: true, advertising: same })
      }
      case 'issue':
        return desk.ask(issueGorodNumber, { registrationId })
      case 'back':
        return desk.ask(stepBack, { registrationId })
      case 'leave':
        return desk.ask(leaveRegistration, {})
    }
  }
  const answer = await ask()
  return !answer.ok && answer.error.kind === 'refused' && answer.error.code === 'registration.limit_numbers'
}

type Owner = { clientId: string; numbers: number; consents: number; documents: number }

const ownersOf = (desk: TestDesk): Owner[] =>
  desk.database.db.all<Owner>(
    `SELECT c.id AS clientId,
       (SELECT count(*) FROM system_numbers n WHERE n.client_id = c.id AND n.state <> 'revoked') AS numbers,
       (SELECT count(*) FROM consents k WHERE k.client_id = c.id AND k.kind = 'processing' AND k.given = 1) AS consents,
       (SELECT count(*) FROM documents d WHERE d.client_id = c.id AND d.replaced_at IS NULL) AS documents
     FROM clients c WHERE c.created_at >= :since`,
    { since: new Date(desk.clock.nowMs() - 60_000).toISOString() },
  )

test('registrations that cross each other break no limit, and make no client without a signed consent and a document', async () => {
  const desk = await openRegisteringDesk()
  desk.database.transact((tx) => writeSetting(tx, 'limits', limits))
  const reached = { clients: 0, limits: 0 }
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 40 }), async (wanted) => {
      run += 1
      desk.clock.advance(120_000)
      for (const one of wanted) {
        if (await carryOut(desk, one, run)) reached.limits += 1
        // Mostly the operator simply goes on.
        const step = (await desk.value(getRegistration, {}))?.step
        const next = step && usual[step]
        if (one.goOn && next && (await carryOut(desk, { ...one, act: next }, run))) reached.limits += 1
        const owners = ownersOf(desk)
        for (const { numbers, consents, documents } of owners) {
          expect(numbers).toBeLessThanOrEqual(limits.numbers)
          expect(numbers).toBeGreaterThan(0)
          // Each number was given with a consent of its own registration.
          expect(consents).toBeGreaterThanOrEqual(numbers)
          expect(documents).toBe(1)
        }
        reached.clients = Math.max(reached.clients, owners.length)
      }
    }),
    { numRuns: 8, endOnFailure: true },
  )
  // Or nothing was tried at all.
  expect(reached.clients).toBeGreaterThan(1)
  expect(reached.limits).toBeGreaterThan(0)
}, 120_000)
