import { useState } from 'react'
import { getKeyState, unseal } from '../../shared/contract/keys.ts'
import { useAction } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { keyTexts } from '../i18n/key-texts.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { Dialog } from './dialog.tsx'
import { EnterForm } from './enter-form.tsx'
import { ErrorNotice, Notice } from './notice.tsx'
import { emptyGroups, PhraseFields } from './phrase-fields.tsx'
import { PasswordField } from './text-field.tsx'

/** Opens the desk's keys: by the passphrase, or by the recovery phrase where it was lost or the system failed. */
export function UnsealDialog({ onClose }: { onClose: () => void }) {
  const text = useTexts(keyTexts)
  const { value } = useQuery(getKeyState, {})
  const [byPhrase, setByPhrase] = useState(false)
  if (value === undefined) return null
  if (value.state === 'open') {
    return (
      <Dialog title={text.title} onClose={onClose}>
        <Notice look="note" title={text.isOpen} />
      </Dialog>
    )
  }
  const asksPassphrase = value.protection === 'passphrase'
  return (
    <Dialog title={text.title} onClose={onClose} width={720}>
      <div className="stack">
        <Notice look="ask" title={value.osStoreFailed ? text.storeFailed : text.sealed}>
          <p>{text.meanwhile}</p>
        </Notice>
        {asksPassphrase && !byPhrase ? (
          <ByPassphrase onClose={onClose} onPhrase={() => setByPhrase(true)} />
        ) : (
          <ByPhrase onClose={onClose} onPassphrase={asksPassphrase ? () => setByPhrase(false) : null} />
        )}
      </div>
    </Dialog>
  )
}

function ByPassphrase({ onClose, onPhrase }: { onClose: () => void; onPhrase: () => void }) {
  const text = useTexts(keyTexts)
  const [passphrase, setPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  const open = useAction(unseal)
  useShortcuts([{ hotkey: 'Insert', keys: 'Ins', label: text.byPhrase, run: onPhrase }])
  const submit = (): void => {
    setTried(true)
    if (passphrase === '') return
    void open.run({ with: 'passphrase', passphrase }).then((answer) => {
      if (answer.ok) return onClose()
      setTried(false)
      setPassphrase('')
      return undefined
    })
  }
  return (
    <EnterForm onSubmit={submit}>
      <PasswordField
        label={text.passphrase}
        value={passphrase}
        onChange={setPassphrase}
        maxLength={200}
        hint={text.passphraseHint}
        eyeLabel={text.show}
        error={tried && passphrase === '' ? text.passphraseNeeded : null}
        autoFocus
      />
      <ErrorNotice error={open.error} />
      <div className="row">
        <ActionButton look="main" type="submit" keys="Enter" busy={open.running}>
          {text.open}
        </ActionButton>
        <ActionButton keys="Ins" onClick={onPhrase}>
          {text.byPhrase}
        </ActionButton>
        <ActionButton keys="Esc" onClick={onClose}>
          {text.later}
        </ActionButton>
      </div>
    </EnterForm>
  )
}

function ByPhrase({ onClose, onPassphrase }: { onClose: () => void; onPassphrase: (() => void) | null }) {
  const text = useTexts(keyTexts)
  const [groups, setGroups] = useState(emptyGroups)
  const [tried, setTried] = useState(false)
  const open = useAction(unseal)
  useShortcuts(
    onPassphrase === null ? [] : [{ hotkey: 'Insert', keys: 'Ins', label: text.byPassphrase, run: onPassphrase }],
  )
  const submit = (): void => {
    setTried(true)
    requestAnimationFrame(() => {
      const wrong = document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')
      if (wrong !== null) return wrong.focus()
      void open.run({ with: 'phrase', phrase: groups.join(' ') }).then((answer) => {
        if (answer.ok) onClose()
      })
      return undefined
    })
  }
  return (
    <EnterForm onSubmit={submit}>
      <p className="muted">{text.phraseWhy}</p>
      <PhraseFields groups={groups} onChange={setGroups} tried={tried} autoFocus />
      <ErrorNotice error={open.error} />
      <div className="row">
        <ActionButton look="main" type="submit" keys="Enter" busy={open.running}>
          {text.open}
        </ActionButton>
        {onPassphrase !== null && (
          <ActionButton keys="Ins" onClick={onPassphrase}>
            {text.byPassphrase}
          </ActionButton>
        )}
        <ActionButton keys="Esc" onClick={onClose}>
          {text.later}
        </ActionButton>
      </div>
    </EnterForm>
  )
}
