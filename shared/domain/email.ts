/**
 * An e-mail address as it is kept, or null for what can't be one: an address is proved by a letter that arrives, so only
 * its shape is asked for (RFC 5321 §4.5.3.1: 64 signs before the @, 254 in all). The part before the @ is left as it is.
 */
export const parseEmail = (text: string): string | null => {
  const [, local = '', domain = ''] = /^([^\s@,;<>"]{1,64})@([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)$/u.exec(text.trim()) ?? []
  const email = `${local}@${domain.toLowerCase()}`
  return local === '' || email.length > 254 ? null : email
}
