// A minor of 14 to 17 with a parent, and an adult for whom somebody comes with a power of attorney.
import { describe, expect, test } from 'vitest'
import { representativesOf } from '../../../electron/records/representatives.ts'
import { writeSetting } from '../../../electron/records/desk.ts'
import { printerSettingName } from '../../../electron/records/printer-settings.ts'
import { blockNumber, changeEmail, getCard, openCard, printLinks } from '../../../shared/contract/clients.ts'
import { resetPassword, revokeNumber } from '../../../shared/contract/numbers.ts'
import { emptyTyped } from '../../../shared/domain/document-form.ts'
import { paperLinesToText } from '../../../shared/domain/paper.ts'
import type { TypedRepresentative } from '../../../shared/contract/representatives.ts'
import {
  answerMatch,
  checkPassport,
  checkRepresentative,
  issueGorodNumber,
  printConsent,
  saveRepresentative,
  signConsent,
  stepBack,
  type TypedDocument,
  wantRepresentative,
} from '../../../shared/contract/registration.ts'
import { auditOf, type TestDesk } from '../../support/desk.ts'
import { filesHolding } from '../../support/folder-bytes.ts'
import { deskKeysOf, ivanova, killed, openRegisteringDesk, until, view } from '../../support/registering-desk.ts'

const slow = { timeout: 60_000 }

const ilya: TypedDocument = {
  ...emptyTyped,
  seriesNumber: '75 24 111222',
  lastName: 'Иванов',
  firstName: 'Илья',
  middleName: 'Петрович',
  birthDate: '30.11.2010',
  issuedOn: '10.12.2024',
  departmentCode: '740-052',
  issuedBy: 'ГУ МВД России по Челябинской области',
  address: 'г. Челябинск, ул. Труда, д. 15, кв. 24',
}

const mother: TypedRepresentative = {
  authority: 'parent',
  authorityNumber: 'II-ИВ 918273',
  authorityIssuedOn: '10.12.2010',
  authorityValidUntil: '',
  document: ivanova,
}

const print = async (desk: TestDesk, registrationId: string): Promise<void> => {
  await desk.value(printConsent, { registrationId, kind: 'processing' })
  await until('the consent', async () => (await view(desk)).consent.printJob?.state === 'printed')
}

/** Up to the number, signed by the representative too. */
const registeredBy = async (desk: TestDesk, typed: TypedDocument, by: TypedRepresentative) => {
  await desk.value(checkPassport, { typed })
  const { registrationId, step } = await view(desk)
  if (step === 'match') await desk.value(answerMatch, { registrationId, clientId: null })
  if (step === 'consent') await desk.value(wantRepresentative, { registrationId, wanted: true })
  expect(await desk.value(checkRepresentative, { registrationId, typed: by })).toEqual({ problems: [] })
  await print(desk, registrationId)
  await desk.value(signConsent, { registrationId, processing: true, advertising: false, representative: true })
  return desk.value(issueGorodNumber, { registrationId })
}

describe('a minor of 14 to 17', slow, () => {
  test('signs together with a parent, who is named on the consent and recorded', async () => {
    const desk = await openRegisteringDesk()
    const settings = { kind: 'tcp', columns: 48, host: '127.0.0.1', port: 9100, codePage: 17, answersStatus: true }
    desk.database.transact((tx) => writeSetting(tx, printerSettingName, settings))
    await desk.value(checkPassport, { typed: ilya })
    const { registrationId, ...before } = await view(desk)
    expect(before).toMatchObject({
      step: 'representative',
      representative: { required: true, authorities: ['parent', 'guardian'], typed: null, shown: null },
    })
    const wrongStep = { code: 'registration.wrong_step' }
    expect(await desk.error(printConsent, { registrationId, kind: 'processing' })).toMatchObject(wrongStep)
    expect(await desk.value(checkRepresentative, { registrationId, typed: mother })).toEqual({ problems: [] })
    expect((await view(desk)).representative?.shown).toEqual({
      shortName: 'Иванова А. В.',
      documentMasked: '75 15 •••321',
      authority: 'parent',
      signs: 'with_client',
    })
    await print(desk, registrationId)
    const tick = { registrationId, processing: true as const, advertising: false }
    const lacking = { code: 'registration.representative_not_signed' }
    expect(await desk.error(signConsent, tick)).toMatchObject(lacking)
    expect(await desk.error(signConsent, { ...tick, representative: false })).toMatchObject(lacking)
    await desk.value(signConsent, { ...tick, representative: true })
    const { clientId } = await desk.value(issueGorodNumber, { registrationId })

    const { db } = desk.database
    expect(representativesOf(db, deskKeysOf(desk), clientId)).toMatchObject([
      { person: { lastName: 'Иванова' }, authority: { kind: 'parent', number: 'II-ИВ 918273' }, endedAt: null },
    ])
    expect(
      db.all('SELECT DISTINCT representative_id IS NOT NULL AS signed FROM consents WHERE client_id = ?', [clientId]),
    ).toEqual([{ signed: 1 }])
    const [consent = ''] = desk.printer.papers.map((paper) => paperLinesToText(paper.lines))
    const words = consent.replace(/\s+/g, ' ')
    for (const named of ['Иванов Илья Петрович', 'Иванова Анна Викторовна', '75 15 654321', 'II-ИВ 918273'])
      expect(words, named).toContain(named)
    // Class A of the representative lies nowhere in clear.
    for (const secret of ['II-ИВ 918273', '654321']) expect(filesHolding(desk.folder, secret), secret).toEqual([])
  })

  test('has a card that the parent’s own document opens, for what a parent may do, until the 18th birthday', async () => {
    const desk = await openRegisteringDesk()
    const { clientId, numberId } = await registeredBy(desk, ilya, mother)
    const representativeId = representativesOf(desk.database.db, deskKeysOf(desk), clientId)[0]?.id
    const open = (seriesNumber: string) => ({ clientId, proof: { kind: 'document', seriesNumber } as const })
    const { grant, level } = await desk.value(openCard, open('75 15 № 654321'))
    expect(level).toBe('document')
    const card = await desk.value(getCard, { grant })
    expect(card).toMatchObject({ name: 'Иванов Илья Петрович', documents: [{ shown: '75\u00a024\u00a0111222' }] })
    const [here] = card?.representatives ?? []
    expect(here).toMatchObject({
      isHere: true,
      inForce: true,
      name: 'Иванова Анна Викторовна',
      documentKind: 'passport_rf',
    })
    // The minor's own document opens it as the minor's.
    const own = await desk.value(openCard, open('7524 111222'))
    expect((await desk.value(getCard, { grant: own.grant }))?.representatives[0]?.isHere).toBe(false)

    // Covered: blocking and revoking. Not: unblocking, a new password, other contacts, another document.
    await desk.value(blockNumber, { grant, numberId, blocked: true })
    const lacking = { kind: 'refused', code: 'clients.authority_lacking', params: {} }
    expect(await desk.error(blockNumber, { grant, numberId, blocked: false })).toEqual(lacking)
    expect(await desk.error(resetPassword, { grant, numberId })).toEqual(lacking)
    expect(await desk.error(changeEmail, { grant, email: 'a@example.ru' })).toEqual(lacking)
    await desk.value(revokeNumber, { grant, numberId, reason: 'client_asked' })
    const by = { level: 'document', representativeId }
    expect(auditOf(desk, 'client.card_opened')).toEqual([
      { clientId, proof: 'document', ...by },
      { clientId, proof: 'document', level: 'document' },
    ])
    expect(auditOf(desk, 'number.blocked')).toEqual([{ clientId, numberId, ...by }])
    expect(auditOf(desk, 'number.revoked')).toEqual([{ clientId, numberId, reason: 'client_asked', ...by }])

    // Nobody else's document, no other client's card.
    expect(await desk.error(openCard, open('7515 654322'))).toMatchObject({ code: 'clients.document_differs' })
    const aunt = { ...mother, document: { ...ivanova, seriesNumber: '7515 654399' } }
    const other = await registeredBy(desk, { ...ilya, seriesNumber: '7524 111223', firstName: 'Егор' }, aunt)
    const proof = { kind: 'document', seriesNumber: '7515 654321' } as const
    expect(await desk.error(openCard, { clientId: other.clientId, proof })).toMatchObject({
      code: 'clients.document_differs',
    })

    desk.clock.advance(Date.parse('2028-11-29T18:59:00Z') - desk.clock.nowMs()) // the eve of the birthday in Chelyabinsk
    await desk.signInAs('cashier')
    const { grant: last } = await desk.value(openCard, open('7515 654321'))
    desk.clock.advance(60_000)
    expect(await desk.value(getCard, { grant: last })).toBeNull()
    expect(await desk.error(printLinks, { grant: last })).toEqual(lacking)
    expect(await desk.error(openCard, open('7515 654321'))).toMatchObject({ code: 'clients.authority_over' })
    expect(auditOf(desk, 'client.authority_over')).toEqual([{ clientId, representativeId }])
    const grown = await desk.value(openCard, open('7524 111222'))
    expect((await desk.value(getCard, { grant: grown.grant }))?.representatives[0]?.inForce).toBe(false)
  })

  test('under 14 is refused: there is no passport, so there is no registration', async () => {
    const desk = await openRegisteringDesk()
    const { problems } = await desk.value(checkPassport, { typed: { ...ilya, birthDate: '22.11.2012' } })
    expect(problems).toContainEqual({ field: 'birthDate', problem: 'too_young' })
  })

  test('can’t do without one', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(checkPassport, { typed: ilya })
    const { registrationId } = await view(desk)
    expect(await desk.error(wantRepresentative, { registrationId, wanted: false })).toMatchObject({
      code: 'registration.representative_required',
    })
    const { problems } = await desk.value(checkRepresentative, {
      registrationId,
      typed: { ...mother, authority: 'attorney' },
    })
    expect(problems).toEqual([{ field: 'authority', problem: 'not_for_age' }])
    expect((await view(desk)).step).toBe('representative')
  })
})

describe('an adult', slow, () => {
  const power: TypedRepresentative = {
    ...mother,
    authority: 'attorney',
    authorityIssuedOn: '01.02.2026',
    authorityValidUntil: '01.02.2027',
    document: { ...ivanova, seriesNumber: '7515 654329', lastName: 'Орлова' },
  }

  test('may send somebody with a power of attorney, who then signs; or change their mind', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId, representative } = await view(desk)
    expect(representative).toMatchObject({ required: false, authorities: ['attorney'], typed: null })
    await print(desk, registrationId)
    // Another one signs than the printed sheet says: it is void.
    await desk.value(wantRepresentative, { registrationId, wanted: true })
    expect(await view(desk)).toMatchObject({ step: 'representative', consent: { printJob: null } })
    await desk.value(saveRepresentative, { registrationId, typed: { ...power, authorityNumber: '' } })
    const again = await killed(desk)
    expect((await view(again)).representative?.typed?.document.lastName).toBe('Орлова')

    await desk.value(checkRepresentative, { registrationId, typed: power })
    expect((await view(desk)).checks).toContainEqual({ code: 'representative', level: 'ok', date: '2027-02-01' })
    await desk.value(stepBack, { registrationId })
    expect((await view(desk)).step).toBe('representative')
    await desk.value(wantRepresentative, { registrationId, wanted: false })
    expect(await view(desk)).toMatchObject({ step: 'consent', representative: { typed: null, shown: null } })
    await print(desk, registrationId)
    await desk.value(signConsent, { registrationId, processing: true, advertising: false })
    expect((await view(desk)).step).toBe('phone')
  })

  test('has a card that the document of a power’s holder opens through its last day', async () => {
    const desk = await openRegisteringDesk()
    const { clientId } = await registeredBy(desk, ivanova, { ...power, authorityValidUntil: '21.11.2026' })
    const proof = { kind: 'document', seriesNumber: '7515 654329' } as const
    const { grant } = await desk.value(openCard, { clientId, proof })
    expect(await desk.value(getCard, { grant })).toMatchObject({
      level: 'document',
      representatives: [{ isHere: true, name: 'Орлова Анна Викторовна', validUntil: '2026-11-21' }],
    })
    desk.clock.advance(Date.parse('2026-11-21T19:00:00Z') - desk.clock.nowMs()) // midnight in Chelyabinsk
    await desk.signInAs('cashier')
    expect(await desk.error(openCard, { clientId, proof })).toMatchObject({ code: 'clients.authority_over' })
  })

  test('whose document is read anew and differs needs the authority checked again', async () => {
    const desk = await openRegisteringDesk()
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    await desk.value(wantRepresentative, { registrationId, wanted: true })
    await desk.value(checkRepresentative, { registrationId, typed: power })
    await desk.value(stepBack, { registrationId })
    await desk.value(stepBack, { registrationId })
    await desk.value(checkPassport, { typed: { ...ivanova, address: 'г. Копейск, ул. Мира, д. 1' } })
    expect(await view(desk)).toMatchObject({
      step: 'representative',
      representative: { typed: { document: { lastName: 'Орлова' } }, shown: null },
    })
    // The same data again: what was checked stands.
    await desk.value(checkRepresentative, { registrationId, typed: power })
    await desk.value(stepBack, { registrationId })
    await desk.value(stepBack, { registrationId })
    await desk.value(checkPassport, { typed: { ...ivanova, address: 'г. Копейск, ул. Мира, д. 1' } })
    expect((await view(desk)).step).toBe('consent')
  })
})
