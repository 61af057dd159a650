import { getQueue, type PrintJobView } from '../../shared/contract/printing.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { printTexts } from '../i18n/print-texts.ts'
import { OutcomeLine, type OutcomeLook } from './outcome-line.tsx'
import { PrintQuestion } from './print-question.tsx'
import { useSentences } from './sentences-context.ts'
import { useMay } from './session-context.ts'

/** What is known about a paper now, in words. `printerReason` is why the printer stands still, when it does. */
export function usePrintWords(): (
  job: Pick<PrintJobView, 'state' | 'reason' | 'answered'>,
  printerReason: PrintJobView['reason'],
) => string {
  const text = useTexts(printTexts)
  const { byCode } = useSentences()
  return ({ state, reason, answered }, printerReason) => {
    if (state === 'not_printed' && answered) return text.answeredNotOut
    const waits = state === 'queued' || state === 'sending'
    const why = reason ?? (waits ? printerReason : null)
    if (why === null || (!waits && state !== 'not_printed')) return text.states[state]
    const told = byCode(`printer.${why}`)
    return waits ? text.waiting(told.what, told.todo) : text.notPrinted(told.what, told.todo)
  }
}

type Props = {
  printJobId: string
  prefix: string
  /** The workflow's own word of the paper; without it the printer's is waited for. */
  state?: PrintJobView['state']
}

/** The outcome of one paper where it matters, kept up to date; an unknown outcome asks its question. */
export function PrintOutcome({ printJobId, prefix, state }: Props) {
  const { value: queue } = useQuery(getQueue, {})
  const words = usePrintWords()
  // A question of the cash desk's printer is answered by who may: others see the state.
  const mayAnswer = useMay('payments')
  const job = queue?.open.find(({ id }) => id === printJobId) ?? queue?.recent.find(({ id }) => id === printJobId)
  const known = state ?? job?.state
  if (known === undefined) return <p role="status">&nbsp;</p>
  if (mayAnswer && job?.state === 'unknown' && !job.answered) return <PrintQuestion job={job} />
  const attention = queue?.printer.state === 'attention' ? queue.printer.reason : null
  // Ctrl+P prints copies of receipts; a workflow that prints its own papers again says so itself.
  const answered = state === undefined && job?.answered === true
  return (
    <OutcomeLine look={lookOf(known, attention)}>
      {prefix} {words({ state: known, reason: job?.reason ?? null, answered }, attention)}
    </OutcomeLine>
  )
}

const lookOf = (state: PrintJobView['state'], printerReason: PrintJobView['reason']): OutcomeLook => {
  if (state === 'printed') return 'good'
  const waits = state === 'queued' || state === 'sending'
  return waits && printerReason === null ? 'wait' : 'ask'
}
