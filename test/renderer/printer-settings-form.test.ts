import { describe, expect, test } from 'vitest'
import { settingsErrors, settingsOf, toForm } from '../../renderer/ui/printer-form.ts'

const network = { kind: 'tcp', columns: 48, host: '127.0.0.1', port: 9100, codePage: 17, answersStatus: true } as const

describe('the printer settings', () => {
  test('come back from the form as they were saved', () => {
    expect(settingsOf(toForm(network))).toEqual(network)
    expect(settingsOf(toForm({ kind: 'virtual', columns: 32 }))).toEqual({ kind: 'virtual', columns: 32 })
  })

  test('name every wrong field and save nothing', () => {
    const form = { ...toForm(network), host: ' ', port: '70000', codePage: '-1' }
    expect([...settingsErrors(form)]).toEqual(['host', 'port', 'codePage'])
    expect(settingsOf(form)).toBeNull()
  })

  test('of a virtual printer do not ask for an address', () => {
    expect(settingsErrors({ ...toForm({ kind: 'virtual', columns: 42 }), host: '' }).size).toBe(0)
  })
})
