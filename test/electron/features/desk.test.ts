import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { demoOperators } from '../../../electron/records/demo-desk.ts'
import { deskMarkerFile, readDeskMarker } from '../../../electron/db/desk-marker.ts'
import { chooseDemo, getState, lamps, retryOpen, setUp, testNewPrinter } from '../../../shared/contract/desk.ts'
import { verifyAudit } from '../../../shared/contract/audit.ts'
import { getPrinterSettings } from '../../../shared/contract/printing.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import { makePhrase } from '../../../shared/domain/recovery-phrase.ts'
import { signIn } from '../../../shared/contract/session.ts'
import { openTestDesk, type TestDesk } from '../../support/desk.ts'
import { paperOut, unknown } from '../../support/printing-desk.ts'
import { realAdministrator, realDetails, setUpInput, setUpRealDesk } from '../../support/real-desk.ts'
import { dropTriggers } from '../../support/worked-desk.ts'

const details = realDetails
const administrator = realAdministrator
const networkPrinter = {
  kind: 'tcp',
  columns: 42,
  host: '192.168.0.5',
  port: 9100,
  codePage: 17,
  answersStatus: true,
} as const

const rows = (desk: TestDesk): unknown =>
  desk.database.db.get('SELECT (SELECT count(*) FROM desk) AS desks, (SELECT count(*) FROM operators) AS operators')

describe('the first start of a real desk', () => {
  test('asks for what it is; nobody can sign in before', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    expect(await desk.value(getState, {})).toEqual({ phase: 'first_run', version: '0.0.0-test' })
    expect(await desk.error(signIn, { login: 'admin', password: 'admin-demo' })).toMatchObject({
      code: 'session.wrong_login_or_password',
    })
    expect(rows(desk)).toEqual({ desks: 0, operators: 0 })
  }, 60_000)

  test('creates the administrator, the details and the printer, once', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    const input = await setUpInput(desk, { printer: { ...networkPrinter, columns: 32 } })
    expect(readDeskMarker(desk.folder)).toBeNull()
    await desk.value(setUp, input)
    expect(await desk.value(getState, {})).toEqual({
      phase: 'ready',
      version: '0.0.0-test',
      kind: 'real',
      details,
      epoch: 1,
      preferences: { language: 'ru', theme: 'light' },
      demoOperators: [],
    })
    expect(readDeskMarker(desk.folder)).toEqual({ deskNumber: '2', kind: 'real', setUpAt: '2026-11-21T06:42:08.000Z' })
    expect(await desk.value(signIn, { login: 'admin', password: 'long enough' })).toMatchObject({
      state: 'signed_in',
      operator: { role: 'administrator' },
    })
    expect(await desk.error(setUp, { ...input, administrator: { ...administrator, login: 'other' } })).toMatchObject({
      code: 'desk.already_set_up',
    })
    expect(await desk.value(getPrinterSettings, {})).toEqual(input.printer)
    expect(rows(desk)).toEqual({ desks: 1, operators: 1 })
  }, 60_000)

  test('refuses what can’t be right, and writes nothing then', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    const cases = [
      [{ details: { ...details, bankBic: '999999999' }, administrator }, 'desk.bic_invalid'],
      [{ details: { ...details, cityTimeZone: 'Asia/Chelyabinsk-2' }, administrator }, 'desk.time_zone_unknown'],
      [{ details, administrator: { ...administrator, login: 'two words' } }, 'operators.login_invalid'],
      [{ details, administrator: { ...administrator, password: 'short' } }, 'operators.password_weak'],
      [
        { details, administrator: { ...administrator, login: 'long-enough', password: 'Long-Enough' } },
        'operators.password_weak',
      ],
    ] as const
    const right = await setUpInput(desk)
    for (const [wrong, code] of cases)
      expect(await desk.error(setUp, { ...right, ...wrong }), code).toMatchObject({ code })
    for (const deskNumber of ['', '12345', '1a']) {
      expect(await desk.error(setUp, { ...right, details: { ...details, deskNumber } })).toEqual({
        kind: 'invalid_input',
        fields: [{ path: 'details.deskNumber', code: 'invalid_format' }],
      })
    }
    expect(rows(desk)).toEqual({ desks: 0, operators: 0 })
  }, 60_000)

  test('keeps what was set up over a restart', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    await setUpRealDesk(desk)
    await desk.close()
    const again = await openTestDesk({ kind: 'real', folder: desk.folder, clock: desk.clock })
    expect(await again.value(getState, {})).toMatchObject({ phase: 'ready', details: { officeName: 'Офис на Кирова' } })
  }, 60_000)

  test('prints a test page before there is a desk, and says how it went', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    expect(await desk.value(testNewPrinter, { printer: networkPrinter })).toEqual({ outcome: 'printed', reason: null })
    expect(paperLinesToText(desk.printer.papers[0]?.lines ?? [])).toContain('ПРОВЕРКА ПРИНТЕРА')
    for (const next of [paperOut, unknown]) {
      desk.printer.next = next
      expect(await desk.value(testNewPrinter, { printer: networkPrinter })).toEqual(next)
    }
    await setUpRealDesk(desk)
    expect(await desk.error(testNewPrinter, { printer: networkPrinter })).toMatchObject({ code: 'desk.already_set_up' })
  }, 60_000)

  test('marks its folder, and marks it again where the marker was lost; a spoilt marker still is one', async () => {
    const desk = await openTestDesk({ kind: 'real' })
    await setUpRealDesk(desk)
    const marker = readDeskMarker(desk.folder)
    expect(marker?.deskNumber).toBe('2')
    await desk.close()
    rmSync(deskMarkerFile(desk.folder))
    await (await openTestDesk({ kind: 'real', folder: desk.folder, clock: desk.clock })).close()
    expect(readDeskMarker(desk.folder)).toEqual(marker)
    writeFileSync(deskMarkerFile(desk.folder), '{')
    expect(readDeskMarker(desk.folder)).toEqual({ deskNumber: '', kind: 'real', setUpAt: '' })
    const demo = await openTestDesk()
    expect(readDeskMarker(demo.folder)).toBeNull()
  }, 60_000)
})

describe('the demo desk', () => {
  test('says who can sign in, and every one of them can; a real desk never tells', async () => {
    const desk = await openTestDesk()
    const state = await desk.value(getState, {})
    expect(state).toMatchObject({ phase: 'ready', kind: 'demo', demoOperators })
    expect(new Set(demoOperators.map(({ role }) => role)).size).toBe(4)
    for (const { login, password, role } of demoOperators) {
      expect(await desk.value(signIn, { login, password })).toMatchObject({ state: 'signed_in', operator: { role } })
      desk.session.end()
    }
  }, 60_000)

  test('is not set up over, nor opened over a desk that is', async () => {
    const desk = await openTestDesk()
    const phrase = makePhrase(new Uint8Array(16)).join(' ')
    const printer = { kind: 'virtual', columns: 48 } as const
    expect(await desk.error(setUp, { details, administrator, printer, phrase, passphrase: null })).toMatchObject({
      code: 'desk.already_set_up',
    })
    expect(await desk.error(chooseDemo, {})).toMatchObject({ code: 'desk.already_set_up' })
    expect(await desk.value(retryOpen, {})).toBeNull()
    expect(await desk.value(getState, {})).toMatchObject({ kind: 'demo' })
  }, 60_000)
})

describe('the lamps', () => {
  test('show the chain unchecked, whole, and broken; a broken one stops no payment', async () => {
    const desk = await openTestDesk()
    await desk.signInAs('administrator')
    expect(await desk.value(lamps, {})).toMatchObject({
      audit: 'not_checked',
      keys: 'open',
      clockBehindMs: 0,
    })
    await desk.startWork()
    expect((await desk.value(lamps, {})).audit).toBe('intact')
    dropTriggers(desk.database)
    desk.database.raw.exec("UPDATE audit_events SET body = body || ' '")
    expect(await desk.value(verifyAudit, {})).toMatchObject({ intact: false, brokenSeq: 1, problem: 'hash_mismatch' })
    expect((await desk.value(lamps, {})).audit).toBe('broken')
  })
})
