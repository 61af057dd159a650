import { useState } from 'react'
import {
  cancelImport,
  exportNow,
  getExchange,
  importFile,
  lookForFiles,
  repeatFile,
} from '../../../shared/contract/exchange.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { CopyCode } from '../../ui/copy-code.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ImportRunning } from '../../ui/import-running.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { BadRows } from './bad-rows.tsx'
import styles from './exchange.module.css'
import { FilesTable } from './files-table.tsx'
import { ImportsTable } from './imports-table.tsx'
import { exchangeTexts } from './texts.ts'

/** What goes to «Город» and what comes from there: by keys, with a report of what was not taken. */
export function ExchangeScreen() {
  const text = useTexts(exchangeTexts)
  const clock = useDeskClock()
  const { value: state, error } = useQuery(getExchange, {})
  const send = useAction(exportNow)
  const repeat = useAction(repeatFile)
  const take = useImports()
  const stop = useAction(cancelImport)
  const { count } = useAmounts()
  const [said, setSaid] = useState<{ what: string; why?: string } | null>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [badShown, setBadShown] = useState(false)
  const files = state?.files ?? []
  const importing = state?.importing ?? null
  const chosen = files.find(({ fileId }) => fileId === chosenId) ?? files[0] ?? null
  const clear = (): void => {
    setSaid(null)
    send.clear()
    repeat.clear()
    take.clear()
    stop.clear()
  }
  const runExport = (): void => {
    clear()
    void send.run({}).then((answer) => {
      if (answer.ok) setSaid({ what: text.sent(answer.value.files.length, sum(answer.value.files)) })
    })
  }
  const runRepeat = (): void => {
    if (chosen === null) return
    clear()
    void repeat
      .run({ fileId: chosen.fileId })
      .then((answer) => setSaid(answer.ok ? { what: text.repeated(chosen.name) } : null))
  }
  const runImport = (): void => {
    clear()
    void take.run().then((total) => {
      if (total === null) return
      if (total.cancelled) setSaid({ what: text.cancelled, why: text.cancelledWhy(count(total.taken)) })
      else setSaid({ what: total.files === 0 ? text.nothingCame : text.taken(total) })
    })
  }
  const withBad = state?.imports.find(({ bad }) => bad > 0) ?? null
  const move = (step: number): void => {
    const at = chosen === null ? 0 : files.indexOf(chosen)
    setChosenId(files[Math.max(0, Math.min(files.length - 1, at + step))]?.fileId ?? null)
  }
  const showBad = (): void => setBadShown(withBad !== null)
  const keys = [
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.send, run: runExport },
    { hotkey: 'Insert', keys: 'Ins', label: text.take, run: runImport },
    { hotkey: 'mod+R', keys: 'Ctrl R', label: text.repeat, run: runRepeat },
    { hotkey: 'mod+B', keys: 'Ctrl B', label: text.badRows, run: showBad },
  ]
  useShortcuts([
    ...(importing === null ? keys : []),
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1), inLine: files.length > 1 },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
  ])
  return (
    <Screen
      title={text.title}
      about={
        state !== undefined &&
        (state.gorodDataAsOf === null ? text.notLoaded : text.asOf(clock.full(state.gorodDataAsOf)))
      }
      side={
        <AboutSide title={text.about} points={text.points}>
          {state !== undefined && state.folder !== '' && <CopyCode label={text.folder} code={state.folder} />}
        </AboutSide>
      }
    >
      {state?.folder === '' && (
        <Notice look="ask" title={text.noFolder}>
          <p>{text.noFolderTodo}</p>
        </Notice>
      )}
      <p className={styles['waiting']}>
        {state?.waiting.since == null
          ? text.waitingNone
          : text.waiting(state.waiting.rows, clock.full(state.waiting.since))}
        {state?.automatic === true && <span className="muted"> {text.automatic}</span>}
      </p>
      {importing === null ? (
        <div className="row wrap">
          <ActionButton look="main" keys="Ctrl Enter" autoFocus busy={send.running} onClick={runExport}>
            {text.send}
          </ActionButton>
          <ActionButton keys="Ins" busy={take.running} onClick={runImport}>
            {text.take}
          </ActionButton>
          <ActionButton keys="Ctrl R" disabled={chosen === null} busy={repeat.running} onClick={runRepeat}>
            {text.repeat}
          </ActionButton>
          <ActionButton keys="Ctrl B" disabled={withBad === null} onClick={showBad}>
            {text.badRows}
          </ActionButton>
        </div>
      ) : (
        <ImportRunning running={importing} onCancel={() => void stop.run({})} />
      )}
      <p role="status" className="unseen">
        {said?.what}
      </p>
      {said !== null && (
        <Notice look="note" title={said.what}>
          {said.why !== undefined && <p>{said.why}</p>}
        </Notice>
      )}
      <ErrorNotice error={send.error ?? repeat.error ?? take.error ?? stop.error ?? error} />
      <FilesTable files={files} chosenId={chosen?.fileId ?? null} onChoose={setChosenId} />
      <ImportsTable imports={state?.imports ?? []} />
      {badShown && withBad !== null && <BadRows of={withBad} onClose={() => setBadShown(false)} />}
    </Screen>
  )
}

const sum = (files: readonly { rows: number }[]): number => files.reduce((total, { rows }) => total + rows, 0)

/** Looks into the folder and takes every file there, the oldest name first, until one can't be taken or is called off. */
function useImports() {
  const look = useAction(lookForFiles)
  const take = useAction(importFile)
  const run = async () => {
    const found = await look.run({})
    if (!found.ok) return null
    const total = { files: 0, taken: 0, repeated: 0, bad: 0, cancelled: false }
    for (const name of found.value.files) {
      const answer = await take.run({ name })
      if (!answer.ok) return total.files === 0 ? null : total
      const { importId, taken, repeated, bad } = answer.value
      total.taken += taken
      total.repeated += repeated
      total.bad += bad
      total.cancelled = importId === null
      if (total.cancelled) return total
      total.files += 1
    }
    return total
  }
  const clear = (): void => {
    look.clear()
    take.clear()
  }
  return { run, clear, running: look.running || take.running, error: look.error ?? take.error }
}
