import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PrintOutcome } from '../../../electron/core/ports.ts'
import { getQueue } from '../../../shared/contract/printing.ts'
import {
  checkPassport,
  confirmCode,
  getRegistration,
  leaveRegistration,
  printConsent,
  saveRegistration,
  sendCode,
  stepBack,
  type TypedDocument,
} from '../../../shared/contract/registration.ts'
import type { Canonical } from '../../../shared/domain/canonical-json.ts'
import { openTestDesk, type TestDesk, testRandom } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import {
  deskKeysOf,
  ivanova,
  killed,
  openRegisteringDesk,
  petrov,
  register,
  rowsOf,
  sendAndRead,
  until,
  upToPhone,
  view,
} from '../../support/registering-desk.ts'

/** Passwords are hashed as they are hashed at the desk: a quarter of a second each, more on a busy machine. */
const slow = { timeout: 60_000 }

const phone = '+7 912 345-67-89'

describe('the draft', slow, () => {
  const kept = (desk: TestDesk) => desk.database.db.all("SELECT 1 FROM drafts WHERE kind = 'registration'").length

  test('is destroyed half an hour after the last thing that was kept', async () => {
    const desk = await openRegisteringDesk()
    await upToPhone(desk)
    desk.clock.advance(29 * 60_000)
    await desk.value(saveRegistration, { typed: ivanova, phone: '9' })
    desk.clock.advance(29 * 60_000)
    expect(await view(desk)).toMatchObject({ step: 'phone', phone: '9' })
    desk.clock.advance(60_000)
    expect(await desk.value(getRegistration, {})).toBeNull()
    await until('the row gone', () => kept(desk) === 0)
  })

  test('keeps what the reader was unsure of over a kill, sealed, until the document was checked', async () => {
    const desk = await openRegisteringDesk()
    const doubts = { firstName: 'split', middleName: 'truncated' } as const
    await desk.value(saveRegistration, { typed: { ...ivanova, lastName: 'Ivanova' }, phone: '', doubts })
    const again = await killed(desk)
    expect((await view(again)).doubts).toEqual(doubts)
    expect(filesHolding(again.folder, 'truncated')).toEqual([])
    // A problem elsewhere in the document leaves them; a field that was looked at is saved without its doubt.
    await again.value(checkPassport, { typed: { ...ivanova, lastName: 'Ivanova' } })
    expect((await view(again)).doubts).toEqual(doubts)
    await again.value(saveRegistration, { typed: ivanova, phone: '', doubts: { middleName: 'truncated' } })
    expect((await view(again)).doubts).toEqual({ middleName: 'truncated' })
    await again.value(checkPassport, { typed: ivanova })
    const { step, registrationId, doubts: after } = await view(again)
    expect([step, after]).toEqual(['consent', {}])
    await again.value(stepBack, { registrationId })
    expect((await view(again)).doubts).toEqual({})
  })

  test('is destroyed when the workflow is left, with the papers that still wait', async () => {
    const desk = await openRegisteringDesk()
    desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    const { printJobId } = await desk.value(printConsent, { registrationId, kind: 'processing' })
    await until('waiting', async () => (await desk.value(getQueue, {})).open[0]?.reason === 'paper_out')
    await desk.queue.stop() // between two tries of the printer
    await desk.value(leaveRegistration, {})
    expect(kept(desk)).toBe(0)
    expect(desk.database.db.get('SELECT state, body FROM print_jobs WHERE id = ?', [printJobId])).toEqual({
      state: 'not_printed',
      body: null,
    })
    expect(await desk.value(getRegistration, {})).toBeNull()
  })

  test("that is left takes its own waiting papers with it, not another operator's", async () => {
    const desk = await openRegisteringDesk()
    desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
    const queueConsent = async (typed: TypedDocument): Promise<string> => {
      await desk.value(checkPassport, { typed })
      const { registrationId } = await view(desk)
      return (await desk.value(printConsent, { registrationId, kind: 'processing' })).printJobId
    }
    const own = await queueConsent(ivanova)
    await desk.signInAs('clerk')
    const other = await queueConsent(petrov)
    await desk.signInAs('cashier')
    await desk.queue.stop() // between two tries of the printer
    await desk.value(leaveRegistration, {})
    const stateOf = (id: string) => desk.database.db.get('SELECT state FROM print_jobs WHERE id = ?', [id])
    expect([stateOf(own), stateOf(other)]).toEqual([{ state: 'not_printed' }, { state: 'queued' }])
  })

  test('that is left while its paper is on the way takes it back when it has not come out', async () => {
    const desk = await openRegisteringDesk()
    let end: (outcome: PrintOutcome) => void = () => undefined
    desk.printer.print = () => new Promise((resolve) => (end = resolve))
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    const { printJobId } = await desk.value(printConsent, { registrationId, kind: 'processing' })
    const stateOf = () => desk.database.db.get('SELECT state FROM print_jobs WHERE id = ?', [printJobId])
    await until('sending', () => JSON.stringify(stateOf()).includes('sending'))
    await desk.value(leaveRegistration, {})
    desk.printer.print = async () => ({ outcome: 'not_printed', reason: 'paper_out' })
    end({ outcome: 'not_printed', reason: 'paper_out' })
    await desk.queue.settled()
    await desk.value(getRegistration, {}) // any look, or the one of every half minute
    await until('taken back', () => JSON.stringify(stateOf()).includes('not_printed'))
  })

  test.each(['kept', 'lost'])(
    'whose time ends while the desk is off is destroyed at the start, its waiting consent too; key %s',
    async (key) => {
      const desk = await openRegisteringDesk()
      desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
      await desk.value(checkPassport, { typed: ivanova })
      const { registrationId } = await view(desk)
      await desk.value(printConsent, { registrationId, kind: 'processing' })
      desk.clock.advance(31 * 60_000)
      await desk.close()
      // Another one is made: what the old one sealed stays shut.
      if (key === 'lost') rmSync(join(desk.folder, 'demo.key'))
      const again = await openTestDesk({ folder: desk.folder, clock: desk.clock, random: testRandom(9) })
      await again.startWork()
      await until('idle', () => kept(again) === 0)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(again.database.db.all('SELECT body FROM print_jobs WHERE body IS NOT NULL')).toEqual([])
      expect(again.printer.papers).toEqual([])
    },
  )

  test('of a registration that is done is not begun anew by a late save, only closed', async () => {
    const desk = await openRegisteringDesk()
    const { registrationId } = await register(desk)
    expect(await desk.value(saveRegistration, { typed: ivanova, phone })).toEqual({ registrationId })
    expect((await view(desk)).step).toBe('done')
    await desk.value(leaveRegistration, {})
    expect(await desk.value(getRegistration, {})).toBeNull()
    expect(rowsOf(desk)['clients']).toBeGreaterThan(0)
  })

  test('is offered again after a kill at each step, as far as it had come', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(saveRegistration, { typed: { ...ivanova, lastName: 'Ив' }, phone: '' })
    expect(await view(await killed(desk))).toMatchObject({ step: 'passport', typed: { lastName: 'Ив' } })
    await desk.value(checkPassport, { typed: ivanova })
    expect(await view(await killed(desk))).toMatchObject({ step: 'consent', holder: { shortName: 'Иванова А. В.' } })
    const registrationId = await upToPhone(desk)
    expect(await view(await killed(desk))).toMatchObject({ step: 'phone' })

    const code = await sendAndRead(desk, registrationId, phone)
    const atCode = await killed(desk)
    expect(await view(atCode)).toMatchObject({ step: 'code', code: { attemptsLeft: 3, delivery: 'delivered' } })
    await atCode.value(confirmCode, { registrationId, code })
    expect((await view(atCode)).step).toBe('done')

    const id = '01950000-0000-7000-8000-00000000abcd'
    const made = await desk.value(confirmCode, { registrationId, code }, id)
    const done = await killed(desk)
    expect(await view(done)).toMatchObject({ step: 'done', result: { clientId: made.clientId } })
    // The window asks again because it never heard the answer: the same answer, no second client.
    expect(await done.value(confirmCode, { registrationId, code }, id)).toEqual(made)
    expect(await done.error(confirmCode, { registrationId, code })).toMatchObject({ code: 'registration.wrong_step' })
    expect(rowsOf(done)['clients']).toBe(rowsOf(desk)['clients'])
  })

  test('of an older program, which knew the internal passport only, keeps what was typed and is checked anew', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const { db } = desk.database
    const keys = deskKeysOf(desk)
    const row = db.get<{ operatorId: string; body: Uint8Array }>(
      "SELECT operator_id AS operatorId, body FROM drafts WHERE kind = 'registration'",
    )
    if (!row) throw new Error('there is no draft')
    const rowId = `${row.operatorId}/registration`
    const draft = keys.openDraft(rowId, row.body) as Record<string, Canonical> & { typed: Record<string, Canonical> }
    const { match: _match, representative: _representative, ...old } = draft
    const { kind: _kind, previousDocument: _previous, conscript: _conscript, ...typed } = draft.typed
    const body = keys.sealDraft(rowId, { ...old, typed })
    desk.database.transact((tx) => tx.run("UPDATE drafts SET body = :body WHERE kind = 'registration'", { body }))
    expect(await view(desk)).toMatchObject({
      registrationId,
      step: 'passport',
      typed: { ...ivanova, kind: 'passport_rf', previousDocument: '' },
    })
    expect(await desk.value(checkPassport, { typed: ivanova })).toEqual({ problems: [] })
    expect((await view(desk)).step).toBe('consent')
  })
})

describe('a passport that was checked', slow, () => {
  test('is kept for half an hour when the SMS does not come: nothing is typed, printed or signed twice, and the code is void', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, phone)
    await desk.value(stepBack, { registrationId }) // Ctrl+S: put aside
    // The next client is another operator's meanwhile.
    await desk.signInAs('clerk')
    await register(desk, petrov, '9123456700')
    await desk.signInAs('cashier')
    desk.clock.advance(29 * 60_000)
    expect(await view(desk)).toMatchObject({
      step: 'phone',
      phone,
      holder: { shortName: 'Иванова А. В.' },
      consent: { printJob: { state: 'printed' } },
    })
    expect((await view(desk)).consent.signedAt).not.toBeNull()
    expect(await desk.error(confirmCode, { registrationId, code })).toMatchObject({ code: 'registration.wrong_step' })
    const again = await sendAndRead(desk, registrationId, phone)
    await desk.value(confirmCode, { registrationId, code: again })
    expect((await view(desk)).step).toBe('done')
  })

  test('is destroyed after it, and nobody is a client of it', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    await sendAndRead(desk, registrationId, phone)
    await desk.value(stepBack, { registrationId })
    const before = rowsOf(desk)['clients']
    desk.clock.advance(30 * 60_000)
    expect(await desk.value(getRegistration, {})).toBeNull()
    expect(await desk.error(sendCode, { registrationId, phone })).toMatchObject({ code: 'registration.not_found' })
    expect(rowsOf(desk)['clients']).toBe(before)
  })
})
