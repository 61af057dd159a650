import type { ReactNode } from 'react'
import { cancelPrint, getQueue, type PrintJobView } from '../../shared/contract/printing.ts'
import { useCommand } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { printTexts } from '../i18n/print-texts.ts'
import { ActionButton } from './action-button.tsx'
import { useDeskClock } from './desk-clock.ts'
import { ErrorNotice } from './notice.tsx'
import { usePrintWords } from './print-outcome.tsx'
import { PrintQuestion } from './print-question.tsx'
import { useSentences } from './sentences-context.ts'
import { useMay } from './session-context.ts'

/** The printer as its lamp opens it: what is wrong, what is asked, what waits, what was last. */
export function PrintQueue() {
  const text = useTexts(printTexts)
  const { byCode } = useSentences()
  const words = usePrintWords()
  const clock = useDeskClock()
  const mayPay = useMay('payments')
  const cancel = useCommand(cancelPrint)
  const { value: queue, error } = useQuery(getQueue, {})
  if (queue === undefined) return <ErrorNotice error={error} />
  const { printer } = queue
  const told = printer.reason === null ? null : byCode(`printer.${printer.reason}`)
  const questions = mayPay ? queue.open.filter((job) => job.state === 'unknown' && !job.answered) : []
  const waiting = queue.open.filter((job) => job.state !== 'unknown')
  return (
    <>
      {told === null ? (
        <p className="strong">{printer.state === 'printing' || waiting.length > 0 ? text.printing : text.ready}</p>
      ) : (
        <>
          <p className="strong">{told.what}</p>
          <p>{told.todo}</p>
        </>
      )}
      {printer.nearEnd && (
        <p>
          {text.nearEnd} {text.nearEndTodo}
        </p>
      )}
      {questions.map((job) => (
        <PrintQuestion key={job.id} job={job} />
      ))}
      <JobList head={text.waitingHead} jobs={waiting}>
        {(job) => (
          <>
            <span className="grow">
              {job.title}: {job.reason === printer.reason ? text.states[job.state] : words(job, null)}
            </span>
            {mayPay && job.state === 'queued' && (
              <ActionButton onClick={() => void cancel.run({ printJobId: job.id })}>{text.cancel}</ActionButton>
            )}
          </>
        )}
      </JobList>
      <ErrorNotice error={cancel.error} />
      <JobList
        head={text.recentHead}
        jobs={queue.recent.filter(({ state }) => state !== 'queued' && state !== 'sending').slice(0, 5)}
      >
        {(job) => (
          <span>
            {clock.time(job.createdAt)} · {job.title}: {text.states[job.state]}
          </span>
        )}
      </JobList>
      {printer.folder !== null && <p className="second">{text.folder(printer.folder)}</p>}
    </>
  )
}

function JobList(props: { head: string; jobs: readonly PrintJobView[]; children: (job: PrintJobView) => ReactNode }) {
  if (props.jobs.length === 0) return null
  return (
    <section>
      <h3 className="second">{props.head}</h3>
      <ul>
        {props.jobs.map((job) => (
          <li key={job.id} className="row">
            {props.children(job)}
          </li>
        ))}
      </ul>
    </section>
  )
}
