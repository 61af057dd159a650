import { useState } from 'react'
import { getKeyState } from '../../../shared/contract/keys.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ChangePassphrase } from './change-passphrase.tsx'
import { NewPhrase } from './new-phrase.tsx'
import { Retention } from './retention.tsx'
import { RotateKey } from './rotate-key.tsx'
import { protectionTexts } from './texts.ts'
import styles from './protection.module.css'

type Opened = 'rotate' | 'phrase' | 'passphrase'

/** The desk's key and its passphrase; how long what is needed for a while is kept. */
export function ProtectionScreen() {
  const text = useTexts(protectionTexts)
  const { value, error } = useQuery(getKeyState, {})
  const [opened, setOpened] = useState<'nothing' | Opened>('nothing')
  const [done, setDone] = useState<string | null>(null)
  const isOpen = value !== undefined && value.protection !== 'file' && value.state === 'open'
  const mayRotate = isOpen && value.rotation === null
  const hasPassphrase = value?.protection === 'passphrase'
  const open = (what: Opened): void => {
    setDone(null)
    setOpened(what)
  }
  const close = (said: string | null): void => {
    setOpened('nothing')
    setDone(said)
  }
  useShortcuts([
    ...(mayRotate ? [{ hotkey: 'mod+R', keys: 'Ctrl R', label: text.rotate, run: () => open('rotate') }] : []),
    ...(isOpen ? [{ hotkey: 'mod+F', keys: 'Ctrl F', label: text.newPhrase, run: () => open('phrase') }] : []),
    ...(hasPassphrase
      ? [{ hotkey: 'mod+D', keys: 'Ctrl D', label: text.changePassphrase, run: () => open('passphrase') }]
      : []),
  ])
  return (
    <Screen title={text.title}>
      <ErrorNotice error={error} />
      {done !== null && <Notice look="note" title={done} />}
      {value !== undefined && (
        <section className={styles['panel']} aria-label={text.keys}>
          <h3>{text.keys}</h3>
          <p>{text.protection[value.protection]}</p>
          {value.rotation !== null && <p role="status">{text.rotating(value.rotation.done, value.rotation.of)}</p>}
          {value.protection !== 'file' && (
            <div className="row">
              <ActionButton keys="Ctrl R" disabled={!mayRotate} onClick={() => open('rotate')}>
                {text.rotate}
              </ActionButton>
              <ActionButton keys="Ctrl F" disabled={!isOpen} onClick={() => open('phrase')}>
                {text.newPhrase}
              </ActionButton>
              {hasPassphrase && (
                <ActionButton keys="Ctrl D" onClick={() => open('passphrase')}>
                  {text.changePassphrase}
                </ActionButton>
              )}
            </div>
          )}
        </section>
      )}
      <Retention />
      {opened === 'rotate' && (
        <RotateKey hasPassphrase={hasPassphrase} onClose={() => close(null)} onDone={() => close(text.rotateStarted)} />
      )}
      {opened === 'phrase' && <NewPhrase onClose={() => close(null)} onDone={() => close(text.replaced)} />}
      {opened === 'passphrase' && <ChangePassphrase onClose={() => close(null)} onDone={() => close(text.changed)} />}
    </Screen>
  )
}
