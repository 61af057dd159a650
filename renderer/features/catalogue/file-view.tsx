import { type ReactNode, useState } from 'react'
import { importCatalogue, tryFile } from '../../../shared/contract/catalogue.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type ChosenFile, useCatalogue } from './catalogue-store.ts'
import styles from './catalogue.module.css'
import { DifferenceList } from './difference-list.tsx'
import { FromField, useFrom } from './from-field.tsx'
import { Overridden, ProblemList } from './problem-list.tsx'
import { useCatalogueActs } from './use-catalogue-acts.ts'
import { versionTexts } from './version-texts.ts'

/** A chosen file: what is wrong with it, place by place, or what it would change, from which day. */
export function FileView() {
  const text = useTexts(versionTexts)
  const { file, drop } = useCatalogue()
  const acts = useCatalogueActs()
  useShortcuts([
    { hotkey: 'mod+O', keys: 'Ctrl O', label: text.keyOther, run: acts.choose },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: () => drop() },
  ])
  if (file === null) return null
  const isBroken = file.problems.length > 0
  const others = (
    <>
      <ActionButton keys="Ctrl O" autoFocus={isBroken} busy={acts.choosing} onClick={acts.choose}>
        {text.other}
      </ActionButton>
      <ActionButton keys="Esc" onClick={() => drop()}>
        {text.back}
      </ActionButton>
    </>
  )
  return (
    <Screen title={text.fileTitle} about={text.fileAbout(file.fileName, file.providers)}>
      <ErrorNotice error={acts.error} />
      {isBroken ? (
        <>
          <ProblemList problems={file.problems} title={text.broken} todo={text.brokenTodo} />
          <div className="row">{others}</div>
        </>
      ) : (
        <TakeOver key={file.sha256} file={file}>
          {others}
        </TakeOver>
      )}
    </Screen>
  )
}

function TakeOver({ file, children }: { file: ChosenFile; children: ReactNode }) {
  const text = useTexts(versionTexts)
  const drop = useCatalogue((state) => state.drop)
  const { validFrom } = useFrom()
  const [tried, setTried] = useState(false)
  const take = useCommand(importCatalogue)
  const { value, error } = useQuery(tryFile, validFrom === undefined ? null : { sha256: file.sha256, validFrom })
  const problems = value?.problems ?? []
  const mayBeTaken = value != null && problems.length === 0 && value.differences.length > 0
  const submit = (): void => {
    setTried(true)
    if (validFrom === undefined || !mayBeTaken) return
    void take.run({ sha256: file.sha256, validFrom }).then((answer) => {
      if (answer.ok) drop({ kind: 'saved', name: text.taken, ...answer.value })
    })
  }
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyTake, run: submit }])
  return (
    <>
      <EnterForm onSubmit={submit}>
        <div className={styles['saveRow']}>
          <FromField tried={tried} />
          <div className="row">
            <ActionButton look="main" type="submit" keys="Enter" disabled={!mayBeTaken} busy={take.running}>
              {text.take}
            </ActionButton>
            {children}
          </div>
        </div>
      </EnterForm>
      <ErrorNotice error={take.error ?? error} />
      {value === null && <Notice look="ask" title={text.stale} />}
      <ProblemList problems={problems} title={text.broken} todo={text.brokenTodo} />
      {value?.overriddenBy != null && <Overridden by={value.overriddenBy} />}
      {mayBeTaken && <p className="muted">{text.replaces}</p>}
      {value != null && problems.length === 0 && (
        <DifferenceList label={text.fileTitle} differences={value.differences} />
      )}
    </>
  )
}
