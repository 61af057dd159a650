import { useState } from 'react'
import { findClients } from '../../../shared/contract/clients.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { CompareDialog } from './compare-dialog.tsx'
import styles from './merges.module.css'
import { mergeTexts } from './texts.ts'

/** Finds the other card by anything a person says; the open one is not among what is found. */
export function OtherCard({ client, onMerged }: { client: OpenClient; onMerged: () => void }) {
  const text = useTexts(mergeTexts)
  const common = useTexts(clientTexts)
  const show = useWindowState((state) => state.show)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const [otherId, setOtherId] = useState<string | null>(null)
  const asked = useTypedWords(words)
  const found = useQuery(findClients, asked.trim() === '' ? null : { words: asked })
  const clients = (found.value?.clients ?? []).filter(({ clientId }) => clientId !== client.clientId)
  const choices = useChoices({
    count: clients.length,
    at,
    ready: asked === words && found.value !== undefined,
    onMove: setAt,
    onChoose: (index) => setOtherId(clients[index]?.clientId ?? null),
  })
  const clear = (): void => {
    setWords('')
    setAt(0)
  }
  useShortcuts([
    ...(clients.length > 0
      ? [
          { hotkey: null, keys: '↑ / ↓', label: text.keyWalk },
          { hotkey: null, keys: 'Enter', label: text.keyCompare },
        ]
      : []),
    { hotkey: 'mod+Q', keys: 'Ctrl Q', label: common.nextClient, run: useOpenClient.getState().endVisit },
    words === ''
      ? { hotkey: 'Escape', keys: 'Esc', label: common.toCard, run: () => show('client') }
      : { hotkey: 'Escape', keys: 'Esc', label: text.keyClear, run: clear },
  ])
  return (
    <>
      <div onKeyDown={choices.onKeyDown}>
        <TextField
          label={text.find}
          value={words}
          placeholder={text.findPlaceholder}
          maxLength={100}
          autoFocus
          home
          onChange={(typed) => {
            setWords(typed)
            setAt(0)
          }}
        />
      </div>
      <ErrorNotice error={found.error} />
      {words.trim() !== '' && found.value !== undefined && clients.length === 0 && (
        <p className="muted" role="status">
          {text.none}
        </p>
      )}
      {clients.length > 0 && (
        <ChoiceList label={text.found}>
          {clients.map((one, index) => (
            <Choice key={one.clientId} chosen={index === choices.chosen} onChoose={() => setOtherId(one.clientId)}>
              <span className={`grow ${styles['found']}`}>
                <strong>{one.shortName}</strong>
                <span className="second">{text.born(one.birthYear)}</span>
              </span>
              <span>{one.numbersMasked.length === 0 ? text.noNumbers : one.numbersMasked.join(', ')}</span>
            </Choice>
          ))}
        </ChoiceList>
      )}
      {otherId !== null && (
        <CompareDialog
          grant={client.grant}
          otherId={otherId}
          onClose={() => setOtherId(null)}
          onMerged={() => {
            setOtherId(null)
            onMerged()
          }}
        />
      )}
    </>
  )
}
