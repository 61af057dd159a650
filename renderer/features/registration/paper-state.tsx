import { getQueue, type PrintJobView } from '../../../shared/contract/printing.ts'
import { useQuery } from '../../api/use-query.ts'
import { usePrintWords } from '../../ui/print-outcome.tsx'
import { PrintQuestion } from '../../ui/print-question.tsx'
import { useMay } from '../../ui/session-context.ts'
import styles from './paper-state.module.css'

type Props = { job: Pick<PrintJobView, 'id' | 'state'>; prefix: string }

/** How one sheet stands, where it matters. The state is the registration's word; why it waits, the printer's. */
export function PaperState({ job, prefix }: Props) {
  const { value: queue } = useQuery(getQueue, {})
  const words = usePrintWords()
  // A question of the cash desk's printer is answered by who may: others see the state.
  const mayAnswer = useMay('payments')
  const shown = queue?.open.find(({ id }) => id === job.id) ?? queue?.recent.find(({ id }) => id === job.id)
  if (mayAnswer && shown?.state === 'unknown' && !shown.answered) return <PrintQuestion job={shown} />
  const waits = job.state === 'queued' || job.state === 'sending'
  const attention = queue?.printer.state === 'attention' ? queue.printer.reason : null
  const look = job.state === 'printed' ? 'good' : waits && attention === null ? 'wait' : 'ask'
  return (
    <p role="status" className={styles['paper']} data-look={look}>
      <span className={styles['dot']} aria-hidden="true" />
      {prefix} {words({ state: job.state, reason: shown?.reason ?? null, answered: false }, attention)}
    </p>
  )
}
