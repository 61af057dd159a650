import { answerUnknown, type PrintJobView } from '../../shared/contract/printing.ts'
import { useCommand } from '../api/use-command.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { printTexts } from '../i18n/print-texts.ts'
import { ActionButton } from './action-button.tsx'
import { ErrorNotice, Notice } from './notice.tsx'
import { useSentences } from './sentences-context.ts'

/** Asks once whether a paper of unknown outcome came out whole (components.md §3: ask, never reprint by itself). */
export function PrintQuestion({ job }: { job: PrintJobView }) {
  const text = useTexts(printTexts)
  const { byCode } = useSentences()
  const answer = useCommand(answerUnknown)
  const say = (cameOut: boolean): void => void answer.run({ printJobId: job.id, cameOut })
  return (
    <Notice look="ask" title={text.question(job.title)}>
      {job.reason !== null && <p>{byCode(`printer.${job.reason}`).what}</p>}
      <p>{text.questionWhy}</p>
      <div className="row wrap">
        <ActionButton onClick={() => say(true)} busy={answer.running}>
          {text.cameOut}
        </ActionButton>
        <ActionButton onClick={() => say(false)} busy={answer.running}>
          {text.notOut}
        </ActionButton>
      </div>
      <ErrorNotice error={answer.error} />
    </Notice>
  )
}
