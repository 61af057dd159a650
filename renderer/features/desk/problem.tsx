import { lazy, Suspense, useState } from 'react'
import { chooseDemo, type DeskState, retryOpen } from '../../../shared/contract/desk.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CopyCode } from '../../ui/copy-code.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { deskTexts } from './texts.ts'

// Seen once in the life of a desk, if ever.
const RestoreCopy = lazy(async () => ({ default: (await import('./restore-copy.tsx')).RestoreCopy }))

type DeskInTrouble = Extract<DeskState, { phase: 'problem' }>

/** The database does not open: what happened, what to do, where it lies, the code, and the ways on. */
export function Problem({ problem }: { problem: DeskInTrouble }) {
  const [restoring, setRestoring] = useState(false)
  if (!restoring) return <WaysOn problem={problem} onRestore={() => setRestoring(true)} />
  return (
    <Suspense fallback={null}>
      <RestoreCopy onBack={() => setRestoring(false)} />
    </Suspense>
  )
}

function WaysOn({ problem, onRestore }: { problem: DeskInTrouble; onRestore: () => void }) {
  const text = useTexts(deskTexts)
  const { byCode } = useSentences()
  const told = byCode(`problem.${problem.problem}`)
  const [tried, setTried] = useState(0)
  const retry = useAction(retryOpen)
  const demo = useAction(chooseDemo)
  const isLost = problem.problem === 'database_lost'
  useShortcuts(problem.mayRestore ? [{ hotkey: 'Insert', keys: 'Ins', label: text.restore, run: onRestore }] : [])
  return (
    <Page wide>
      <h1>{text.problem}</h1>
      <Notice look="stop" title={told.what}>
        <p>{told.todo}</p>
        <CopyCode code={`${problem.problem} ${problem.reference}`} />
      </Notice>
      <CopyCode label={text.folder} code={problem.dataFolder} />
      <ErrorNotice error={retry.error ?? demo.error} />
      <p role="status" className="muted">
        {tried > 0 && !retry.running && retry.error === null ? text.stillThere : ''}
      </p>
      <div className="row wrap">
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
        {problem.mayRestore && (
          <ActionButton size="large" keys="Ins" onClick={onRestore}>
            {text.restore}
          </ActionButton>
        )}
        {isLost && (
          <ActionButton size="large" busy={demo.running} onClick={() => void demo.run({})}>
            {text.openDemo}
          </ActionButton>
        )}
      </div>
    </Page>
  )
}
