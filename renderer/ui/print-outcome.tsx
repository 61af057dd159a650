import { getQueue, type PrintJobView } from '../../shared/contract/printing.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { printTexts } from '../i18n/print-texts.ts'
import styles from './print-outcome.module.css'
import { PrintQuestion } from './print-question.tsx'
import { useSentences } from './sentences-context.ts'

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

/** The outcome of one paper where it matters, kept up to date; an unknown outcome asks its question. */
export function PrintOutcome({ printJobId, prefix }: { printJobId: string; prefix: string }) {
  const { value: queue } = useQuery(getQueue, {})
  const words = usePrintWords()
  const job = queue?.open.find(({ id }) => id === printJobId) ?? queue?.recent.find(({ id }) => id === printJobId)
  if (queue === undefined || job === undefined) return <p role="status">&nbsp;</p>
  if (job.state === 'unknown' && !job.answered) return <PrintQuestion job={job} />
  const attention = queue.printer.state === 'attention' ? queue.printer.reason : null
  const look =
    job.state === 'printed'
      ? 'good'
      : job.state === 'queued' || job.state === 'sending'
        ? attention === null
          ? 'wait'
          : 'ask'
        : 'ask'
  return (
    <p role="status" className={styles['outcome']} data-look={look}>
      <span className={styles['dot']} aria-hidden="true" />
      {prefix} {words(job, attention)}
    </p>
  )
}
