import { expect, test } from 'vitest'
import { parseEmail } from '../../../shared/domain/email.ts'

test.each([
  ['anna@example.ru', 'anna@example.ru'],
  ['  Anna.V+bills@Mail.Example.RU ', 'Anna.V+bills@mail.example.ru'],
  ["o'neil@example.ru", "o'neil@example.ru"],
  ['анна@почта.рф', 'анна@почта.рф'],
])('«%s» is kept as %s', (text, kept) => {
  expect(parseEmail(text)).toBe(kept)
  expect(parseEmail(kept)).toBe(kept)
})

test.each([
  ...['', 'anna', 'anna@', '@example.ru', 'anna@example', 'anna@example.', 'anna@@example.ru', 'an na@example.ru'],
  ...['anna@example.ru, petr@example.ru', '<anna@example.ru>', 'anna@exa_mple.ru', 'anna@.ru'],
  ...[`${'a'.repeat(65)}@example.ru`, `anna@${'a.'.repeat(130)}ru`],
])('«%s» can’t be an address', (text) => {
  expect(parseEmail(text)).toBeNull()
})
