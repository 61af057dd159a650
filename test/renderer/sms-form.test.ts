import { expect, test } from 'vitest'
import type { SmsSettings } from '../../shared/contract/sms.ts'
import { formErrors, needsPassword, settingsOf, toForm } from '../../renderer/features/sms/sms-form.ts'

const saved: SmsSettings = {
  kind: 'kannel',
  address: 'http://192.168.1.20:13013/cgi-bin/sendsms',
  caFile: '',
  user: 'kassa',
  sender: 'GOROD',
  reports: { host: '192.168.1.7', port: 13_080 },
  deadlineMinutes: 15,
}

const ownCentre = { address: 'https://sms.bank.local/cgi-bin/sendsms', caFile: '/etc/bank-ca.pem' }

test.each<[SmsSettings]>([[saved], [{ ...saved, reports: null }], [{ kind: 'off' }], [{ ...saved, ...ownCentre }]])(
  'what was saved comes back as it was: %o',
  (settings) => {
    expect(settingsOf(toForm(settings))).toEqual(settings)
    expect(formErrors(toForm(settings), false)).toEqual(new Set())
  },
)

test('what is typed is trimmed, and nothing half typed is saved', () => {
  const form = toForm(saved)
  expect(settingsOf({ ...form, address: ` ${form.address} `, deadlineMinutes: ' 20 ' })).toEqual({
    ...saved,
    deadlineMinutes: 20,
  })
  for (const wrong of [
    { address: 'gateway' },
    { user: ' ' },
    { sender: 'Город' },
    { reportHost: '0.0.0.0' },
    { reportPort: '80' },
    { reportPort: '70000' },
    { deadlineMinutes: '0' },
    { deadlineMinutes: '61' },
    { deadlineMinutes: '1.5' },
  ]) {
    const typed = { ...form, ...wrong }
    expect([settingsOf(typed), [...formErrors(typed, false)]], JSON.stringify(wrong)).toEqual([
      null,
      Object.keys(wrong),
    ])
  }
})

test('fields of a listener do not count where there are no reports', () => {
  const typed = { ...toForm(saved), reports: 'none' as const, reportHost: '', reportPort: '' }
  expect(settingsOf(typed)).toEqual({ ...saved, reports: null })
})

test('the password is asked for by a new gateway, address or user, and only then', () => {
  const form = toForm(saved)
  expect(needsPassword(form, saved, true)).toBe(false)
  expect(needsPassword({ ...form, sender: '' }, saved, true)).toBe(false)
  expect(needsPassword(form, saved, false)).toBe(true)
  expect(needsPassword(form, { kind: 'off' }, true)).toBe(true)
  expect(needsPassword({ ...form, user: 'other' }, saved, true)).toBe(true)
  expect(needsPassword({ ...form, address: 'https://other/' }, saved, true)).toBe(true)
  expect(needsPassword({ ...form, kind: 'off', user: 'other' }, saved, false)).toBe(false)
  expect([...formErrors(form, true)]).toEqual(['password'])
  expect([...formErrors({ ...form, password: 'x' }, true)]).toEqual([])
})
