// A dBase III table made by the test.
import iconv from 'iconv-lite'

export type FieldOfTest = { name: string; type: 'C' | 'N' | 'D'; length: number; decimals?: number }

/** `language`: the byte that names the encoding; 0x65 is CP866. `deleted`: rows that are marked so. */
export const dbfFile = (
  fields: readonly FieldOfTest[],
  rows: readonly (readonly string[])[],
  { encoding = 'cp866', language = 0x65, deleted = [] as readonly number[] } = {},
): Buffer => {
  const headerBytes = 32 + fields.length * 32 + 1
  const recordBytes = 1 + fields.reduce((sum, { length }) => sum + length, 0)
  const head = Buffer.alloc(headerBytes)
  head[0] = 0x03
  head.writeUInt32LE(rows.length, 4)
  head.writeUInt16LE(headerBytes, 8)
  head.writeUInt16LE(recordBytes, 10)
  head[29] = language
  fields.forEach(({ name, type, length, decimals = 0 }, index) => {
    const at = 32 + index * 32
    head.write(name, at, 'latin1')
    head.write(type, at + 11, 'latin1')
    head[at + 16] = length
    head[at + 17] = decimals
  })
  head[headerBytes - 1] = 0x0d
  const records = rows.map((row, index) => {
    const record = Buffer.alloc(recordBytes, 0x20)
    if (deleted.includes(index)) record[0] = 0x2a
    let at = 1
    fields.forEach(({ type, length }, column) => {
      const bytes = iconv.encode(row[column] ?? '', encoding).subarray(0, length)
      bytes.copy(record, type === 'N' ? at + length - bytes.length : at)
      at += length
    })
    return record
  })
  return Buffer.concat([head, ...records, Buffer.from([0x1a])])
}
