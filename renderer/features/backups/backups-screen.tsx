import { useState } from 'react'
import { listBackups, makeBackup } from '../../../shared/contract/backups.ts'
import { getState } from '../../../shared/contract/desk.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { CopyCode } from '../../ui/copy-code.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { BackupsTable } from './backups-table.tsx'
import { backupTexts } from './texts.ts'

/** The copies of this desk: how the last one went, what there is, and one more when it is asked for. */
export function BackupsScreen() {
  const text = useTexts(backupTexts)
  const language = useLanguage()
  const { value, error } = useQuery(listBackups, {})
  const make = useAction(makeBackup)
  const [made, setMade] = useState<string | null>(null)
  const run = (): void => {
    setMade(null)
    void make.run({}).then((answer) => setMade(answer.ok ? answer.value.file : null))
  }
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.make, run }])
  const count = value === undefined ? '' : plural(language, value.copies.length, text.copies)
  return (
    <Screen title={text.title} about={value !== undefined && value.copies.length > 0 && count} side={<About />}>
      <div className="row">
        <ActionButton look="main" keys="Ctrl Enter" autoFocus busy={make.running} onClick={run}>
          {text.make}
        </ActionButton>
        <p role="status" className="muted">
          {make.running ? text.making : ''}
        </p>
      </div>
      <ErrorNotice error={make.error ?? error} />
      {made !== null && <Notice look="note" title={text.made(made)} />}
      {value !== undefined && made === null && make.error === null && !make.running && (
        <LastOutcome last={value.last} hasCopies={value.copies.length > 0} />
      )}
      {value !== undefined && value.copies.length > 0 && <BackupsTable copies={value.copies} />}
      {value !== undefined && <CopyCode label={text.folder} code={value.folder} />}
    </Screen>
  )
}

function LastOutcome({ last, hasCopies }: { last: { at: string; failed: boolean } | null; hasCopies: boolean }) {
  const text = useTexts(backupTexts)
  const clock = useDeskClock()
  if (last?.failed === true) {
    return (
      <Notice look="ask" title={text.lastFailed(clock.full(last.at))}>
        <p>{text.lastFailedTodo}</p>
      </Notice>
    )
  }
  if (last !== null) return <p className="muted">{text.lastMade(clock.full(last.at))}</p>
  if (hasCopies) return null
  return (
    <Notice look="note" title={text.none}>
      <p>{text.noneTodo}</p>
    </Notice>
  )
}

function About() {
  const text = useTexts(backupTexts)
  const { value: desk } = useQuery(getState, {})
  const isDemo = desk?.phase === 'ready' && desk.kind === 'demo'
  return (
    <AboutSide
      title={text.aboutTitle}
      points={text.about}
      notice={isDemo && <Notice look="note">{text.aboutDemo}</Notice>}
    />
  )
}
