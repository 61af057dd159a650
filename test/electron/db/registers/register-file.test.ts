import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { buildRegister, type RegisterTask } from '../../../../electron/db/registers/build-register.ts'
import { loadRegister } from '../../../../electron/db/registers/load-register.ts'
import { collectPlaces, commonRests, hashAccount, offsetsAt, restOf } from '../../../../electron/db/registers/places.ts'
import { openRegister, verifyRegister } from '../../../../electron/db/registers/register-file.ts'
import type { RegisterLayout } from '../../../../shared/contract/registers.ts'
import { readyLayouts } from '../../../../shared/domain/register-layouts.ts'
import { dbfFile } from '../../../support/dbf.ts'
import { temporaryFolder } from '../../../support/desk.ts'
import { plainLayout, sourceFile } from '../../../support/registers.ts'
import { mountSmallDisk } from '../../../support/small-disk.ts'

const account = { pattern: '[0-9-]{1,20}', example: '' }

const taskOf = (content: string | Uint8Array, layout: RegisterLayout = plainLayout()): RegisterTask => ({
  ...{ source: sourceFile(content), target: join(temporaryFolder(), 'water-1.db') },
  ...{ layout, account, former: null },
})

const build = (content: string | Uint8Array, layout?: RegisterLayout) => {
  const task = taskOf(content, layout)
  return { task, built: buildRegister(task, () => undefined) }
}

const failureOf = (task: RegisterTask, after = Number.POSITIVE_INFINITY): string | null => {
  let steps = 0
  return loadRegister({ kind: 'register', ...task }, () => ++steps <= after).failure
}

const line = (no: string, debt = 100, payer = 'Иванов Иван'): string => `${no};${payer};ул. Труда, д. 5, кв. 7;${debt}`
const manyLines = (count: number): string =>
  Array.from({ length: count }, (_, row) => line(String((row * 7_368_787) % 10_000_000), row)).join('\r\n')

describe('a register’s file', () => {
  test('finds every account with its own row, and no other', () => {
    const accounts = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom(...'0123456789-'), minLength: 1, maxLength: 12 }),
      {
        minLength: 1,
        maxLength: 400,
      },
    )
    const encodings = fc.constantFrom('utf-8', 'windows-1251', 'koi8-r', 'ibm866')
    fc.assert(
      fc.property(accounts, fc.constantFrom('\n', '\r\n'), encodings, fc.boolean(), (of, end, encoding, ended) => {
        const text = of.map((no, row) => line(no, row, `Щукина ${row}`)).join(end) + (ended ? end : '')
        const bytes = iconv.encode(text, encoding === 'ibm866' ? 'cp866' : encoding)
        const { task, built } = build(bytes, plainLayout({ encoding: encoding as 'utf-8' }))
        const debtKopecks = (of.length * (of.length - 1)) / 2
        expect(built).toMatchObject({ accounts: of.length, rows: of.length, badRows: 0, duplicates: 0, debtKopecks })
        const register = openRegister(task.target)
        of.forEach((no, row) =>
          expect(register.find(no)).toMatchObject({ account: no, payer: `Щукина ${row}`, debtKopecks: row }),
        )
        const known = new Set(of)
        for (const no of of) if (!known.has(`${no}1`)) expect(register.find(`${no}1`)).toBeUndefined()
        register.close()
      }),
      { numRuns: 30 },
    )
  })

  test('is one closed file that only its owner reads', () => {
    const { task } = build(manyLines(5000))
    expect(readdirSync(dirname(task.target))).toEqual(['water-1.db'])
    expect(statSync(task.target).mode & 0o777).toBe(0o600)
    expect(readFileSync(task.target)[18]).toBe(1) // no WAL
  })

  test('of many pieces gives each row whole, the first, the last and those at the seams', () => {
    const { task, built } = build(manyLines(20_000))
    expect(built).toMatchObject({ accounts: 20_000, badRows: 0 })
    const register = openRegister(task.target)
    for (let row = 0; row < 20_000; row += row < 300 ? 1 : 97)
      expect(register.find(String((row * 7_368_787) % 10_000_000))?.debtKopecks, String(row)).toBe(row)
    register.close()
  })

  test('counts an account that is told twice once, and two truths about it as one', () => {
    const { task, built } = build(
      [
        'Л/с;ФИО;Адрес;Долг',
        line('1', 100),
        line('2', 200),
        line('1', 100),
        line('2', 250),
        line('3', -5),
        '',
        line('x', 1),
        '=итог',
      ].join('\n'),
      plainLayout({ headerLines: 1, footerMark: '=' }),
    )
    expect(built).toMatchObject({
      ...{ rows: 6, accounts: 3, debtKopecks: 300, duplicates: 1, overpaid: 1, badRows: 2 },
      examples: [
        { line: 5, problem: 'account_twice', shape: '9;xxxxxx xxxx;xx. xxxxx,…' },
        { line: 8, problem: 'account_wrong' },
      ],
    })
    const register = openRegister(task.target)
    expect(register.find('2')).toMatchObject({ debtKopecks: 200 })
    expect(register.find('3')).toMatchObject({ debtKopecks: 0, overpaid: true })
    expect(register.badRows(-1, 9)).toMatchObject([
      { line: 5, problem: 'account_twice', text: line('2', 250) },
      { line: 8, problem: 'account_wrong', text: line('x', 1) },
    ])
    const [first] = register.badRows(-1, 1)
    expect(register.badRows(first?.start ?? 0, 9)).toHaveLength(1)
    register.close()
  })

  test('gathers the meters of an account from all its rows', () => {
    const layout = plainLayout({ columns: ['account', 'debt', 'meterSerial', 'meterReading'] })
    const { task, built } = build(
      ['1;100;A;5', '2;0;X;1', '1;100;B;6', '1;0;C;7', '1;100;B;6', '1;100;A;9'].join('\n'),
      layout,
    )
    expect(built).toMatchObject({ accounts: 2, meters: 4, debtKopecks: 100, duplicates: 1, badRows: 1 })
    expect(built.examples).toMatchObject([{ line: 6, problem: 'meter_twice' }])
    const register = openRegister(task.target)
    expect(register.find('1')).toMatchObject({
      debtKopecks: 100,
      meters: ['A', 'B', 'C'].map((serial) => ({ serial })),
    })
    register.close()
  })

  test('is made of a DBF table as of a text', () => {
    const fields = (['LS', 'FIO', 'ADR', 'SUMMA'] as const).map((name) => ({ name, type: 'C' as const, length: 20 }))
    const rows = Array.from({ length: 3000 }, (_, row) => [String(row), `ЩУКИНА ${row}`, 'УЛ.ТРУДА', `${row},05`])
    const table = readyLayouts.find(({ id }) => id === 'dbf')?.layout as RegisterLayout
    const { task, built } = build(dbfFile(fields, rows, { deleted: [7] }), table)
    expect(built).toMatchObject({ rows: 2999, accounts: 2999, badRows: 0 })
    const register = openRegister(task.target)
    expect(register.find('2999')).toMatchObject({ payer: 'ЩУКИНА 2999', address: 'УЛ.ТРУДА', debtKopecks: 299_905 })
    expect(register.find('7')).toBeUndefined()
    register.close()
  })

  test('is compared with the one in force: who came and who left', () => {
    const { task: former } = build(['1', '2', '3', '4'].map((no) => line(no)).join('\n'))
    const next = { ...taskOf(['3', '4', '5'].map((no) => line(no)).join('\n')), former: former.target }
    expect(buildRegister(next, () => undefined).compared).toEqual({ newAccounts: 1, goneAccounts: 2 })
    const gone = { ...taskOf(line('1')), former: join(dirname(former.target), 'none.db') }
    expect(buildRegister(gone, () => undefined).compared).toBeNull()
    writeFileSync(former.target, 'not a database at all, though as long as the head of one')
    expect(buildRegister({ ...taskOf(line('1')), former: former.target }, () => undefined).compared).toBeNull()
  })

  test('that was damaged after it was written is found out', () => {
    const { task, built } = build(manyLines(2000))
    const written = { crc: 0, entriesCrc: 0, bytes: built.bytes }
    expect(() => verifyRegister(task.target, written, () => undefined)).toThrow('does not hold what was read')
    const bytes = readFileSync(task.target)
    bytes.fill(0, 4096, 20_000)
    writeFileSync(task.target, bytes)
    expect(() => {
      const register = openRegister(task.target)
      for (let row = 0; row < 2000; row += 1) register.find(String((row * 7_368_787) % 10_000_000))
    }).toThrow()
  })
})

describe('an import', () => {
  test('leaves nothing when it is called off, at any moment', () => {
    const content = manyLines(30_000)
    for (const after of [0, 1, 5, 9, 2000, 4109]) {
      const task = taskOf(content)
      expect(failureOf(task, after), String(after)).toBe('cancelled')
      expect(readdirSync(dirname(task.target))).toEqual([])
    }
  }, 30_000)

  test('is heard of after every few thousand rows', () => {
    let heardOf = 0
    let mostAtOnce = 0
    const stages = new Set<string>()
    buildRegister(taskOf(manyLines(100_000)), (stage, done) => {
      stages.add(stage)
      if (stage !== 'reading') return
      mostAtOnce = Math.max(mostAtOnce, done - heardOf)
      heardOf = done
    })
    expect([...stages]).toEqual(['reading', 'writing', 'verifying'])
    expect(mostAtOnce).toBeLessThanOrEqual(256 * 1024) // some 3 ms on a machine that nobody shares
  })

  test('makes no register of what is none', () => {
    const layout = plainLayout()
    const oneAccount = [1, 2, 3].map((debt) => line('1', debt)).join('\n')
    for (const content of [
      oneAccount,
      '',
      'a\nb\nc',
      line('x'),
      `${line('1')}\n${line('x')}\n${line('y')}`,
      'x'.repeat(3_000_000),
    ]) {
      const task = taskOf(content, layout)
      expect(failureOf(task), content.slice(0, 20)).toBe('not_a_register')
      expect(existsSync(task.target)).toBe(false)
    }
    expect(failureOf(taskOf(line('1'), readyLayouts[3].layout as unknown as RegisterLayout))).toBe('not_a_register')
  })

  test('says that the file is gone, or the folder closed', () => {
    const task = taskOf(line('1'))
    expect(failureOf({ ...task, target: join(dirname(task.target), 'no', 'such.db') })).toBe('folder_read_only')
    rmSync(task.source)
    expect(failureOf(task)).toBe('file_gone')
  })

  test('says that the disk is full, and leaves nothing on it', (context) => {
    const disk = mountSmallDisk(66)
    if ('reason' in disk) return context.skip(disk.reason)
    try {
      const task = { ...taskOf(manyLines(30_000)), target: join(disk.folder, 'water-1.db') }
      expect(failureOf(task)).toBe('disk_full')
      expect(readdirSync(disk.folder)).toEqual([])
    } finally {
      disk.remove()
    }
  }, 30_000)
})

describe('places', () => {
  test('tell accounts apart, also those that differ in one digit', () => {
    const hashes = new Set(Array.from({ length: 100_000 }, (_, no) => hashAccount(`314${String(no).padStart(7, '0')}`)))
    expect(hashes.size).toBe(100_000)
  })

  test('of equal hashes are all found, in the file’s order', () => {
    const places = collectPlaces()
    for (const [no, offset] of [
      ['7', 30],
      ['8', 20],
      ['7', 10],
      ['7', 40],
    ] as const)
      places.add(no, offset)
    const found: number[][] = []
    places.eachBucket((_, entries) => found.push(offsetsAt(entries, restOf(hashAccount('7')))))
    expect(found.flat()).toEqual([10, 30, 40])
  })

  test('in common are counted once each', () => {
    const entries = (...rests: number[]): Uint32Array => Uint32Array.from(rests.flatMap((rest) => [0, rest]))
    expect(commonRests(entries(1, 2, 2, 5), entries(2, 2, 3, 5, 9))).toBe(2)
    expect(commonRests(entries(), entries(1))).toBe(0)
  })
})
