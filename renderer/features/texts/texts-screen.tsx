import { type ReactNode, useState } from 'react'
import { getText, listTexts } from '../../../shared/contract/texts.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { textKinds, type TextKind } from '../../../shared/domain/text-template.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextEditor } from './text-editor.tsx'
import { textTexts } from './texts.ts'
import styles from './texts.module.css'

type Listed = OutputOf<typeof listTexts>[number]

/** The words of the papers: chosen, edited, compared with what is in force, seen as they will come out. */
export function TextsScreen() {
  const text = useTexts(textTexts)
  const { value, error } = useQuery(listTexts, {})
  const [kind, setKind] = useState<TextKind>('consent')
  const [picked, setPicked] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const pick = (next: string | null): void => {
    setPicked(next)
    setDone(null)
  }
  const listed = value?.find((one) => one.kind === kind)
  const version = picked ?? listed?.inForce ?? null
  if (listed === undefined || version === null)
    return (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  const choices = (
    <div className={styles['choices']}>
      <SelectField
        label={text.which}
        value={kind}
        autoFocus={picked === null}
        options={textKinds.map((one) => ({ value: one, label: text.kinds[one] }))}
        onChange={(next) => {
          setKind(next)
          pick(null)
        }}
      />
      <Versions listed={listed} version={version} isPicked={picked !== null} onPick={pick} />
    </div>
  )
  return (
    <Chosen
      key={`${kind} ${version} ${listed.inForce}`}
      kind={kind}
      version={version}
      inForce={listed.inForce}
      choices={choices}
      done={done}
      onSay={setDone}
      onInForce={(said) => {
        setDone(said)
        setPicked(null)
      }}
    />
  )
}

type VersionsOf = { listed: Listed; version: string; isPicked: boolean; onPick: (version: string) => void }

/** Each version's editor is made anew with these fields: the arrows that walk the versions go on in this one. */
function Versions({ listed, version, isPicked, onPick }: VersionsOf) {
  const text = useTexts(textTexts)
  const clock = useDeskClock()
  return (
    <SelectField
      label={text.version}
      value={version}
      autoFocus={isPicked}
      options={listed.versions.map((one) => ({
        value: one.version,
        label: [
          one.version === listed.inForce ? text.inForce(one.version) : one.version,
          one.operatorName === null
            ? text.byProgram(clock.date(one.createdAt))
            : text.byOperator(one.operatorName, clock.date(one.createdAt)),
        ].join(' · '),
      }))}
      onChange={onPick}
    />
  )
}

type ChosenOf = {
  kind: TextKind
  version: string
  inForce: string
  choices: ReactNode
  done: string | null
  onSay: (done: string | null) => void
  onInForce: (done: string) => void
}

function Chosen({ kind, version, inForce, choices, done, onSay, onInForce }: ChosenOf) {
  const text = useTexts(textTexts)
  const chosen = useQuery(getText, { kind, version })
  const forced = useQuery(getText, { kind, version: inForce })
  if (chosen.value == null || forced.value == null)
    return (
      <Screen title={text.title}>
        {choices}
        <ErrorNotice error={chosen.error ?? forced.error} />
      </Screen>
    )
  return (
    <TextEditor
      kind={kind}
      version={version}
      isInForce={version === inForce}
      body={chosen.value.body}
      inForceBody={forced.value.body}
      choices={choices}
      done={done}
      onSay={onSay}
      onInForce={onInForce}
    />
  )
}
