// The desk's recovery phrase: 16 random bytes as eight groups of six digits. Each group is 16 bits times 11, the form of
// BitLocker's numerical password: it is typed on the number pad under any layout, and a group that is not divisible by 11
// is wrong by itself. 11 divides no 10^k·d and no 9·d of digits, so every single wrong digit and every swap of two
// neighbours inside a group is found.

export const phraseGroupCount = 8
export const phraseGroupDigits = 6
export const phraseSecretBytes = 16

const factor = 11

/** The eight groups of a 16-byte secret. Throws RangeError for another length. */
export const makePhrase = (secret: Uint8Array): string[] => {
  if (secret.length !== phraseSecretBytes) throw new RangeError('a recovery phrase holds 16 bytes')
  return Array.from({ length: phraseGroupCount }, (_, index) => {
    const word = (secret[index * 2] ?? 0) * 256 + (secret[index * 2 + 1] ?? 0)
    return String(word * factor).padStart(phraseGroupDigits, '0')
  })
}

/** Whether six digits can be a group of any phrase. */
export const isPhraseGroup = (text: string): boolean =>
  /^\d{6}$/.test(text) && Number(text) % factor === 0 && Number(text) / factor <= 0xffff

/** The first group, from 1, in which two phrases differ; null when they are the same. */
export const firstWrongGroup = (typed: Uint8Array, made: Uint8Array): number | null => {
  const at = made.findIndex((byte, index) => byte !== typed[index])
  return at === -1 ? null : Math.floor(at / 2) + 1
}

/** `group`: the first wrong one, counted from 1; null when the number of digits fits no phrase. */
export type ReadPhrase = { ok: true; secret: Uint8Array } | { ok: false; group: number | null }

/** Every separator that a person or a paste may put between and inside groups. */
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')

/** The six characters of each group: as the person separated them where there are eight parts, else counted off. */
const groupsOf = (text: string): string[] => {
  const parts = text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
  if (parts.length === phraseGroupCount) return parts
  return digitsOf(text).match(/.{1,6}/gu) ?? []
}

/** Reads a phrase with any separators. */
export const readPhrase = (text: string): ReadPhrase => {
  const groups = groupsOf(text)
  const wrong = groups.findIndex((group) => !isPhraseGroup(group))
  if (wrong >= phraseGroupCount || groups.length > phraseGroupCount) return { ok: false, group: null }
  if (wrong !== -1) return { ok: false, group: wrong + 1 }
  if (groups.length < phraseGroupCount) return { ok: false, group: groups.length === 0 ? null : groups.length + 1 }
  const secret = new Uint8Array(phraseSecretBytes)
  groups.forEach((group, index) => {
    const word = Number(group) / factor
    secret[index * 2] = word >> 8
    secret[index * 2 + 1] = word & 0xff
  })
  return { ok: true, secret }
}
