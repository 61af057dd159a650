/** What usually stands for characters that old encodings lack. */
export const usualCharacters: Readonly<Record<string, string>> = {
  '₽': 'руб.',
  '«': '"',
  '»': '"',
  '„': '"',
  '“': '"',
  '”': '"',
  '’': "'",
  '—': '-',
  '–': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
}
