import { useLayoutEffect, useRef } from 'react'
import { countClients, findClients } from '../../shared/contract/clients.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { plural } from '../i18n/plural.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { useTypedWords } from '../keys/use-typed-words.ts'
import { ActionButton } from './action-button.tsx'
import { Choice, ChoiceList, useChoices } from './choice-list.tsx'
import styles from './client-search.module.css'
import { clientTexts } from './client-texts.ts'
import { ErrorNotice } from './notice.tsx'
import { useOpenClient } from './open-client.ts'
import { TextField } from './text-field.tsx'
import { useNamedCard } from './use-named-card.tsx'
import { useWindowState } from './window-state.ts'

/** Finds a client by what is said at the window and opens the card as merely named. */
export function ClientSearch() {
  const text = useTexts(clientTexts)
  const { words, at, search } = useOpenClient()
  const card = useNamedCard()
  const field = useRef<HTMLInputElement>(null)
  // Back from a card: what was typed still stands there, and the next word replaces it.
  useLayoutEffect(() => field.current?.select(), [])
  const asked = useTypedWords(words)
  const found = useQuery(findClients, asked.trim() === '' ? null : { words: asked })
  const clients = found.value?.clients ?? []
  const choices = useChoices({
    count: clients.length,
    at,
    ready: asked === words && found.value !== undefined && !card.opening,
    onMove: (next) => search(words, next),
    onChoose: (index) => {
      const client = clients[index]
      if (client !== undefined) card.open(client.clientId)
    },
  })
  useShortcuts([
    ...(clients.length > 0
      ? [
          { hotkey: null, keys: '↑ / ↓', label: text.keyWalk },
          { hotkey: null, keys: 'Enter', label: text.keyOpen },
        ]
      : []),
    { hotkey: null, keys: 'F3', label: text.keyRegister },
    ...(words === '' ? [] : [{ hotkey: 'Escape', keys: 'Esc', label: text.keyClear, run: () => search('', 0) }]),
  ])
  return (
    <>
      <div onKeyDown={choices.onKeyDown}>
        <TextField
          label={text.search}
          value={words}
          placeholder={text.searchPlaceholder}
          maxLength={100}
          autoFocus
          home
          ref={field}
          onChange={(typed) => {
            search(typed, 0)
            card.clear()
          }}
        />
      </div>
      <ErrorNotice error={card.error ?? found.error} />
      {words.trim() === '' ? (
        <Ways />
      ) : (
        found.value !== undefined &&
        (clients.length === 0 ? (
          <NothingFound why={text.noneWhy[found.value.matched]} />
        ) : (
          <ChoiceList label={text.searchList} tall>
            {clients.map((client, index) => (
              <Choice
                key={client.clientId}
                chosen={index === choices.chosen}
                onChoose={() => card.open(client.clientId)}
              >
                <Found client={client} />
              </Choice>
            ))}
          </ChoiceList>
        ))
      )}
      {found.value?.more === true && words.trim() !== '' && <p className="muted">{text.more}</p>}
      {card.dialog}
    </>
  )
}

type FoundClient = { shortName: string; birthYear: number; numbersMasked: readonly string[]; links: number }

function Found({ client }: { client: FoundClient }) {
  const text = useTexts(clientTexts)
  const language = useLanguage()
  return (
    <>
      <span className={`grow ${styles['name']}`}>
        <strong>{client.shortName}</strong>
        <span className="second">
          {text.born(client.birthYear)} · {plural(language, client.links, text.links)}
        </span>
      </span>
      <span className={styles['numbers']}>
        {client.numbersMasked.length === 0 ? text.noNumbers : client.numbersMasked.join(', ')}
      </span>
    </>
  )
}

/** Before anything is typed: what may be typed. */
function Ways() {
  const text = useTexts(clientTexts)
  const language = useLanguage()
  const { value } = useQuery(countClients, {})
  return (
    <section className="panel">
      <dl className={styles['ways']}>
        {text.emptyWays.map(([what, how]) => (
          <div key={what} className={styles['way']}>
            <dt>{what}</dt>
            <dd className="muted">{how}</dd>
          </div>
        ))}
      </dl>
      {value !== undefined && (
        <p className={`muted ${styles['known']}`}>
          {value.clients === 0
            ? text.noneKnown
            : (value.more ? text.knownMore : text.known)(plural(language, value.clients, text.clients))}
        </p>
      )}
    </section>
  )
}

function NothingFound({ why }: { why: string }) {
  const text = useTexts(clientTexts)
  const show = useWindowState((state) => state.show)
  return (
    <section className={`panel ${styles['none']}`} role="status">
      <h2>{text.none}</h2>
      <p className="muted">{why}</p>
      <div className="row">
        <ActionButton keys="F3" onClick={() => show('registration')}>
          {text.register}
        </ActionButton>
      </div>
    </section>
  )
}
