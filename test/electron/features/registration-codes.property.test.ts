import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmCode, leaveRegistration, sendCode } from '../../../shared/contract/registration.ts'
import { addDays, formatDate } from '../../../shared/domain/dates.ts'
import { commandId, type TestDesk } from '../../support/desk.ts'
import {
  codeIn,
  ivanova,
  lastSms,
  openRegisteringDesk,
  until,
  upToPhone,
  view,
  wrongCode,
} from '../../support/registering-desk.ts'

const minute = 60_000

type Act = { act: 'send'; to: 0 | 1 } | { act: 'guess'; which: 'right' | 'old' | 'wrong' } | { act: 'wait'; ms: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('send' as const), to: fc.constantFrom(0 as const, 1 as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('guess' as const),
      which: fc.constantFrom('old' as const, 'wrong' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('guess' as const), which: fc.constant('right' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      ms: fc.constantFrom(1000, 59_000, minute, 4 * minute, 5 * minute),
    }),
  },
)

type Sent = { code: string; sentMs: number; wrongs: number }

/** A second, plain account of the rules, kept beside the desk's own. Ends with a registration or with the acts. */
const play = async (desk: TestDesk, acts: readonly Act[], run: number): Promise<void> => {
  // Another person and other phones each time: limits and the day's codes belong to them.
  const phones = [`9121${String(run).padStart(6, '0')}`, `9122${String(run).padStart(6, '0')}`] as const
  const person = {
    ...ivanova,
    seriesNumber: `7515 ${String(100_000 + run)}`,
    birthDate: formatDate(addDays('1986-03-12', run)),
  }
  const registrationId = await upToPhone(desk, person)
  const sends: [number[], number[]] = [[], []]
  const old: string[] = []
  let current: Sent | null = null
  let savedMs = desk.clock.nowMs()
  for (const next of acts) {
    if (next.act === 'wait') desk.clock.advance(next.ms)
    const now = desk.clock.nowMs()
    if (now - savedMs >= 30 * minute) return // the draft is gone: told elsewhere
    if (next.act === 'send') {
      const before = sends[next.to]
      const last = before.at(-1)
      const allowed = before.length < 5 && (last === undefined || now - last >= minute)
      const answer = await desk.ask(sendCode, { registrationId, phone: phones[next.to] }, commandId())
      expect(answer.ok).toBe(allowed)
      if (!allowed) continue
      await until('code', async () => (await view(desk)).code?.delivery === 'delivered')
      if (current) old.push(current.code)
      current = { code: codeIn((await lastSms(desk)).text), sentMs: now, wrongs: 0 }
      before.push(now)
      savedMs = now
    }
    if (next.act === 'guess' && current) {
      const guess = { right: current.code, old: old.at(-1) ?? current.code, wrong: wrongCode(current.code) }[next.which]
      const alive = now - current.sentMs < 5 * minute && current.wrongs < 3
      const answer = await desk.ask(confirmCode, { registrationId, code: guess }, commandId())
      if (alive && guess === current.code) {
        expect(answer.ok).toBe(true)
        return
      }
      if (alive) current.wrongs += 1
      const code = current.wrongs >= 3 ? 'code_used_up' : alive ? 'code_wrong' : 'code_expired'
      expect(answer).toMatchObject({ ok: false, error: { code: `registration.${code}` } })
      expect((await view(desk)).code?.attemptsLeft).toBe(3 - current.wrongs)
    }
  }
}

test('whatever is sent, guessed and waited: three attempts, five codes a day, and only the newest living code is taken', async () => {
  const desk = await openRegisteringDesk()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), async (acts) => {
      run += 1
      await desk.value(leaveRegistration, {})
      await play(desk, acts, run)
    }),
    { numRuns: 30 },
  )
}, 60_000)
