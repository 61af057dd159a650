// A keyboard, a page that gets what is not swallowed, and the scans: for tests of the burst's reducer.
import {
  idleScanBurst,
  reduceScanKey,
  type Scan,
  type ScanBurstLimits,
  type ScanBurstState,
  type ScanKey,
  scanBurstLimits,
  settleScanBurst,
} from '../../shared/domain/scan-burst.ts'

/** What is not said is as it usually is. */
export type Press = Partial<ScanKey> & { code: string }

const shifted: Record<string, string> = {
  '<': 'Comma',
  '|': 'Backslash',
  '"': 'Quote',
  ':': 'Semicolon',
  '+': 'Equal',
  '~': 'Backquote',
}
const plain: Record<string, string> = { '=': 'Equal', '.': 'Period', '-': 'Minus', ' ': 'Space', '/': 'Slash' }

function press(character: string): Press {
  if (/[a-z]/i.test(character)) return { code: `Key${character.toUpperCase()}`, shift: /[A-Z]/.test(character) }
  if (/\d/.test(character)) return { code: `Digit${character}` }
  if (character === '\n') return { code: 'Enter' }
  if (character === '\t') return { code: 'Tab' }
  const code = shifted[character] ?? plain[character]
  if (code === undefined) throw new Error(`no key for ${character}`)
  return { code, shift: character in shifted }
}

export class BurstDesk {
  state: ScanBurstState = idleScanBurst
  atMs = 1000
  limits: ScanBurstLimits

  constructor(limits: ScanBurstLimits = scanBurstLimits) {
    this.limits = limits
  }

  page: string[] = []
  scans: Scan[] = []
  runs = 0
  undone = 0

  key(key: Press, gapMs: number): this {
    this.atMs += gapMs
    const step = reduceScanKey(this.state, { shift: false, repeat: false, atMs: this.atMs, ...key }, this.limits)
    this.state = step.state
    if (step.earlierScan) this.scans.push(step.earlierScan)
    if (step.startsRun) this.runs++
    if (step.undoesLeak) this.undone++
    if (!step.swallow) this.page.push(key.code)
    if (typeof step.outcome === 'object') this.scans.push(step.outcome)
    return this
  }

  type(text: string, gapMs: number): this {
    for (const character of text) {
      const key = press(character)
      if (key.shift) this.key({ code: 'ShiftLeft', shift: true }, 0)
      this.key(key, gapMs)
    }
    return this
  }

  silence(durationMs: number): this {
    this.atMs += durationMs
    const settled = settleScanBurst(this.state, this.atMs, this.limits)
    if (settled) {
      this.state = settled.state
      this.scans.push(settled.scan)
    }
    return this
  }

  get texts(): string[] {
    return this.scans.map((scan) => scan.scan)
  }
}
