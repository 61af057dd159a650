import { useState } from 'react'
import { type FoundCopy, restoreCopy } from '../../../shared/contract/backups.ts'
import { isPasswordWeak } from '../../../shared/domain/password-rules.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { emptyGroups, PhraseFields } from '../../ui/phrase-fields.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { restoreTexts } from './restore-texts.ts'
import styles from './restore.module.css'
import { useRestored } from './restored-store.ts'

type Props = { copy: FoundCopy; choosing: boolean; onOther: () => void; onBack: () => void }

/** What the copy is, and what opens it: its phrase, and a new passphrase where the system keeps no secrets. */
export function RestorePhrase({ copy, choosing, onOther, onBack }: Props) {
  const text = useTexts(restoreTexts)
  const [groups, setGroups] = useState(emptyGroups)
  const [tried, setTried] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [left, setLeft] = useState<ReadonlySet<'passphrase' | 'again'>>(new Set())
  const restore = useAction(restoreCopy)
  const tell = useRestored((state) => state.tell)
  useShortcuts([{ hotkey: 'Insert', keys: 'Ins', label: text.chooseOther, run: onOther }])
  const weak = left.has('passphrase') && isPasswordWeak(passphrase, '') ? text.passphraseHint : null
  const differ = left.has('again') && again !== passphrase ? text.passphraseDiffer : null

  const submit = (): void => {
    setTried(true)
    setLeft(new Set(['passphrase', 'again']))
    // After the messages are on the screen.
    requestAnimationFrame(() => {
      const wrong = document.querySelector<HTMLElement>('[aria-invalid="true"]')
      if (wrong !== null) return wrong.focus()
      // Accepted, the desk's state becomes another, and what follows from the restore takes this screen's place.
      void restore.run({ phrase: groups.join(' '), passphrase: copy.osStore ? null : passphrase }).then((answer) => {
        if (answer.ok) tell(copy)
      })
      return undefined
    })
  }
  return (
    <EnterForm onSubmit={submit} label={text.title}>
      <Found copy={copy} />
      <Part name={text.phrasePart} why={text.phraseWhy} />
      <PhraseFields groups={groups} onChange={setGroups} tried={tried} autoFocus />
      {!copy.osStore && (
        <>
          <Part name={text.passphrasePart} why={text.passphraseWhy} />
          <div className={styles['pair']}>
            <PasswordField
              label={text.passphrase}
              hint={text.passphraseHint}
              value={passphrase}
              onChange={setPassphrase}
              onLeave={() => passphrase !== '' && setLeft((before) => new Set([...before, 'passphrase']))}
              error={weak}
              maxLength={200}
              eyeLabel={text.show}
              newPassword
            />
            <PasswordField
              label={text.passphraseAgain}
              value={again}
              onChange={setAgain}
              onLeave={() => again !== '' && setLeft((before) => new Set([...before, 'again']))}
              error={differ}
              maxLength={200}
              eyeLabel={text.show}
              newPassword
            />
          </div>
        </>
      )}
      <ErrorNotice error={restore.error} />
      <p role="status" className={styles['status']}>
        {restore.running ? text.restoring : ''}
        {choosing ? text.checking : ''}
      </p>
      <div className="row">
        <ActionButton look="main" size="large" type="submit" keys="Enter" busy={restore.running}>
          {text.restore}
        </ActionButton>
        <ActionButton size="large" keys="Ins" busy={choosing} onClick={onOther}>
          {text.chooseOther}
        </ActionButton>
        <ActionButton size="large" keys="Esc" onClick={onBack}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}

function Part({ name, why }: { name: string; why: string }) {
  return (
    <div className={styles['part']}>
      <h2>{name}</h2>
      <p className="muted">{why}</p>
    </div>
  )
}

function Found({ copy }: { copy: FoundCopy }) {
  const text = useTexts(restoreTexts)
  const clock = useDeskClock()
  const language = useLanguage()
  const facts: readonly [string, string][] = [
    [text.desk, text.deskAbout(copy.deskNumber, copy.officeName)],
    [text.until, copy.lastEventAt === null ? '—' : clock.full(copy.lastEventAt)],
    [text.payments, plural(language, copy.payments, text.paymentForms)],
    [text.file, copy.file.split(/[\\/]/).at(-1) ?? copy.file],
  ]
  return (
    <dl className={styles['found']} aria-label={text.found}>
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt className="second">{name}</dt>
          <dd className="strong">{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
