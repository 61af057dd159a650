import { type ReactNode, useDeferredValue, useState } from 'react'
import { chooseText, previewText, printText, saveText } from '../../../shared/contract/texts.ts'
import { diffLines, placesOf, type TextKind, type TextProblem } from '../../../shared/domain/text-template.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { textTexts } from './texts.ts'
import styles from './texts.module.css'

type Props = {
  kind: TextKind
  version: string
  isInForce: boolean
  body: string
  inForceBody: string
  choices: ReactNode
  /** What came of the last act: a version put in force makes this editor anew, and is said by the next one. */
  done: string | null
  onSay: (done: string | null) => void
  onInForce: (done: string) => void
}

/** One text: what is typed is checked and laid out at once; what differs from the one in force is one key away. */
export function TextEditor({ kind, version, isInForce, body, inForceBody, choices, done, onSay, onInForce }: Props) {
  const text = useTexts(textTexts)
  const [typed, setTyped] = useState(body)
  const [shown, setShown] = useState<'paper' | 'diff'>('paper')
  const seen = useDeferredValue(typed)
  const { value } = useQuery(previewText, { kind, body: seen })
  const save = useCommand(saveText)
  const choose = useCommand(chooseText)
  const print = useAction(printText)
  const isChanged = typed.trim() !== body.trim()
  const stops = value?.problems.some((problem) => problem.stops) === true
  const mayAct = !stops && (isChanged || !isInForce)

  const act = (): void => {
    onSay(null)
    if (isChanged)
      return void save.run({ kind, body: typed }).then((answer) => {
        if (answer.ok) onInForce(text.saved(answer.value.version))
      })
    if (!mayAct) return undefined
    return void choose.run({ kind, version }).then((answer) => {
      if (answer.ok) onInForce(text.chosen(version))
    })
  }
  // What is printed is the version as it is kept: not what is being typed.
  const specimen = (): void => {
    if (isChanged) return
    onSay(null)
    void print.run({ kind, version }).then((answer) => {
      if (answer.ok) onSay(text.printed[answer.value.outcome])
    })
  }
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keySave, run: act },
    { hotkey: 'mod+D', keys: 'Ctrl D', label: text.keyDiff, run: () => setShown(shown === 'paper' ? 'diff' : 'paper') },
    ...(isChanged ? [] : [{ hotkey: 'mod+J', keys: 'Ctrl J', label: text.keyPrint, run: specimen }]),
  ])
  const tabs = (
    <Segments
      label={text.side}
      value={shown}
      options={[
        { value: 'paper', label: text.paperTab },
        { value: 'diff', label: text.diffTab },
      ]}
      onChange={setShown}
      grow
    />
  )
  const side = (
    <PaperDesk label={shown === 'paper' ? text.preview : text.diff} foot={tabs}>
      {shown === 'paper' ? (
        value?.paper != null && <Paper paper={value.paper} />
      ) : (
        <Diff before={inForceBody} after={seen} />
      )}
    </PaperDesk>
  )
  return (
    <Screen title={text.title} about={text.kinds[kind]} sideLook="desk" side={side}>
      {choices}
      <TextArea label={text.body} value={typed} onChange={setTyped} invalid={stops} />
      <p className={styles['places']}>
        {text.places}:{' '}
        {placesOf(kind)
          .map((place) => `{${place}}`)
          .join(' ')}
      </p>
      <Problems problems={value?.problems ?? []} />
      <ErrorNotice error={save.error ?? choose.error ?? print.error} />
      {done !== null && <Notice look="note" title={done} />}
      <div className="row">
        <ActionButton
          look="main"
          keys="Ctrl Enter"
          disabled={!mayAct}
          busy={save.running || choose.running}
          onClick={act}
        >
          {isChanged || isInForce ? text.save : text.choose}
        </ActionButton>
        <ActionButton keys="Ctrl J" busy={print.running} disabled={isChanged} onClick={specimen}>
          {text.print}
        </ActionButton>
      </div>
    </Screen>
  )
}

function Problems({ problems }: { problems: readonly TextProblem[] }) {
  const text = useTexts(textTexts)
  if (problems.length === 0) return null
  return (
    <div role="status">
      <ul className={styles['problems']}>
        {problems.slice(0, 4).map(({ problem, line, detail, stops }) => (
          <li key={`${problem} ${line} ${detail}`} data-stops={stops || undefined}>
            {line === null ? '' : `${text.line(line)}: `}
            {text.problems[problem](detail)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const marks = { same: ' ', gone: '−', new: '+' } as const

/** What changed, with a line on either side; what stays is left out. */
function Diff({ before, after }: { before: string; after: string }) {
  const text = useTexts(textTexts)
  if (before.trim() === after.trim()) return <p className="muted">{text.same}</p>
  const lines = diffLines(before.trim(), after.trim())
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - 1), index + 2).some(({ kind }) => kind !== 'same')
  return (
    <section className={styles['diff']} aria-label={text.diff} tabIndex={0}>
      {lines.map((line, index) =>
        isNear(index) ? (
          // A line has no other name than its place.
          <p key={index} data-kind={line.kind}>
            <span aria-hidden="true">{marks[line.kind]}</span> {line.text}
          </p>
        ) : (
          index > 0 && isNear(index - 1) && <p key={index}>…</p>
        ),
      )}
    </section>
  )
}
