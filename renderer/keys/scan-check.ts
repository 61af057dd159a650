import { create } from 'zustand'
import { isTerminator, type Scan, type ScanKey } from '../../shared/domain/scan-burst.ts'
import {
  aimOf,
  commonPrefix,
  maskScan,
  type ScanFrame,
  type ScanKind,
  scanKind,
  withoutFrame,
} from '../../shared/domain/scan-text.ts'
import { decodeByContent } from '../../shared/domain/text-repair.ts'
import type { ScanSpeed } from '../../shared/domain/scan-thresholds.ts'
import type { PressedKey } from './scan-router.ts'
import { type KeyLayout, keyLayoutOf } from './key-layout.ts'

/** What is told of a scan on «Проверка сканера». Nothing personal is in it: the code is masked before it is kept. */
export type CheckedScan = {
  id: number
  way: 'keys' | 'port'
  kind: ScanKind
  /** Masked; with its prefix and suffix. */
  shown: string
  characters: number
  aim: string | null
  /** What stood in front of a known head. */
  prefix: string
  /** Null of a port: its bytes come in blocks. */
  speed: ScanSpeed | null
  /** `Enter`, `LF`, `Tab`, `CR LF`; '' where silence ended it. */
  terminators: readonly string[]
  layout: KeyLayout | null
  /** Of a port's bytes; null of plain ASCII, and of keys. */
  encoding: string | null
}

type ScanCheck = {
  /** The screen that shows them is open: nothing is paid or opened by a scan. */
  isOn: boolean
  /** The newest first. */
  scans: readonly CheckedScan[]
  listen: (isOn: boolean) => void
  came: (scan: Omit<CheckedScan, 'id'>) => void
  terminated: (name: string) => void
}

const shownScans = 10

export const useScanCheck = create<ScanCheck>((set) => ({
  isOn: false,
  scans: [],
  listen: (isOn) => set({ isOn, scans: [] }),
  came: (scan) =>
    set(({ scans }) => ({ scans: [{ ...scan, id: (scans[0]?.id ?? 0) + 1 }, ...scans].slice(0, shownScans) })),
  terminated: (name) =>
    set(({ scans: [last, ...earlier] }) =>
      last === undefined ? {} : { scans: [{ ...last, terminators: [...last.terminators, name] }, ...earlier] },
    ),
}))

const controlNames: Readonly<Record<string, string>> = { KeyJ: 'LF', KeyM: 'CR', KeyI: 'Tab' }

export const terminatorName = (key: ScanKey): string =>
  key.ctrl === true ? (controlNames[key.code] ?? key.code) : key.code.replace('Numpad', '')

const toldOf = (text: string, frame: ScanFrame) => {
  const prefix = commonPrefix([text])
  // A prefix that is not set yet is seen here first.
  const code = withoutFrame(text, frame.prefix === '' ? { ...frame, prefix } : frame)
  const kind = scanKind(code)
  return {
    ...{ kind, prefix, aim: aimOf(text, frame), characters: text.length },
    shown: kind === 'mrz' || kind === 'bill' ? maskScan(code, kind) : text,
  }
}

/** A burst of keys as it is told of. */
export function checkedKeys(scan: Scan, pressed: readonly PressedKey[], frame: ScanFrame): Omit<CheckedScan, 'id'> {
  const typed = scan.keys.filter((key) => !isTerminator(key))
  const gaps = typed.flatMap((key, index) => (index === 0 ? [] : [key.atMs - (typed[index - 1]?.atMs ?? key.atMs)]))
  const averageGapMs = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length)
  return {
    ...toldOf(scan.scan, frame),
    way: 'keys',
    speed: { characters: typed.length, averageGapMs, longestGapMs: Math.max(0, ...gaps) },
    terminators: trailing(scan.keys).map(terminatorName),
    layout: keyLayoutOf(pressed),
    encoding: null,
  }
}

/** The terminators at the end; those between two lines are of the code. */
function trailing(keys: readonly ScanKey[]): readonly ScanKey[] {
  let from = keys.length
  while (from > 0 && isTerminator(keys[from - 1] as ScanKey)) from--
  return keys.slice(from)
}

/** The bytes of a port, each as one character (Latin-1). */
export function checkedBytes(latin1: string, terminator: string, frame: ScanFrame): Omit<CheckedScan, 'id'> {
  const bytes = Uint8Array.from(latin1, (character) => character.charCodeAt(0))
  const { text, encoding } = decodeByContent(bytes, null)
  return {
    ...toldOf(text, frame),
    way: 'port',
    speed: null,
    terminators: terminator === '' ? [] : terminator.split(' '),
    layout: null,
    encoding,
  }
}
