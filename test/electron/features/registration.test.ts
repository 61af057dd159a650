import { describe, expect, test } from 'vitest'
import { getQueue } from '../../../shared/contract/printing.ts'
import {
  checkPassport,
  confirmCode,
  getRegistration,
  issueGorodNumber,
  printConsent,
  saveRegistration,
  sendCode,
  signConsent,
  stepBack,
} from '../../../shared/contract/registration.ts'
import { isGorodNumber } from '../../../shared/domain/gorod-number.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { passwordMatches } from '../../../electron/core/passwords.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { printerSettingName } from '../../../electron/records/printer-settings.ts'
import { documentOf, personOf } from '../../../electron/records/clients.ts'
import { numbersOf } from '../../../electron/records/system-numbers.ts'
import { commandId, type TestDesk } from '../../support/desk.ts'
import { approve } from '../../support/numbers-desk.ts'
import {
  deskKeysOf,
  ivanova,
  lastSms,
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

/** The settings name a real printer, which alone gets what is personal. */
const usePaperPrinter = (desk: TestDesk): void => {
  const settings = { kind: 'tcp', columns: 48, host: '127.0.0.1', port: 9100, codePage: 17, answersStatus: true }
  desk.database.transact((tx) => writeSetting(tx, printerSettingName, settings))
}
const paperTexts = (desk: TestDesk): string[] => desk.printer.papers.map((paper) => paperLinesToText(paper.lines))
const auditKindsOf = (desk: TestDesk): string[] =>
  desk.database.db.all<{ kind: string }>('SELECT kind FROM audit_events ORDER BY seq').map((row) => row.kind)
const count = (desk: TestDesk) => rowsOf(desk)

describe('the whole way', slow, () => {
  test('from the passport to a number, a password on the phone and a sheet', async () => {
    const desk = await openRegisteringDesk()
    usePaperPrinter(desk)
    const before = count(desk)
    const made = await register(desk)

    const after = count(desk)
    const added = Object.fromEntries(Object.entries(after).map(([table, n]) => [table, n - (before[table] ?? 0)]))
    expect(added).toEqual({ clients: 1, persons: 1, documents: 1, consents: 2, system_numbers: 1, sms_messages: 2 })
    const keys = { db: desk.database.db }
    expect(keys.db.all('SELECT kind, given FROM consents WHERE client_id = ? ORDER BY id', [made.clientId])).toEqual([
      { kind: 'processing', given: 1 },
      { kind: 'advertising', given: 0 },
    ])

    const shown = await view(desk)
    expect(shown).toMatchObject({
      step: 'done',
      typed: { lastName: '', seriesNumber: '' },
      holder: { shortName: 'Иванова А. В.', birthDate: '1986-03-12', documentMasked: '75 15 •••321' },
      owner: { numbers: { used: 1, limit: 4 }, services: { used: 0 } },
      result: { kind: 'mobile', clientId: made.clientId, numberShown: '+7 (912) 345-67-89', passwordSms: 'delivered' },
    })
    expect(shown.checks.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'passport_valid ok',
      'passport_list_missing warn',
      'freezing_list_missing warn',
      'client_new ok',
      'consent_signed ok',
      'advertising_refused ok',
      'phone_free ok',
      'gorod_data_missing warn',
    ])

    const password = /: (\S{10})\. /.exec((await lastSms(desk)).text)?.[1] ?? ''
    expect(password).toMatch(/^[A-HJ-NP-Za-km-np-z2-9]{10}$/)
    const stored = desk.database.db.get<{ hash: string }>(
      'SELECT password_hash AS hash FROM system_numbers WHERE id = ?',
      [made.numberId],
    )
    expect(await passwordMatches(password, stored?.hash ?? '')).toBe(true)
    expect(await passwordMatches(`${password}x`, stored?.hash ?? '')).toBe(false)

    const [consent = '', application = '', sheet = ''] = paperTexts(desk)
    for (const named of ['Иванова Анна Викторовна', '75 15 654321', '25.04.2015', 'кв. 17', 'ЧЕЛЯБИНВЕСТБАНК'])
      expect(consent.replace(/\s+/g, ' ')).toContain(named)
    expect(application).toContain('ЗАЯВЛЕНИЕ')
    expect(sheet.replaceAll('\u00a0', ' ')).toContain('+7 912 345-67-89')
    expect(sheet).not.toContain(password)
    expect(auditKindsOf(desk).slice(-10)).toEqual(
      expect.arrayContaining([
        'registration.consent_printed',
        'registration.consent_signed',
        'registration.code_sent',
        'client.created',
        'number.issued',
        'sms.outcome',
      ]),
    )
    // The level reached stands in every event of the client (product.md, levels); the gateway's have none.
    const events = desk.database.db.all<{ kind: string; level: string | null }>(
      `SELECT kind, json_extract(body, '$.data.level') AS level FROM audit_events
       WHERE kind LIKE 'registration.%' OR kind LIKE 'client.%' OR kind LIKE 'number.%'`,
    )
    expect(events).toHaveLength(5)
    for (const { kind, level } of events) expect(level, kind).toBe('document')
  })

  test('nothing of the client exists before the code is confirmed', async () => {
    const desk = await openRegisteringDesk()
    const nothing = count(desk)
    await desk.value(saveRegistration, { typed: ivanova, phone: '' })
    await desk.value(checkPassport, { typed: ivanova })
    const registrationId = await upToPhone(desk)
    expect(count(desk)).toEqual(nothing)
    await sendAndRead(desk, registrationId, phone)
    expect(count(desk)).toEqual({ ...nothing, sms_messages: (nothing['sms_messages'] ?? 0) + 1 })
  })

  test('a known document opens its client, a new one of the same person replaces it', async () => {
    const desk = await openRegisteringDesk()
    const first = await register(desk)
    const again = await register(desk, ivanova, '9123456780')
    expect(again.clientId).toBe(first.clientId)
    expect((await view(desk)).checks.map(({ code }) => code)).toContain('client_known')

    const renewed = { ...ivanova, seriesNumber: '7526 100200', issuedOn: '01.11.2026' }
    const third = await register(desk, renewed, '9123456781')
    expect(third.clientId).toBe(first.clientId)
    expect(documentOf(desk.database.db, deskKeysOf(desk), first.clientId)).toMatchObject({
      series: '7526',
      number: '100200',
    })
    expect((await view(desk)).owner?.numbers.used).toBe(3)
    expect(auditKindsOf(desk)).toContain('client.document_replaced')

    // The old one shown again opens the client too, and is looked at; the newer one stays the current one.
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).checks).toContainEqual({ code: 'passport_replaced', level: 'warn', date: null })
  })

  test("a mistyped digit that makes somebody else's document is stopped at the field", async () => {
    const desk = await openRegisteringDesk()
    await register(desk)
    const mistyped = { ...petrov, seriesNumber: ivanova.seriesNumber }
    expect((await desk.value(checkPassport, { typed: mistyped })).problems).toEqual([
      { field: 'seriesNumber', problem: 'of_other_person' },
    ])
    expect((await view(desk)).step).toBe('passport')
    // One of the two may have been mistyped before: it is shown, and goes on.
    await desk.value(checkPassport, { typed: { ...ivanova, birthDate: '12.03.1985' } })
    expect((await view(desk)).checks).toContainEqual({ code: 'client_data_differs', level: 'warn', date: null })
  })

  test("another client's phone becomes a new, empty number; the former one is revoked", async () => {
    const desk = await openRegisteringDesk()
    const first = await register(desk)
    const registrationId = await upToPhone(desk, petrov)
    await desk.value(saveRegistration, { typed: petrov, phone })
    expect((await view(desk)).checks).toContainEqual({ code: 'phone_of_other', level: 'warn', date: null })
    desk.clock.advance(60_000)
    const code = await sendAndRead(desk, registrationId, phone)
    expect(await desk.error(confirmCode, { registrationId, code })).toMatchObject({
      code: 'registration.rebind_reason_needed',
    })
    const told = { registrationId, code, rebindReason: 'shared_phone' as const }
    const id = commandId()
    expect(await desk.error(confirmCode, told, id)).toMatchObject({ code: 'approvals.needed' })
    await approve(desk, confirmCode, id, told)
    const second = await desk.value(confirmCode, told, id)
    expect(second.clientId).not.toBe(first.clientId)
    const states = (clientId: string) =>
      numbersOf(desk.database.db, deskKeysOf(desk), clientId).map(({ state }) => state)
    expect([states(first.clientId), states(second.clientId)]).toEqual([['revoked'], ['confirmed']])
    expect(auditKindsOf(desk)).toContain('number.revoked')
  })
})

describe('a «Город» number', slow, () => {
  test('has a sheet with its password, which only a real printer writes out', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk, petrov)
    const made = await desk.value(issueGorodNumber, { registrationId })
    await until('the sheet', async () => (await view(desk)).result?.printJob.state === 'printed')
    const shown = await view(desk)
    expect(shown.result).toMatchObject({ kind: 'gorod', passwordSms: null, numberId: made.numberId })
    const identifier = shown.result?.numberShown.replaceAll(' ', '') ?? ''
    expect(isGorodNumber(identifier)).toBe(true)
    expect(identifier).toMatch(/^0900/)
    const sheet = paperTexts(desk).at(-1) ?? ''
    expect(sheet).toContain('******') // the desk's settings name the virtual printer
    expect(sheet).not.toContain(shown.result?.numberShown.split(' ')[1])
    expect(desk.database.db.get('SELECT body FROM print_jobs WHERE id = ?', [made.printJobId])).toEqual({ body: null })
    expect((await desk.value(getQueue, {})).recent[0]).toMatchObject({ kind: 'number_sheet', state: 'printed' })
    expect(personOf(desk.database.db, deskKeysOf(desk), made.clientId)?.middleName).toBe('')
  })

  test('no two are alike, and the number of them is limited', async () => {
    const desk = await openRegisteringDesk()
    const numbers = new Set<string>()
    for (let index = 0; index < 4; index += 1) {
      const registrationId = await upToPhone(desk, petrov)
      await desk.value(issueGorodNumber, { registrationId })
      numbers.add((await view(desk)).result?.numberShown ?? '')
    }
    expect(numbers.size).toBe(4)
    const registrationId = await upToPhone(desk, petrov)
    expect(await desk.error(issueGorodNumber, { registrationId })).toMatchObject({
      code: 'registration.limit_numbers',
      params: { limit: 4, used: 4 },
    })
    const smsBefore = count(desk)['sms_messages']
    expect(await desk.error(sendCode, { registrationId, phone })).toMatchObject({ code: 'registration.limit_numbers' })
    expect(count(desk)['sms_messages']).toBe(smsBefore)
  })
})

describe('steps', slow, () => {
  test('a tick needs the paper, and each advertising tick its own', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    const tick = { registrationId, processing: true as const }
    const refused = { code: 'registration.consent_not_printed' }
    expect(await desk.error(signConsent, { ...tick, advertising: false })).toMatchObject(refused)
    await desk.value(printConsent, { registrationId, kind: 'processing' })
    await until('paper', async () => (await view(desk)).consent.printJob?.state === 'printed')
    expect(await desk.error(signConsent, { ...tick, advertising: true })).toMatchObject(refused)
    await desk.value(signConsent, { ...tick, advertising: false })
    expect((await view(desk)).step).toBe('phone')
    expect(await desk.error(printConsent, { registrationId, kind: 'processing' })).toMatchObject({
      code: 'registration.wrong_step',
    })
  })

  test('other data need another consent, the same data keep it', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    await desk.value(stepBack, { registrationId })
    await desk.value(stepBack, { registrationId })
    expect(await view(desk)).toMatchObject({ step: 'passport', typed: ivanova })
    await desk.value(checkPassport, { typed: ivanova })
    expect((await view(desk)).consent.signedAt).not.toBeNull()
    await desk.value(checkPassport, { typed: { ...ivanova, address: 'г. Копейск, ул. Мира, д. 1' } })
    expect((await view(desk)).consent).toMatchObject({ signedAt: null, printJob: null })
    await desk.value(stepBack, { registrationId })
    expect(await desk.error(stepBack, { registrationId })).toMatchObject({ code: 'registration.wrong_step' })
  })

  test('what is wrong stands beside its field, and what was typed stays', async () => {
    const desk = await openRegisteringDesk()
    const typed = { ...ivanova, lastName: 'Ivanova', birthDate: '31.02.1986' }
    expect((await desk.value(checkPassport, { typed })).problems).toEqual([
      { field: 'lastName', problem: 'not_cyrillic' },
      { field: 'birthDate', problem: 'date_impossible' },
    ])
    expect(await view(desk)).toMatchObject({ step: 'passport', typed, holder: null, checks: [] })
  })

  test("an unknown registration, or another operator's, is not found", async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk)
    await desk.signInAs('clerk')
    expect(await desk.value(getRegistration, {})).toBeNull()
    const notFound = { code: 'registration.not_found' }
    expect(await desk.error(stepBack, { registrationId })).toMatchObject(notFound)
    expect(await desk.error(sendCode, { registrationId, phone })).toMatchObject(notFound)
    expect(await desk.error(issueGorodNumber, { registrationId })).toMatchObject(notFound)
    expect(await desk.error(confirmCode, { registrationId, code: '000000' })).toMatchObject(notFound)
    expect(await desk.error(printConsent, { registrationId, kind: 'processing' })).toMatchObject(notFound)
    expect(await desk.error(signConsent, { registrationId, processing: true, advertising: false })).toMatchObject(
      notFound,
    )
    // Signing out keeps it for the one whose it is.
    await desk.signInAs('cashier')
    expect((await view(desk)).registrationId).toBe(registrationId)
  })
})
