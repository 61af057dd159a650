import { getApplicationPaper } from '../../../shared/contract/applications.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type Registered, useApplications } from './application-store.ts'
import { applicationTexts } from './application-texts.ts'

/** Registered: the paper to be filled in and signed. */
export function ApplicationDone({ done }: { done: Registered }) {
  const text = useTexts(applicationTexts)
  const end = useApplications((state) => state.end)
  const { value: paper, error } = useQuery(getApplicationPaper, { applicationId: done.applicationId })
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label: text.ready, run: () => end(null) }])
  return (
    <Screen
      title={text.done}
      about={text.doneAbout(done.number)}
      sideLook="desk"
      side={
        <PaperDesk label={text.paper}>
          {paper == null ? <ErrorNotice error={error} /> : <Paper paper={paper} />}
        </PaperDesk>
      }
    >
      <PrintOutcome printJobId={done.printJobId} prefix={text.paper} />
      <p>{text.doneWhat}</p>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={() => end(null)}>
          {text.ready}
        </ActionButton>
      </div>
    </Screen>
  )
}
