import { describe, expect, test } from 'vitest'
import { checkPassport, getRegistration } from '../../../shared/contract/registration.ts'
import { listScreeningRecords, recordRefusal } from '../../../shared/contract/screening.ts'
import { ivanova, rowsOf, view } from '../../support/registering-desk.ts'
import { ivanovaNumber, openScreeningDesk, recordsOf } from '../../support/screening-desk.ts'

describe('a refusal or a suspicion', () => {
  test('is a record with whom it concerns, sealed; a refusal ends the registration and leaves nothing else', async () => {
    const { desk } = await openScreeningDesk({ passports: [ivanovaNumber] })
    const before = rowsOf(desk)
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    const note = 'диктует другой человек'
    await desk.value(recordRefusal, { registrationId, act: 'suspicion', reason: 'dictated_by_other', note })
    expect((await view(desk)).step).toBe('screening')
    await desk.value(recordRefusal, { registrationId, act: 'refusal', reason: 'document_listed', note: '' })
    expect(await desk.value(getRegistration, {})).toBeNull()
    expect(rowsOf(desk)).toEqual(before)
    const person = { name: 'Иванова Анна Викторовна', birthDate: '1986-03-12', document: '75\u00A015\u00A0654321' }
    expect(await recordsOf(desk)).toMatchObject([
      { act: 'refusal', reason: 'document_listed', list: 'passports', note: '', person },
      { act: 'suspicion', reason: 'dictated_by_other', note, person },
    ])
    const stored = JSON.stringify(desk.database.db.all('SELECT * FROM screening_records'))
    const audit = JSON.stringify(desk.database.db.all('SELECT body FROM audit_events'))
    for (const text of ['Иванова', '654321', 'диктует', '1986']) {
      expect(stored, text).not.toContain(text)
      expect(audit, text).not.toContain(text)
    }
    expect(desk.printer.papers).toEqual([])
  })

  test('is shown to supervisors only, and never changed', async () => {
    const { desk } = await openScreeningDesk({ passports: [ivanovaNumber] })
    await desk.value(checkPassport, { typed: ivanova })
    const { registrationId } = await view(desk)
    await desk.value(recordRefusal, { registrationId, act: 'suspicion', reason: 'unusual_request', note: '' })
    for (const role of ['cashier', 'clerk', 'administrator'] as const) {
      await desk.signInAs(role)
      expect(await desk.error(listScreeningRecords, { before: null, act: null })).toMatchObject({
        code: 'session.not_permitted',
      })
    }
    for (const sql of [
      "UPDATE screening_records SET reason = 'other'",
      'DELETE FROM screening_records',
      'INSERT OR REPLACE INTO screening_records SELECT * FROM screening_records',
    ])
      expect(() => desk.database.transact((tx) => tx.run(sql)), sql).toThrow(/append-only: screening_records/)
  })
})
