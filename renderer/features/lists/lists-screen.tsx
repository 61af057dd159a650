import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { cancelImport, chooseListFile, getLists, type LoadedList } from '../../../shared/contract/lists.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { listCodes } from '../../../shared/domain/list-kinds.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { Choice, ChoiceList } from '../../ui/choice-list.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ImportRunning } from '../../ui/import-running.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ImportFinished } from './import-finished.tsx'
import { LoadDialog } from './load-dialog.tsx'
import styles from './lists.module.css'
import { listTexts } from './texts.ts'

type Chosen = { kind: LoadedList['kind']; file: NonNullable<OutputOf<typeof chooseListFile>> }

/** The lists that people and documents are looked up in: as of when, how many, and a new one in place of the old. */
export function ListsScreen() {
  const text = useTexts(listTexts)
  const { value, error } = useQuery(getLists, {})
  const choose = useAction(chooseListFile)
  const cancel = useAction(cancelImport)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const lists = value?.lists ?? []
  const running = value?.running ?? null
  const kind = lists[at]?.kind
  const pick = async (): Promise<void> => {
    if (kind === undefined || running !== null) return
    const answer = await choose.run({ kind })
    if (answer.ok && answer.value !== null) setChosen({ kind, file: answer.value })
  }
  const stop = (): void => void cancel.run({})
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyWalk, run: () => setAt(Math.min(at + 1, lists.length - 1)) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyWalk, run: () => setAt(Math.max(at - 1, 0)), inLine: false },
    ...(running === null
      ? [{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyChoose, run: () => void pick() }]
      : []),
  ])
  return (
    <Screen title={text.title} side={<AboutSide title={text.pointsTitle} points={text.points} />}>
      <ChoiceList label={text.title}>
        {lists.map((list, index) => (
          <Choice key={list.kind} chosen={index === at} onChoose={() => setAt(index)}>
            <ListRow list={list} />
          </Choice>
        ))}
      </ChoiceList>
      {running === null ? (
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus busy={choose.running} onClick={() => void pick()}>
            {text.choose}
          </ActionButton>
        </div>
      ) : (
        <ImportRunning running={running} onCancel={stop} />
      )}
      <ErrorNotice error={choose.error ?? cancel.error ?? error} />
      {running === null && value?.finished != null && <ImportFinished finished={value.finished} />}
      {chosen !== null && <LoadDialog kind={chosen.kind} file={chosen.file} onClose={() => setChosen(null)} />}
    </Screen>
  )
}

function ListRow({ list: { kind, state, loaded } }: { list: LoadedList }) {
  const text = useTexts(listTexts)
  const language = useLanguage()
  const clock = useDeskClock()
  const { count, size } = useAmounts()
  const counted = loaded && plural(language, loaded.entries, text.entries).replace(/^\d+/, count(loaded.entries))
  return (
    <span className={styles['row']}>
      <strong>
        {text.kinds[kind]}
        {loaded !== null && state !== 'unreadable' && ` ${text.asOf(formatDate(loaded.asOf))}`}
      </strong>
      {loaded !== null && (
        <span className="second">
          {counted} · {text.duplicates(count(loaded.duplicates))} · {text.broken(count(loaded.brokenRows))} ·{' '}
          {size(loaded.bytes)} · {text.loaded(clock.full(loaded.loadedAt), loaded.operatorName)}
        </span>
      )}
      {state !== 'ready' && <span className="second">{text[state]}</span>}
      <span className="second">
        {text.about[kind]} {text.code(listCodes[kind])}
      </span>
    </span>
  )
}
