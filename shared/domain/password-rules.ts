// What a login and a password must be: said beside the field in the window, and decided again in main.

const minimumLength = 8

/** Length is what counts (NIST SP 800-63B 5.1.1.2); the login itself is no password. */
export const isPasswordWeak = (password: string, login: string): boolean =>
  [...password].length < minimumLength || password.toLowerCase() === login.toLowerCase() || /^(.)\1*$/u.test(password)

/** Latin or Cyrillic letters, digits, dot, dash, underscore; lower-cased, so that a caps lock changes nothing. */
export const normalizeLogin = (login: string): string | null => {
  const plain = login.normalize('NFKC').trim().toLowerCase()
  return /^[\p{L}\d][\p{L}\d._-]{1,39}$/u.test(plain) ? plain : null
}
