import { expect, test } from 'vitest'
import { operations } from '../../../shared/contract/index.ts'
import { lamps } from '../../../shared/contract/desk.ts'
import { unseal } from '../../../shared/contract/keys.ts'
import { createOperator } from '../../../shared/contract/operators.ts'
import { identifyPayer } from '../../../shared/contract/payers.ts'
import { acceptPayment } from '../../../shared/contract/payments.ts'
import { openShift } from '../../../shared/contract/shift.ts'
import { may, type Permission } from '../../../shared/domain/permissions.ts'
import { commandId, freeLine, openTestDesk } from '../../support/desk.ts'
import { typedPayer } from '../../support/paying-client.ts'
import { settled } from '../../support/printing-desk.ts'
import { realPassphrase, setUpRealDesk } from '../../support/real-desk.ts'
import { countOf } from '../../support/count-of.ts'

// product.md §12 and architecture.md, Data: a sealed desk takes plain payments, and says what waits for its keys.
test('a sealed desk takes a plain payment and prints its receipt; what is personal waits for the keys', async () => {
  const first = await openTestDesk({ kind: 'real' })
  await setUpRealDesk(first)
  await first.signInAs('administrator')
  const cashier = {
    login: 'kassir',
    name: 'Кассирова Анна',
    role: 'cashier',
    temporaryPassword: 'временный 1',
  } as const
  await first.value(createOperator, cashier)
  await first.close()

  const desk = await openTestDesk({ kind: 'real', folder: first.folder, clock: first.clock })
  await desk.startWork()
  await desk.signInAs('cashier')
  expect((await desk.value(lamps, {})).keys).toBe('sealed')
  await desk.value(openShift, { count: countOf(100_000), reason: null })
  const paid = await desk.value(acceptPayment, { lines: [freeLine(61_069)], givenKopecks: 100_000 })
  await settled(desk, paid.printJobId, 'printed')
  // One that asks for its payer waits for the keys, and says so.
  const big = [freeLine(1_500_001)]
  expect(await desk.error(acceptPayment, { lines: big, givenKopecks: 1_500_001 })).toMatchObject({
    code: 'payments.payer_needed',
  })
  const sealed = { kind: 'unavailable', code: 'desk.sealed' }
  expect(await desk.error(identifyPayer, typedPayer(big))).toEqual(sealed)
  const payerId = commandId()
  expect(await desk.error(acceptPayment, { lines: big, givenKopecks: 1_500_001, payerId })).toMatchObject({
    code: 'payments.payer_unknown',
  })

  const personal = operations.filter((op) => op.personal && may('cashier', op.access as Permission))
  expect(personal.length).toBeGreaterThan(10)
  const asked = async (): Promise<string[]> =>
    Promise.all(
      personal.map(async ({ name }) => {
        const answer = await desk.dispatch(name, 'not an input', commandId())
        return answer.ok ? 'ok' : answer.error.kind === 'unavailable' ? answer.error.code : answer.error.kind
      }),
    )
  expect(new Set(await asked())).toEqual(new Set(['desk.sealed']))
  await desk.value(unseal, { with: 'passphrase', passphrase: realPassphrase })
  // Negative control: with the keys open they look at their input.
  expect(new Set(await asked())).toEqual(new Set(['invalid_input']))
  expect((await desk.value(lamps, {})).keys).toBe('open')
}, 60_000)
