import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatewayAddress, gatewayProblems, goesInClear } from '../../../shared/domain/sms-settings.ts'

const good = { address: 'http://127.0.0.1:13013/cgi-bin/sendsms', user: 'kassa', sender: '', reports: null }

describe('the address of a gateway', () => {
  test.each([
    ['http://127.0.0.1:13013/cgi-bin/sendsms', { secure: false, host: '127.0.0.1' }],
    ['https://sms.bank.example/cgi-bin/sendsms', { secure: true, host: 'sms.bank.example' }],
    ['HTTP://Gateway:80', { secure: false, host: 'gateway' }],
    ['http://[::1]:13013/', { secure: false, host: '[::1]' }],
  ])('%s', (address, read) => expect(gatewayAddress(address)).toEqual(read))

  test.each([
    '',
    '127.0.0.1:13013',
    'ftp://gateway/',
    'http://',
    'http://user:secret@gateway/', // a password has its own field, and is sealed there
    'http://gateway/?pass=1',
    'http://gateway:0/',
    'http://gateway:70000/',
    'http://gate way/',
    'javascript:alert(1)',
    'http://1.2.3.999/',
    'http://127.1/', // Node would read an address of it, and the eye another
    'http://[1:2]/',
  ])('«%s» is none', (address) => expect(gatewayAddress(address)).toBeNull())

  test('is taken as Node takes it, or not at all', () => {
    const tricky = fc.constantFrom('a', '9', '.', '-', '/', '?', '#', '@', ':', '%', '[', ']', '~', ' ')
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc
        .ipV6()
        .filter((ip) => !ip.includes('.'))
        .map((ip) => `[${ip}]`),
      fc.string({ unit: tricky }),
    )
    const path = fc.string({ unit: tricky, maxLength: 8 })
    let taken = 0
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), host, fc.nat(70_000), path, (scheme, name, port, rest) => {
        const text = `${scheme}://${name}:${port}/${rest}`
        const read = gatewayAddress(text)
        if (!read) return
        taken += 1
        const url = new URL(text)
        expect([read.secure, url.username, url.search]).toEqual([scheme === 'https', '', ''])
        if (!read.host.startsWith('[')) expect(read.host).toBe(url.hostname)
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(20)
  })

  test('carries the password in clear unless it is https or this machine', () => {
    expect(['http://127.0.0.1/', 'http://localhost:1/', 'http://[::1]/', 'https://10.0.0.1/'].map(goesInClear)).toEqual(
      [false, false, false, false],
    )
    expect(['http://192.168.1.20:13013/', 'http://127.example.org/'].map(goesInClear)).toEqual([true, true])
  })
})

test.each(['', 'GOROD', 'Gorod 174', '79990000000', '+79990000000', '1234'])('«%s» may be a sender', (sender) => {
  expect(gatewayProblems({ ...good, sender })).toEqual([])
})
test.each(['Город', 'GOROD-KASSA-174', '12', 'a\r\nX-Kannel-To: 1', '      '])('«%s» may be none', (sender) => {
  expect(gatewayProblems({ ...good, sender })).toEqual(['sender'])
})

test.each(['127.0.0.1', '192.168.1.7', '::1', 'fe80::1'])('reports may come to %s', (host) => {
  expect(gatewayProblems({ ...good, reports: { host, port: 13_080 } })).toEqual([])
})
test.each(['', '0.0.0.0', '::', 'localhost', '256.1.1.1', '192.168.1', '*'])('reports may not come to «%s»', (host) => {
  expect(gatewayProblems({ ...good, reports: { host, port: 13_080 } })).toEqual(['reportHost'])
})

test('every field that is wrong is named, in the order of the form', () => {
  const bad = { address: 'x', user: '', sender: 'Ж', reports: { host: '', port: 1 } }
  expect(gatewayProblems(bad)).toEqual(['address', 'user', 'sender', 'reportHost'])
})
