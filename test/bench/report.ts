import { writeSync } from 'node:fs'
import { loadavg } from 'node:os'
import { median, type Pair, pairedRatio, quantile } from './statistics.ts'

/** What a bench found out about one thing. `ours` and `floor` are in `unit`; `ratio` is what `must` judges. */
export type Finding = {
  readonly bench: string
  readonly metric: string
  readonly unit: string
  readonly ours: number
  readonly floor: number
  readonly ratio: number
  readonly must: number
  readonly target: number
  /** Rounds measured. */
  readonly n: number
  readonly oursMin: number
  readonly oursP99: number
  /** Something besides the ratio was wrong: why, in words. */
  readonly flaw?: string
}

export type BenchOptions = {
  /** Measures the negative control instead: it must miss. */
  readonly control: boolean
  /** One JSON object a line instead of a table. */
  readonly json: boolean
}

export const readOptions = (args: readonly string[]): BenchOptions => ({
  control: args.includes('--control'),
  json: args.includes('--json'),
})

type Judged = Pick<Finding, 'bench' | 'metric' | 'unit' | 'must' | 'target'>

/** A finding of paired rounds: medians for the eye, the median of the rounds' ratios for the verdict. */
export const findingOf = (judged: Judged, pairs: readonly Pair[], flaw?: string): Finding => {
  const ours = pairs.map((pair) => pair.ours)
  return {
    ...judged,
    ours: median(ours),
    floor: median(pairs.map((pair) => pair.floor)),
    ratio: pairedRatio(pairs),
    n: pairs.length,
    oursMin: Math.min(...ours),
    oursP99: quantile(ours, 0.99),
    ...(flaw === undefined ? {} : { flaw }),
  }
}

/** Whether a finding keeps its promise. A ratio that is no number does not. */
export const isKept = (finding: Finding): boolean => finding.flaw === undefined && finding.ratio <= finding.must

/**
 * The exit code: 0 when every must is kept. With `control` the other way round: 0 when every one was missed, as a
 * bench that can't miss proves nothing.
 */
export const exitCodeOf = (findings: readonly Finding[], control: boolean): 0 | 1 =>
  findings.length > 0 && findings.every((finding) => isKept(finding) !== control) ? 0 : 1

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3)

const verdictOf = (finding: Finding, control: boolean): string => {
  const kept = isKept(finding)
  if (control) return kept ? 'CONTROL NOT CAUGHT' : 'missed, as it must'
  return kept ? (finding.ratio <= finding.target ? 'ok, on target' : 'ok') : 'MISSED'
}

/** One line of the table. */
export const tableLine = (finding: Finding, control: boolean): string => {
  const { bench, metric, unit, ours, floor, ratio, must, target, n, flaw } = finding
  const name = `${bench}${control ? ' (control)' : ''}: ${metric}`
  const values = `ours ${rounded(ours)} ${unit}  floor ${rounded(floor)} ${unit}`.padEnd(42)
  const limits = `ratio ${ratio.toFixed(2)}  must ≤ ${must}  target ≤ ${target}  n ${n}`
  return `${name.padEnd(52)} ${values} ${limits}  ${verdictOf(finding, control)}${flaw === undefined ? '' : ` (${flaw})`}`
}

/** Prints the findings and ends the process with the verdict. */
export function finish(findings: readonly Finding[], { control, json }: BenchOptions): never {
  for (const finding of findings) {
    const line = json
      ? JSON.stringify({ ...finding, control, ok: isKept(finding), load: loadavg()[0] })
      : tableLine(finding, control)
    writeSync(1, `${line}\n`)
  }
  process.exit(exitCodeOf(findings, control))
}
