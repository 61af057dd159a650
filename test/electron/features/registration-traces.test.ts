import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { switchPhone } from '../../../shared/contract/phone.ts'
import {
  checkPassport,
  confirmCode,
  issueGorodNumber,
  leaveRegistration,
  printConsent,
  saveRegistration,
  sendCode,
} from '../../../shared/contract/registration.ts'
import type { TestDesk } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import {
  ivanova,
  killed,
  lastSms,
  openRegisteringDesk,
  petrov,
  sendAndRead,
  until,
  upToPhone,
  view,
  wrongCode,
} from '../../support/registering-desk.ts'

/** Passwords are hashed as they are hashed at the desk: a quarter of a second each, more on a busy machine. */
const slow = { timeout: 60_000 }

const phone = '+7 912 345-67-89'

/** Words that stand nowhere else on a demo desk. */
const person = {
  ...ivanova,
  lastName: 'ЩУКАРЁВА',
  firstName: 'МИЛОЛИКА',
  middleName: 'ЕВГРАФОВНА',
  issuedBy: 'Неведомым отделом',
  address: 'г. Челябинск, Тридевятый тракт, д. 7',
}
const names = ['Щукарёва', 'ЩУКАРЁВА', 'Милолика', 'МИЛОЛИКА', 'Евграфовна', 'ЕВГРАФОВНА']

/** Of class A wherever it lies: documents, birth dates, phones, addresses of residence. */
const secrets = [
  ...['75 15 654321', '7515654321', '654321', '1986-03-12', '12.03.1986', '740-052'],
  ...['Неведомым', 'Тридевятый', '9123456789', '+79123456789', '(912) 345-67-89', '912 345-67-89'],
]

const traces = (desk: TestDesk, words: readonly string[]): string[] =>
  words.filter((word) => filesHolding(desk.folder, word).length > 0)

/** All that is told or kept about operations: log, audit, answers of commands, titles of papers. */
const told = (desk: TestDesk): string =>
  JSON.stringify([
    desk.logged,
    desk.database.db.all('SELECT kind, body FROM audit_events'),
    desk.database.db.all('SELECT operation, input_hmac, answer FROM command_log'),
    desk.database.db.all('SELECT kind, title, reason FROM print_jobs'),
    desk.database.db.all('SELECT purpose, state, reason FROM sms_messages'),
  ])

describe('what a registration leaves on the disk', slow, () => {
  test('of an unfinished one: nothing readable, not even the name', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(saveRegistration, { typed: person, phone })
    await desk.value(checkPassport, { typed: person })
    desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
    const { registrationId } = await view(desk)
    await desk.value(printConsent, { registrationId, kind: 'processing' })
    await until('waiting', async () => (await view(desk)).consent.printJob?.state === 'queued')
    expect(traces(desk, [...secrets, ...names])).toEqual([])
    await desk.value(leaveRegistration, {})
    expect(traces(desk, [...secrets, ...names])).toEqual([])
  })

  test('of a finished one: the name in its one home, and no code, password, phone or document', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(switchPhone, { on: false })
    const registrationId = await upToPhone(desk, person, true)
    await desk.value(sendCode, { registrationId, phone })
    await until('failed', async () => (await view(desk)).code?.delivery === 'failed')
    await desk.value(switchPhone, { on: true })
    desk.clock.advance(60_000)
    const code = await sendAndRead(desk, registrationId, phone)
    await desk.error(confirmCode, { registrationId, code: wrongCode(code) })
    const asleep = await killed(desk)
    expect(traces(asleep, [...secrets, ...names, code, wrongCode(code)])).toEqual([])

    await desk.value(confirmCode, { registrationId, code })
    await until('password', async () => (await view(desk)).result?.passwordSms === 'delivered')
    await until('sheet', async () => (await view(desk)).result?.printJob.state === 'printed')
    const password = /: (\S{10})\. /.exec((await lastSms(desk)).text)?.[1] ?? ''
    expect(password).toHaveLength(10)
    expect(traces(desk, [...secrets, code, wrongCode(code), password])).toEqual([])
    const home = "SELECT last_name AS lastName FROM persons WHERE last_name = 'Щукарёва'"
    expect(desk.database.db.all(home)).not.toEqual([])

    const heard = told(desk)
    for (const word of [...secrets, code, password, ...names]) expect(heard).not.toContain(word)
  })

  test('of a «Город» number: no password, not while its sheet waits and not afterwards', async () => {
    const desk = await openRegisteringDesk()
    const registrationId = await upToPhone(desk, petrov)
    desk.printer.next = { outcome: 'not_printed', reason: 'paper_out' }
    await desk.value(issueGorodNumber, { registrationId })
    const { result } = await view(desk)
    const identifier = result?.numberShown.replaceAll(' ', '') ?? ''
    await until('waiting', async () => (await view(desk)).result?.printJob.state === 'queued')
    const kept = () =>
      desk.database.db.get<{ body: Uint8Array | null }>("SELECT body FROM print_jobs WHERE kind = 'number_sheet'")
    expect(kept()?.body).not.toBeNull()
    expect(traces(desk, [identifier, '777888', '1990-02-01'])).toEqual([])
    desk.printer.next = { outcome: 'printed', nearEnd: false }
    await until('printed', async () => (await view(desk)).result?.printJob.state === 'printed')
    expect(kept()?.body).toBeNull()
    expect(traces(desk, [identifier, '777888', '1990-02-01'])).toEqual([])
  })

  test('would be found: in every way it could be written', async () => {
    const desk = await openRegisteringDesk()
    const word = 'Тридевятый'
    expect(traces(desk, [word])).toEqual([])
    const bytes = {
      'utf-8': Buffer.from(word),
      'utf-16': Buffer.from(word, 'utf16le'),
      cp1251: Buffer.from('d2f0e8e4e5e2fff2fbe9', 'hex'),
      cp866: Buffer.from('92e0a8a4a5a2efe2eba9', 'hex'),
    }
    for (const [name, form] of Object.entries(bytes)) {
      const file = join(desk.folder, `${name}.tmp`)
      writeFileSync(file, Buffer.concat([Buffer.from('x'), form]))
      expect(filesHolding(desk.folder, word)).toEqual([file])
      writeFileSync(file, '')
    }
    // And in the database: what lies there in clear is found there.
    desk.database.transact((tx) => tx.run("INSERT INTO settings (name, value) VALUES ('x', :word)", { word }))
    expect(traces(desk, [word])).toEqual([word])
  })
})
