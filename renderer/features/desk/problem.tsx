import { useState } from 'react'
import { type DeskState, retryOpen } from '../../../shared/contract/desk.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CopyCode } from '../../ui/copy-code.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { deskTexts } from './texts.ts'

type DeskInTrouble = Extract<DeskState, { phase: 'problem' }>

/** The database does not open: what happened, what to do, where it lies, the code, and a way on. */
export function Problem({ problem }: { problem: DeskInTrouble }) {
  const text = useTexts(deskTexts)
  const { byCode } = useSentences()
  const told = byCode(`problem.${problem.problem}`)
  const [tried, setTried] = useState(0)
  const retry = useAction(retryOpen)
  return (
    <Page wide>
      <h1>{text.problem}</h1>
      <Notice look="stop" title={told.what}>
        <p>{told.todo}</p>
        <CopyCode code={`${problem.problem} ${problem.reference}`} />
      </Notice>
      <dl className="stack tight">
        <dt className="second">{text.folder}</dt>
        <dd className="strong">{problem.dataFolder}</dd>
      </dl>
      <ErrorNotice error={retry.error} />
      <p role="status" className="muted">
        {tried > 0 && !retry.running && retry.error === null ? text.stillThere : ''}
      </p>
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          keys="Enter"
          autoFocus
          busy={retry.running}
          onClick={() => void retry.run({}).then(() => setTried((count) => count + 1))}
        >
          {text.retry}
        </ActionButton>
      </div>
    </Page>
  )
}
