import { scrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cost } from '../../../electron/core/password-cost.ts'
import {
  hashPassword,
  isPasswordWeak,
  normalizeLogin,
  passwordMatches,
  unmatchableHash,
} from '../../../electron/core/passwords.ts'
import { testRandom } from '../../support/desk.ts'

describe('a password', () => {
  test('costs outside of tests what OWASP asks for, and is read by the cost that stands in its hash', async () => {
    expect(cost).toEqual({ N: 16_384, r: 8, p: 5 })
    // Made by Python: hashlib.scrypt('kassir-demo'.encode(), salt=bytes(16), n=16384, r=8, p=5, dklen=32).
    const made = 'scrypt$16384$8$5$AAAAAAAAAAAAAAAAAAAAAA==$oWKmes5KuQhoSdJpDcJBpmDGynUIzgBqPbvqzhljhgI='
    expect(await passwordMatches('kassir-demo', made)).toBe(true)
    expect(await passwordMatches('kassir-demo', made.replace('$5$', '$4$'))).toBe(false)
  })

  test('matches its own hash and no other, in either spelling of its letters', async () => {
    const hash = await hashPassword('Пароль-ё 1', testRandom())
    expect(hash).toMatch(/^scrypt\$1024\$8\$1\$/) // the tests' own cost: see vitest.config.ts
    expect(hash).not.toContain('Пароль')
    expect(await passwordMatches('Пароль-ё 1', hash)).toBe(true)
    // The same letters as another keyboard gives them: е and a combining diaeresis.
    expect(await passwordMatches('Пароль-ё 1'.normalize('NFD'), hash)).toBe(true)
    expect(await passwordMatches('Пароль-е 1', hash)).toBe(false)
    expect(await passwordMatches('', hash)).toBe(false)
  }, 60_000)

  test('is stretched beside the desk’s work: nobody waits for it', async () => {
    const longestWaitMs = async (work: () => Promise<unknown>): Promise<number> => {
      let last = performance.now()
      let longest = 0
      const watch = setInterval(() => {
        longest = Math.max(longest, performance.now() - last)
        last = performance.now()
      }, 5)
      await work()
      clearInterval(watch)
      return longest
    }
    const stored = ['scrypt', cost.N, cost.r, cost.p, Buffer.alloc(16).toString('base64'), 'AAAA'].join('$')
    const ours = await longestWaitMs(() => passwordMatches('kassir-demo', stored))
    // Negative control: what Electron's own asynchronous scrypt does to the thread that calls it.
    const own = await longestWaitMs(
      () =>
        new Promise((resolve) => {
          setTimeout(() => scrypt('kassir-demo', Buffer.alloc(16), 3, { ...cost, maxmem: 2 ** 28 }, resolve), 20)
        }),
    )
    expect(ours).toBeLessThan(own / 2)
  })

  test('of the same letters has another hash each time', async () => {
    const random = testRandom()
    expect(await hashPassword('same same', random)).not.toBe(await hashPassword('same same', random))
  }, 60_000)

  test('never matches a hash that can’t be read, nor the one of nobody', async () => {
    for (const hash of ['', 'plain', 'md5$1$1$1$a$b', 'scrypt$16384$8$5$', unmatchableHash])
      expect(await passwordMatches('', hash)).toBe(false)
  }, 60_000)

  test('is weak when it is short, the login, or one letter over and over', () => {
    for (const password of ['', '1234567', 'Kassir-01', 'aaaaaaaaaaaa', 'ёёёёёёёё', '👍👍👍👍']) {
      expect(isPasswordWeak(password, 'kassir-01'), password).toBe(true)
    }
    for (const password of ['12345678', 'kassir-02', 'четыре слова'])
      expect(isPasswordWeak(password, 'kassir-01'), password).toBe(false)
  })
})

test('a login is one however it is typed, and has no strange signs', () => {
  expect(['Kassir', ' kassir ', 'KASSIR', 'ｋａｓｓｉｒ'].map(normalizeLogin)).toEqual([
    'kassir',
    'kassir',
    'kassir',
    'kassir',
  ])
  expect(normalizeLogin('Иванова-А.1')).toBe('иванова-а.1')
  for (const login of ['', 'a', '.a', 'a b', 'a\nb', "a'b", 'a'.repeat(41)])
    expect(normalizeLogin(login), login).toBeNull()
})
