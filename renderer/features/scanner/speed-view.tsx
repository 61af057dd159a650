import {
  proposeThresholds,
  type ScanSpeed,
  scansToLearn,
  type ScanThresholds,
  usualThresholds,
} from '../../../shared/domain/scan-thresholds.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useScanCheck } from '../../keys/scan-check.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ScannerForm } from './scanner-form.ts'
import { scannerTexts } from './texts.ts'

const areSame = (a: ScanThresholds, b: ScanThresholds): boolean =>
  a.averageGapMs === b.averageGapMs && a.runPauseMs === b.runPauseMs && a.settleMs === b.settleMs

type Props = { form: ScannerForm; onChange: (form: ScannerForm) => void }

/** By what a scan is told from typing now, and what the scans of this scanner propose. */
export function SpeedView({ form, onChange }: Props) {
  const text = useTexts(scannerTexts)
  const typed = useScanCheck((state) => state.scans).filter((scan) => scan.way === 'keys')
  const speeds = typed.flatMap(({ speed }): ScanSpeed[] => (speed === null ? [] : [speed]))
  const proposal = proposeThresholds(speeds)
  const found = typed[0]?.prefix ?? ''
  const prefix = typed.length >= scansToLearn && typed.every((scan) => scan.prefix === found) ? found : ''
  const { thresholds } = form
  const isNews = proposal.ok && (!areSame(proposal.thresholds, thresholds) || (prefix !== '' && prefix !== form.prefix))
  const accept = (): void => {
    if (proposal.ok && isNews)
      onChange({ ...form, thresholds: proposal.thresholds, prefix: prefix === '' ? form.prefix : prefix })
  }
  useShortcuts(isNews ? [{ hotkey: 'Insert', keys: 'Ins', label: text.accept, run: accept }] : [])
  return (
    <section className="stack tight" aria-labelledby="speed-head">
      <h2 id="speed-head">{text.learning}</h2>
      <p className="second">{text.now(thresholds.averageGapMs, thresholds.runPauseMs, thresholds.settleMs)}</p>
      {!proposal.ok && proposal.reason === 'too_few' && (
        <p className="second">{text.learnMore(speeds.length, scansToLearn)}</p>
      )}
      {!proposal.ok && proposal.reason === 'too_slow' && (
        <Notice look="ask" title={text.tooSlow}>
          <p>{text.tooSlowTodo}</p>
        </Notice>
      )}
      {proposal.ok && !isNews && <p role="status">{text.accepted}</p>}
      {proposal.ok && isNews && (
        <>
          <p role="status">
            {text.proposed(
              proposal.thresholds.averageGapMs,
              proposal.thresholds.runPauseMs,
              proposal.thresholds.settleMs,
            )}{' '}
            {prefix !== '' && prefix !== form.prefix && text.proposedPrefix(prefix)}
          </p>
          <div className="row">
            <ActionButton keys="Ins" onClick={accept}>
              {text.accept}
            </ActionButton>
          </div>
        </>
      )}
      {!areSame(thresholds, usualThresholds) && (
        <div className="row">
          <ActionButton onClick={() => onChange({ ...form, thresholds: usualThresholds })}>{text.usual}</ActionButton>
        </div>
      )}
    </section>
  )
}
