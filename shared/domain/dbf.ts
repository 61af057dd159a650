/**
 * dBase III tables (domain.md §4.8 (f)), also as FoxPro writes them. An own reader: what the registries have gives
 * numbers as floats (a debt is money) and objects instead of the places of records, and the format is a page long.
 */

export type DbfField = {
  readonly name: string
  readonly type: string
  readonly offset: number
  readonly length: number
}

export type DbfHead = {
  readonly records: number
  readonly headerBytes: number
  readonly recordBytes: number
  readonly fields: readonly DbfField[]
  /** By the language byte; null where it says nothing. */
  readonly encoding: 'ibm866' | 'windows-1251' | null
}

/** dBase III, the same with memo, FoxPro, FoxPro with memo. */
const versions = [0x03, 0x83, 0x30, 0x31, 0xf5]
const fieldBytes = 32
const headEnds = 0x0d
const languages: Readonly<Record<number, 'ibm866' | 'windows-1251'>> = {
  0x26: 'ibm866',
  0x65: 'ibm866',
  0xc9: 'windows-1251',
}

const nameOf = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0)
  return String.fromCharCode(...bytes.subarray(0, end < 0 ? bytes.length : end)).trim()
}

const isField = ({ name, type, length }: DbfField): boolean =>
  /^[A-Za-z_\u0080-\u00ff][\w\u0080-\u00ff]*$/.test(name) && 'CNFDLMIBYTGVP'.includes(type) && length > 0

/** The head of a table; null when the bytes are no table. `file`: at least its first 64 KB, or all of it. */
export const readDbfHead = (file: Uint8Array): DbfHead | null => {
  if (file.length <= fieldBytes || !versions.includes(file[0] as number)) return null
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const [records, headerBytes, recordBytes] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ]
  const fields: DbfField[] = []
  let offset = 1 // the first byte of a record says whether it was deleted
  for (let at = fieldBytes; file[at] !== headEnds; at += fieldBytes) {
    if (at + fieldBytes > Math.min(headerBytes, file.length)) return null
    const field = { name: nameOf(file.subarray(at, at + 11)), type: String.fromCharCode(file[at + 11] as number) }
    const length = file[at + 16] as number
    fields.push({ ...field, offset, length })
    offset += length
  }
  // A text that begins with a nought looks like FoxPro's first byte: fields must fill a record, and be called something.
  const isTable = fields.length > 0 && offset === recordBytes && fields.every(isField)
  if (!isTable || headerBytes <= fieldBytes * (fields.length + 1)) return null
  return { records, headerBytes, recordBytes, fields, encoding: languages[file[29] as number] ?? null }
}

const deleted = 0x2a

/** The cells of one record, a raw text, in the order of the fields; null for a deleted one. */
export const cutRecord = (record: string, fields: readonly DbfField[]): string[] | null =>
  record.charCodeAt(0) === deleted
    ? null
    : fields.map(({ offset, length }) => record.slice(offset, offset + length).trim())
