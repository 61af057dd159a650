/** A piece of what came in: as it reads, or the name of a sign that can't be seen. */
export type SignPiece = { text: string; isName: boolean }

const names: Readonly<Record<string, string>> = {
  '\t': 'Tab',
  '\n': 'LF',
  '\r': 'CR',
  ' ': '␣',
  '\u0002': 'STX',
  '\u0003': 'ETX',
  '\u0004': 'EOT',
  '\u001c': 'FS',
  '\u001d': 'GS',
  '\u001e': 'RS',
  '\u001f': 'US',
  '\u00a0': 'NBSP',
  '\ufeff': 'BOM',
  '\ufffd': '?',
}

const hidden = /[\p{Cc}\p{Cf}\u00a0\ufffd ]/u

/** Splits a text at the signs that nobody sees, and names them. */
export function namedSigns(text: string): SignPiece[] {
  const pieces: SignPiece[] = []
  for (const sign of text) {
    const last = pieces.at(-1)
    if (hidden.test(sign)) {
      const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')
      pieces.push({ text: names[sign] ?? code, isName: true })
    } else if (last === undefined || last.isName) pieces.push({ text: sign, isName: false })
    else last.text += sign
  }
  return pieces
}
