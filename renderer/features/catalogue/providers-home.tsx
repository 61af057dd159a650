import { useDeferredValue, useLayoutEffect, useRef } from 'react'
import { findProviders, getProvider } from '../../../shared/contract/catalogue.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { useChoices } from '../../ui/choice-list.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useMay } from '../../ui/session-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './catalogue.module.css'
import { type Done, useCatalogue } from './catalogue-store.ts'
import { ProviderSide } from './provider-side.tsx'
import { NoProviders, ProvidersList } from './providers-list.tsx'
import { catalogueTexts } from './texts.ts'
import { useCatalogueActs } from './use-catalogue-acts.ts'

/** The list with its search; what is known of the chosen one stands on the right. */
export function ProvidersHome() {
  const text = useTexts(catalogueTexts)
  const mayEdit = useMay('supervision')
  const { words, at, done, search, edit, create, remove, show } = useCatalogue()
  const field = useRef<HTMLInputElement>(null)
  // Back from a provider: what was typed still stands there, and the next word replaces it.
  useLayoutEffect(() => field.current?.select(), [])
  const asked = useTypedWords(words)
  const found = useQuery(findProviders, { words: asked })
  const providers = found.value?.providers ?? []
  const ready = asked === words && found.value !== undefined
  const acts = useCatalogueActs()
  const chosenAt = Math.max(0, Math.min(at, providers.length - 1))
  const chosen = providers[chosenAt]
  // Walking on with an arrow held down asks main for where it rests.
  const restingId = useDeferredValue(chosen?.id)
  const { value: known } = useQuery(getProvider, restingId === undefined ? null : { providerId: restingId })
  const provider = known?.inForce ?? known?.awaited.find((one) => one.provider !== null)?.provider ?? null

  const open = (): void => {
    if (mayEdit && ready && provider !== null && provider.id === chosen?.id) edit(provider)
  }
  const removeChosen = (): void => {
    if (chosen !== undefined && ready) remove({ id: chosen.id, name: chosen.name })
  }
  const print = (): void => {
    if (chosen !== undefined && ready) acts.print(chosen)
  }
  const choices = useChoices({
    count: providers.length,
    at,
    ready,
    onMove: (next) => search(words, next),
    onChoose: open,
  })
  useShortcuts([
    ...(providers.length > 0 ? [{ hotkey: null, keys: '↑ / ↓', label: text.keyMove }] : []),
    { hotkey: 'mod+J', keys: 'Ctrl J', label: text.keyPrint, run: print },
    ...(mayEdit
      ? [
          ...(providers.length > 0 ? [{ hotkey: null, keys: 'Enter', label: text.keyEdit }] : []),
          { hotkey: 'Insert', keys: 'Ins', label: text.keyCreate, run: create },
          { hotkey: 'mod+D', keys: 'Ctrl D', label: text.keyRemove, run: removeChosen, inLine: false },
          { hotkey: 'mod+H', keys: 'Ctrl H', label: text.keyVersions, run: () => show('versions'), inLine: false },
          { hotkey: 'mod+O', keys: 'Ctrl O', label: text.keyImport, run: acts.choose, inLine: false },
          { hotkey: 'mod+E', keys: 'Ctrl E', label: text.keyExport, run: acts.export, inLine: false },
        ]
      : []),
    ...(words === '' ? [] : [{ hotkey: 'Escape', keys: 'Esc', label: text.keyClear, run: () => search('', 0) }]),
  ])
  return (
    <Screen
      title={text.title}
      about={<InForce />}
      side={
        <>
          {provider === null ? (
            <p className={`muted grow ${styles['nobody']}`}>{text.nobody}</p>
          ) : (
            <ProviderSide provider={provider} inForce={known?.inForce != null} awaited={known?.awaited ?? []} />
          )}
          <footer className={styles['foot']}>
            {mayEdit && (
              <ActionButton look="main" size="large" grow keys="Enter" disabled={provider === null} onClick={open}>
                {text.edit}
              </ActionButton>
            )}
            <ActionButton
              size="large"
              grow
              keys="Ctrl J"
              disabled={chosen === undefined}
              busy={acts.printing}
              onClick={print}
            >
              {text.print}
            </ActionButton>
          </footer>
        </>
      }
    >
      <div className={styles['find']} onKeyDown={choices.onKeyDown}>
        <TextField
          label={text.search}
          value={words}
          placeholder={text.searchPlaceholder}
          maxLength={100}
          autoFocus
          home
          ref={field}
          onChange={(typed) => search(typed, 0)}
        />
        {done !== null && <DoneNotice done={done} />}
        <ErrorNotice error={acts.error ?? found.error} />
        {found.value !== undefined && providers.length === 0 && <NoProviders isEmpty={words.trim() === ''} />}
        {providers.length > 0 && <ProvidersList key={asked} providers={providers} chosen={choices.chosen} />}
      </div>
      <More shown={providers.length} total={found.value?.total ?? 0} />
      {mayEdit && (
        <div className="row wrap">
          <ActionButton keys="Ins" onClick={create}>
            {text.create}
          </ActionButton>
          <ActionButton keys="Ctrl D" disabled={chosen === undefined} onClick={removeChosen}>
            {text.remove}
          </ActionButton>
          <ActionButton keys="Ctrl H" onClick={() => show('versions')}>
            {text.versions}
          </ActionButton>
          <ActionButton keys="Ctrl O" busy={acts.choosing} onClick={acts.choose}>
            {text.import}
          </ActionButton>
          <ActionButton keys="Ctrl E" busy={acts.exporting} onClick={acts.export}>
            {text.export}
          </ActionButton>
        </div>
      )}
    </Screen>
  )
}

/** Which version is in force, and since when. */
function InForce() {
  const text = useTexts(catalogueTexts)
  const clock = useDeskClock()
  const { value } = useQuery(findProviders, { words: '' })
  if (value === undefined) return null
  return value.validFrom === null ? text.shipped : text.version(value.version, clock.date(value.validFrom))
}

function More({ shown, total }: { shown: number; total: number }) {
  const text = useTexts(catalogueTexts)
  const language = useLanguage()
  const { count } = useAmounts()
  if (shown === 0) return null
  return (
    <p className="second" role="status">
      {shown < total ? text.more(shown, count(total)) : plural(language, total, text.providers)}
    </p>
  )
}

function DoneNotice({ done }: { done: Done }) {
  const text = useTexts(catalogueTexts)
  const clock = useDeskClock()
  if (done.kind === 'printed') return <PrintOutcome printJobId={done.printJobId} prefix={text.printing(done.name)} />
  return (
    <Notice
      look="note"
      title={
        done.kind === 'exported'
          ? text.exported(done.fileName)
          : text.saved(done.name, done.version, clock.date(done.validFrom))
      }
    />
  )
}
