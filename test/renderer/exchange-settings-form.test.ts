import { expect, test } from 'vitest'
import { exampleOf, settingsOf, toForm } from '../../renderer/features/exchange/settings-form.ts'

const settings = {
  folder: '/srv/gorod',
  automatic: true,
  template: 'DDDDNNNNNC',
  from: 1,
  to: 99_999,
  limits: { services: 200, addresses: 20, numbers: 4, countMobiles: false },
}

test('settings come back from their form as they were', () => {
  expect(settingsOf(toForm(settings))).toEqual(settings)
})

test('half a number is no setting, and a template may be typed small', () => {
  const form = toForm(settings)
  for (const wrong of ['', 'x', '1.5', '-1', '1000000000']) expect(settingsOf({ ...form, to: wrong }), wrong).toBeNull()
  expect(settingsOf({ ...form, template: 'ddddnnnnnc' })?.template).toBe('DDDDNNNNNC')
})

test('the example is the first identifier of the range, or nothing while there is none', () => {
  const form = toForm(settings)
  expect(exampleOf(form, '900')).toMatch(/^0900 00001 \d$/)
  expect(exampleOf({ ...form, from: '5' }, '7')).toMatch(/^0007 00005 \d$/)
  for (const part of [{ template: 'NNNC' }, { from: '9', to: '8' }, { to: 'x' }])
    expect(exampleOf({ ...form, ...part }, '900')).toBe('')
})
