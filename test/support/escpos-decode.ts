// A reader of ESC/POS bytes that shares no code with the desk: what a printer would put on paper, as text.

/** CP866 by code page chart: 0x80–0xAF, 0xB0–0xDF, 0xE0–0xFF. */
const CP866_HIGH = Array.from({ length: 128 }, (_, index) => cp866Character(index + 0x80))

function cp866Character(byte: number): string {
  if (byte < 0xb0) return String.fromCharCode(0x410 + byte - 0x80) // А…п
  if (byte >= 0xe0 && byte < 0xf0) return String.fromCharCode(0x440 + byte - 0xe0) // р…я
  const boxes = [
    0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255d, 0x255c,
    0x255b, 0x2510, 0x2514, 0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0x255e, 0x255f, 0x255a, 0x2554, 0x2569, 0x2566,
    0x2560, 0x2550, 0x256c, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256b, 0x256a, 0x2518,
    0x250c, 0x2588, 0x2584, 0x258c, 0x2590, 0x2580,
  ]
  if (byte < 0xe0) return String.fromCharCode(boxes[byte - 0xb0] ?? 0xfffd)
  const tail = [
    0x401, 0x451, 0x404, 0x454, 0x407, 0x457, 0x40e, 0x45e, 0xb0, 0x2219, 0xb7, 0x221a, 0x2116, 0xa4, 0x25a0, 0xa0,
  ]
  return String.fromCharCode(tail[byte - 0xf0] ?? 0xfffd)
}

export type EscPosCommand =
  | { kind: 'text'; byte: number; length: 1 }
  | { kind: 'command'; name: string; parameters: Uint8Array; length: number }

/** Parameters that follow the fixed-length commands. */
const FIXED: Record<string, number> = {
  'ESC @': 0,
  'ESC E': 1,
  'ESC a': 1,
  'ESC d': 1,
  'ESC t': 1,
  'ESC R': 1,
  'ESC M': 1,
  'ESC p': 3,
  'ESC -': 1,
  'FS .': 0,
  'GS !': 1,
  'GS r': 1,
  'GS a': 1,
  'GS I': 1,
  'GS B': 1,
}
const PREFIXES: Record<number, string> = { 0x1b: 'ESC', 0x1c: 'FS', 0x1d: 'GS', 0x10: 'DLE' }

/** The command that starts at `offset`, or null when the bytes end before it does. */
export function nextCommand(bytes: Uint8Array, offset: number): EscPosCommand | null {
  const first = bytes[offset]
  if (first === undefined) return null
  const prefix = PREFIXES[first]
  if (prefix === undefined) return { kind: 'text', byte: first, length: 1 }
  const second = bytes[offset + 1]
  if (second === undefined) return null
  const name = `${prefix} ${String.fromCharCode(second)}`
  const size = parameterSize(name, bytes, offset + 2)
  if (size === null || offset + 2 + size > bytes.length) return null
  return { kind: 'command', name, parameters: bytes.subarray(offset + 2, offset + 2 + size), length: 2 + size }
}

function parameterSize(name: string, bytes: Uint8Array, at: number): number | null {
  if (name === 'DLE \u0004' || name === 'DLE \u0005') return 1
  if (name === 'GS V') {
    const mode = bytes[at]
    return mode === undefined ? null : mode >= 65 ? 2 : 1
  }
  if (name === 'GS (') {
    const [low, high] = [bytes[at + 1], bytes[at + 2]]
    return low === undefined || high === undefined ? null : 3 + low + high * 256
  }
  const fixed = FIXED[name]
  if (fixed === undefined) throw new Error(`the decoder does not know ${JSON.stringify(name)}`)
  return fixed
}

export type DecodedLine = { text: string; bold: boolean; double: boolean }

export type DecodedPaper = {
  /** Lines as printed, without trailing spaces; fed lines are ''. */
  lines: string[]
  styled: DecodedLine[]
  qr: string[]
  /** After which line (index into `lines`) each QR code stands, and where across the paper. */
  qrPlaces: { afterLine: number; align: number }[]
  cuts: number
  pulses: number
  /** The number of every code page switch, in order. */
  codePages: number[]
  /** Text after the last line feed: a printer keeps it in its buffer and prints nothing of it. */
  unprinted: string
}

/** What the printer puts on paper for these bytes. Throws for a command it does not know: a printer would print it. */
export function decodeEscPos(bytes: Uint8Array): DecodedPaper {
  const paper: DecodedPaper = {
    lines: [],
    styled: [],
    qr: [],
    qrPlaces: [],
    cuts: 0,
    pulses: 0,
    codePages: [],
    unprinted: '',
  }
  const style = { bold: false, double: false, align: 0 }
  let stored = new Uint8Array()
  const lineEnds = () => {
    const text = paper.unprinted.replace(/ +$/, '')
    paper.lines.push(text)
    paper.styled.push({ text, bold: style.bold, double: style.double })
    paper.unprinted = ''
  }
  for (let offset = 0; offset < bytes.length; ) {
    const command = nextCommand(bytes, offset)
    if (command === null) break
    offset += command.length
    if (command.kind === 'text') {
      if (command.byte === 0x0a) lineEnds()
      else if (command.byte !== 0x0d) paper.unprinted += character(command.byte)
      continue
    }
    const [value = 0] = command.parameters
    switch (command.name) {
      case 'ESC @':
        Object.assign(style, { bold: false, double: false, align: 0 })
        break
      case 'ESC E':
        style.bold = (value & 1) === 1
        break
      case 'GS !':
        style.double = value === 0x11
        break
      case 'ESC a':
        style.align = value
        break
      case 'ESC t':
        paper.codePages.push(value)
        break
      case 'ESC d':
        for (let line = 0; line < value; line++) lineEnds()
        break
      case 'GS V':
        paper.cuts += 1
        break
      case 'ESC p':
        paper.pulses += 1
        break
      case 'GS (':
        if (command.parameters[4] === 0x50) stored = command.parameters.slice(6)
        if (command.parameters[4] === 0x51) {
          paper.qr.push(new TextDecoder('utf-8').decode(stored))
          paper.qrPlaces.push({ afterLine: paper.lines.length - 1, align: style.align })
        }
    }
  }
  return paper
}

function character(byte: number): string {
  if (byte >= 0x80) return CP866_HIGH[byte - 0x80] ?? '\uFFFD'
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `<${byte.toString(16).padStart(2, '0')}>`
}
