import { describe, expect, test } from 'vitest'
import { passwordMatches } from '../../../electron/core/passwords.ts'
import { createOperator } from '../../../shared/contract/operators.ts'
import { getPhone, switchPhone } from '../../../shared/contract/phone.ts'
import { answerUnknown, getQueue } from '../../../shared/contract/printing.ts'
import {
  confirmCode,
  issueGorodNumber,
  leaveRegistration,
  saveRegistration,
  sendCode,
  stepBack,
  checkPassport,
  printConsent,
} from '../../../shared/contract/registration.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { openTestDesk } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { printerSettingName, printerSettingsOf } from '../../../electron/records/printer-settings.ts'
import { setUpRealDesk } from '../../support/real-desk.ts'
import {
  ivanova,
  killed,
  lastSms,
  openRegisteringDesk,
  petrov,
  register,
  sendAndRead,
  until,
  upToPhone,
  view,
  wrongCode,
} from '../../support/registering-desk.ts'

/** Passwords are hashed as they are hashed at the desk: a quarter of a second each, more on a busy machine. */
const slow = { timeout: 60_000 }

const phone = '+7 912 345-67-89'
const minute = 60_000

const refusal = async (asked: Promise<unknown>): Promise<string> => {
  const error = (await asked) as { code?: string; params?: object }
  return `${error.code} ${JSON.stringify(error.params)}`
}

describe('a code', slow, () => {
  test('says in its SMS whom to tell it, and is on the phone only', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, '8 (912) 345 67 89')
    expect(await lastSms(desk)).toMatchObject({
      to: '+79123456789',
      text: `Код для регистрации номера в системе „Город“: ${code}. Назовите кассиру`,
    })
    expect(await view(desk)).toMatchObject({
      step: 'code',
      code: {
        phoneShown: '+7 (912) 345-67-89',
        expiresAt: new Date(desk.clock.nowMs() + 5 * minute).toISOString(),
        resendAt: new Date(desk.clock.nowMs() + minute).toISOString(),
        attemptsLeft: 3,
        sendsLeftToday: 4,
        failedSends: 0,
        delivery: 'delivered',
      },
    })
  })

  test('has three attempts, and a kill right after a refusal gives none back', async () => {
    let desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, phone)
    const wrong = { registrationId, code: wrongCode(code) }
    expect(await refusal(desk.error(confirmCode, wrong))).toBe('registration.code_wrong {"attemptsLeft":2}')
    desk = await killed(desk)
    expect((await view(desk)).code?.attemptsLeft).toBe(2)
    expect(await refusal(desk.error(confirmCode, wrong))).toBe('registration.code_wrong {"attemptsLeft":1}')
    desk = await killed(desk)
    expect(await refusal(desk.error(confirmCode, wrong))).toBe('registration.code_used_up {}')
    desk = await killed(desk)
    // Now the right one does not help either.
    expect(await refusal(desk.error(confirmCode, { registrationId, code }))).toBe('registration.code_used_up {}')
  })

  test('lives five minutes of the journal, also when the clock is set back', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, phone)
    desk.clock.advance(5 * minute - 1)
    expect(await refusal(desk.error(confirmCode, { registrationId, code: wrongCode(code) }))).toContain('code_wrong')
    desk.clock.advance(1)
    expect(await refusal(desk.error(confirmCode, { registrationId, code }))).toBe('registration.code_expired {}')
    desk.clock.advance(-4 * minute)
    expect(await refusal(desk.error(confirmCode, { registrationId, code }))).toBe('registration.code_expired {}')
  })

  test('comes again after a minute, and voids the one before', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const first = await sendAndRead(desk, registrationId, phone)
    const resendAt = new Date(desk.clock.nowMs() + minute).toISOString()
    desk.clock.advance(minute - 1)
    expect(await refusal(desk.error(sendCode, { registrationId, phone }))).toBe(
      `registration.resend_too_early ${JSON.stringify({ resendAt })}`,
    )
    // Another phone need not wait.
    const elsewhere = await sendAndRead(desk, registrationId, '9120000000')
    expect(await refusal(desk.error(confirmCode, { registrationId, code: first }))).toContain('code_wrong')
    expect((await view(desk)).code?.phoneShown).toBe('+7 (912) 000-00-00')
    expect(desk.database.db.all('SELECT 1 FROM sms_codes WHERE used_at IS NULL')).toHaveLength(1)
    await desk.value(confirmCode, { registrationId, code: elsewhere })
    expect((await view(desk)).result?.numberShown).toBe('+7 (912) 000-00-00')
  })

  test('goes to a phone five times a day, whoever asks; the next day begins at midnight here', async () => {
    const desk = await openRegisteringDesk() // 11:42 in Chelyabinsk
    let registrationId = await upToPhone(desk)
    for (let sent = 0; sent < 4; sent += 1) {
      await sendAndRead(desk, registrationId, phone)
      desk.clock.advance(minute)
    }
    await desk.value(leaveRegistration, {})
    registrationId = await upToPhone(desk, petrov)
    await sendAndRead(desk, registrationId, phone)
    desk.clock.advance(minute)
    expect(await refusal(desk.error(sendCode, { registrationId, phone }))).toBe(
      'registration.too_many_codes {"limit":5}',
    )
    await sendAndRead(desk, registrationId, '9120000000')
    await desk.value(leaveRegistration, {})
    desk.clock.set('2026-11-21T18:59:59.000Z')
    registrationId = await upToPhone(desk, petrov)
    expect(await refusal(desk.error(sendCode, { registrationId, phone }))).toContain('too_many_codes')
    desk.clock.set('2026-11-21T19:00:00.000Z')
    await sendAndRead(desk, registrationId, phone)
  })

  test('is void once the step is left', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, phone)
    await desk.value(stepBack, { registrationId })
    expect(await view(desk)).toMatchObject({ step: 'phone', code: null, phone })
    expect(await refusal(desk.error(confirmCode, { registrationId, code }))).toContain('wrong_step')
    desk.clock.advance(minute)
    const next = await sendAndRead(desk, registrationId, phone)
    expect(next).not.toBe(code)
    expect(await refusal(desk.error(confirmCode, { registrationId, code }))).toContain('code_wrong')
  })

  test('keeps the desk unlocked while it is awaited, and no longer', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    desk.clock.advance(9 * minute)
    await sendAndRead(desk, registrationId, phone)
    desk.clock.advance(2 * minute)
    expect(desk.session.lockIfIdle()).toBe(false)
    desk.clock.advance(3 * minute)
    expect(desk.session.lockIfIdle()).toBe(true)
  })
})

describe('a phone', slow, () => {
  test.each(['', '9', '+7 351 234-56-78', '8-800-555-35-35', '+7 701 123 45 67', 'Иванова'])(
    '«%s» is not a Russian mobile one',
    async (typed) => {
      const desk = await openRegisteringDesk()
      const registrationId = await upToPhone(desk)
      expect(await refusal(desk.error(sendCode, { registrationId, phone: typed }))).toBe(
        'registration.phone_invalid {}',
      )
    },
  )

  test("that is this client's already is not registered again", async () => {
    const desk = await openRegisteringDesk()
    await register(desk)
    desk.clock.advance(minute)
    const registrationId = await upToPhone(desk)
    await desk.value(saveRegistration, { typed: ivanova, phone })
    expect((await view(desk)).checks).toContainEqual({ code: 'phone_own', level: 'warn', date: null })
    expect(await refusal(desk.error(sendCode, { registrationId, phone }))).toBe('registration.phone_own {}')
  })

  test('is checked again when the code is told: two operators may have been at it', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const code = await sendAndRead(desk, registrationId, phone)
    await desk.signInAs('clerk')
    desk.clock.advance(minute)
    await register(desk)
    await desk.signInAs('cashier')
    expect(await refusal(desk.error(confirmCode, { registrationId, code }))).toBe('registration.phone_own {}')
    await desk.signInAs('clerk')
    for (const other of ['9120000001', '9120000002', '9120000003']) await register(desk, ivanova, other)
    await desk.signInAs('cashier')
    expect(await refusal(desk.error(issueGorodNumber, { registrationId }))).toBe(
      'registration.limit_numbers {"limit":4,"used":4}',
    )
  })

  test('that is switched off fails, and from the second failure other ways are due', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(switchPhone, { on: false })
    const registrationId = await upToPhone(desk)
    for (const failed of [1, 2]) {
      await desk.value(sendCode, { registrationId, phone })
      await until('failure', async () => (await view(desk)).code?.failedSends === failed)
      expect((await view(desk)).code).toMatchObject({ delivery: 'failed' })
      desk.clock.advance(minute)
    }
    expect((await view(desk)).code?.deliveryEndedAt).not.toBeNull()
    await desk.value(issueGorodNumber, { registrationId })
    expect((await view(desk)).step).toBe('done')
  })
})

describe('a real desk', slow, () => {
  test('has no SMS, says so, and issues a «Город» number whose password only the paper shows', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    await desk.startWork()
    await setUpRealDesk(desk, {
      printer: { kind: 'tcp', columns: 48, host: '10.0.0.5', port: 9100, codePage: 17, answersStatus: true },
    })
    await desk.signInAs('administrator')
    const operator = {
      login: 'kassir',
      name: 'Кассирова Анна',
      role: 'cashier',
      temporaryPassword: 'long enough',
    } as const
    await desk.value(createOperator, operator)
    await desk.signInAs('cashier')
    expect(await desk.value(getPhone, {})).toBeNull()
    expect(await refusal(desk.error(switchPhone, { on: true }))).toBe('phone.demo_only {}')

    // On the virtual printer a client would sign six asterisks, and the password of a sheet would be lost.
    const printer = printerSettingsOf(desk.database.db)
    const useWith = (settings: unknown) =>
      desk.database.transact((tx) => writeSetting(tx, printerSettingName, settings))
    useWith({ kind: 'virtual', columns: 48 })
    await desk.value(checkPassport, { typed: ivanova })
    const begun = (await view(desk)).registrationId
    const lacking = 'registration.virtual_printer {}'
    expect(await refusal(desk.error(printConsent, { registrationId: begun, kind: 'processing' }))).toBe(lacking)
    useWith(printer)

    const registrationId = await upToPhone(desk)
    useWith({ kind: 'virtual', columns: 48 })
    expect(await refusal(desk.error(issueGorodNumber, { registrationId }))).toBe(lacking)
    useWith(printer)
    expect((await view(desk)).sms).toBe('off')
    expect(await refusal(desk.error(sendCode, { registrationId, phone }))).toBe('registration.sms_off {}')
    const made = await desk.value(issueGorodNumber, { registrationId })
    await until('the sheet', async () => (await view(desk)).result?.printJob.state === 'printed')
    const sheet = paperLinesToText(desk.printer.papers.at(-1)?.lines ?? [])
    const password = /^ +([A-Za-z2-9]{10})$/m.exec(sheet)?.[1] ?? ''
    const stored = desk.database.db.get<{ hash: string }>(
      'SELECT password_hash AS hash FROM system_numbers WHERE id = ?',
      [made.numberId],
    )
    expect(await passwordMatches(password, stored?.hash ?? '')).toBe(true)
    // Out is out: nothing is left to print a second sheet from.
    expect(
      desk.database.db.get('SELECT body, body_key AS bodyKey FROM print_jobs WHERE id = ?', [made.printJobId]),
    ).toEqual({ body: null, bodyKey: null })
    expect(filesHolding(desk.folder, password)).toEqual([])
  })

  test('keeps a sheet of unknown outcome unknown: it is not printed again', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    const papers = desk.printer.papers.length
    desk.printer.next = { outcome: 'unknown', reason: 'connection_lost' }
    const { printJobId } = await desk.value(issueGorodNumber, { registrationId })
    await until('unknown', async () => (await view(desk)).result?.printJob.state === 'unknown')
    await desk.value(answerUnknown, { printJobId, cameOut: false })
    const again = await killed(desk)
    await until('idle', async () => (await again.value(getQueue, {})).open.length === 0)
    expect(again.printer.papers).toEqual([])
    expect(desk.printer.papers).toHaveLength(papers + 1)
  })
})
