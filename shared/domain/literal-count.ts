/**
 * How many characters of a match the source of a regular expression fixes: its literals, without classes, groups and
 * quantifiers. What tells which of two patterns that fit is the more specific one (domain.md §1.6).
 */
export function literalCount(source: string): number {
  return source
    .replace(/\[(?:\\.|[^\]\\])*\]/g, '')
    .replace(/\(\?(?:<[A-Za-z_$][\w$]*>|<?[=!]|:)/g, '')
    .replace(/\{\d+(?:,\d*)?\}/g, '')
    .replace(/\\[dDwWsSbB]/g, '')
    .replace(/\\./g, '~')
    .replace(/[()|?*+^$.]/g, '').length
}
