import { useContext, useMemo, useState } from 'react'
import { chooseCopy, type FoundCopy } from '../../../shared/contract/backups.ts'
import { useAction } from '../../api/use-command.ts'
import { backupSentences } from '../../i18n/backup-sentences.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { keySentences } from '../../i18n/key-sentences.ts'
import { joinSentences } from '../../i18n/sentence.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SentencesContext } from '../../ui/sentences-context.ts'
import { RestorePhrase } from './restore-phrase.tsx'
import { restoreTexts } from './restore-texts.ts'
import styles from './restore.module.css'
import setUpStyles from './set-up.module.css'

/** A copy put in the place of a desk that is not there: which file, what it holds, its phrase. */
export function RestoreCopy({ onBack }: { onBack: () => void }) {
  const text = useTexts(restoreTexts)
  // Before sign-in the window knows few sentences: these are read with this screen.
  const known = useContext(SentencesContext)
  const sentences = useMemo(() => joinSentences(known, keySentences, backupSentences), [known])
  const [found, setFound] = useState<FoundCopy | null>(null)
  const choose = useAction(chooseCopy)
  const run = (): void =>
    void choose.run({}).then((answer) => {
      // A dialog that was left keeps what was chosen before; a file that is no good leaves nothing.
      if (!answer.ok) setFound(null)
      else if (answer.value !== null) setFound(answer.value)
    })
  const back = (): void => (found === null ? onBack() : setFound(null))
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label: text.back, run: back }])
  return (
    <SentencesContext value={sentences}>
      <Page wide aside={<Steps at={found === null ? 0 : 1} />}>
        <h1>{text.title}</h1>
        {found === null ? (
          <>
            <p className="muted">{text.chooseWhy}</p>
            <ErrorNotice error={choose.error} />
            <p role="status" className={styles['status']}>
              {choose.running ? text.checking : ''}
            </p>
            <div className="row">
              <ActionButton look="main" size="large" keys="Enter" autoFocus busy={choose.running} onClick={run}>
                {text.choose}
              </ActionButton>
              <ActionButton size="large" keys="Esc" onClick={back}>
                {text.back}
              </ActionButton>
            </div>
          </>
        ) : (
          <RestorePhrase key={found.file} copy={found} onOther={run} choosing={choose.running} onBack={back} />
        )}
      </Page>
    </SentencesContext>
  )
}

function Steps({ at }: { at: number }) {
  const text = useTexts(restoreTexts)
  return (
    <nav aria-label={text.title}>
      <p className={setUpStyles['setUp']}>{text.title}</p>
      <ol className={setUpStyles['steps']}>
        {text.steps.map((step, index) => (
          <li
            key={step}
            className={setUpStyles['step']}
            aria-current={index === at ? 'step' : undefined}
            data-done={index < at || undefined}
          >
            {index + 1}. {step}
          </li>
        ))}
      </ol>
    </nav>
  )
}
