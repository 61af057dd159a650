import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { compareVersion, listVersions } from '../../../shared/contract/catalogue.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList } from '../../ui/choice-list.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useCatalogue } from './catalogue-store.ts'
import styles from './catalogue.module.css'
import { DifferenceList } from './difference-list.tsx'
import { versionTexts } from './version-texts.ts'

type Version = OutputOf<typeof listVersions>[number]

/** Who changed the catalogue, when and what; any version beside the one in force. */
export function VersionsView() {
  const text = useTexts(versionTexts)
  const drop = useCatalogue((state) => state.drop)
  const { value, error } = useQuery(listVersions, {})
  const [at, setAt] = useState(0)
  const [against, setAgainst] = useState<'before' | 'in_force'>('before')
  const versions = value ?? []
  const chosen = versions[Math.min(at, versions.length - 1)]
  const isShown =
    chosen !== undefined && chosen.state !== 'unreadable' && (chosen.version > 0 || against === 'in_force')
  const compared = useQuery(compareVersion, isShown ? { version: chosen.version, against } : null)
  const turn = (): void => setAgainst(against === 'before' ? 'in_force' : 'before')
  useShortcuts([
    {
      hotkey: 'ArrowDown',
      keys: '↑ / ↓',
      label: text.keyMove,
      run: () => setAt(Math.max(0, Math.min(at + 1, versions.length - 1))),
    },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => setAt(Math.max(at - 1, 0)), inLine: false },
    { hotkey: 'mod+D', keys: 'Ctrl D', label: text.keyAgainst, run: turn },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: () => drop() },
  ])
  return (
    <Screen title={text.title}>
      <ErrorNotice error={error} />
      <div className={styles['versions']}>
        <ChoiceList label={text.title} tabStop>
          {versions.map((version, index) => (
            <Choice key={version.version} chosen={version === chosen} onChoose={() => setAt(index)}>
              <VersionRow version={version} />
            </Choice>
          ))}
        </ChoiceList>
      </div>
      <div className="row">
        <Segments
          label={text.against}
          value={against}
          options={[
            { value: 'before', label: text.before },
            { value: 'in_force', label: text.inForce },
          ]}
          onChange={setAgainst}
        />
        <span className="grow" />
        <ActionButton keys="Esc" autoFocus onClick={() => drop()}>
          {text.back}
        </ActionButton>
      </div>
      <ErrorNotice error={compared.error} />
      {chosen !== undefined && !isShown && (
        <p className="muted">{chosen.state === 'unreadable' ? text.unreadable : text.first}</p>
      )}
      {isShown && compared.value != null && <DifferenceList label={text.against} differences={compared.value} />}
    </Screen>
  )
}

function VersionRow({ version }: { version: Version }) {
  const text = useTexts(versionTexts)
  const clock = useDeskClock()
  const { validFrom, madeAt, operatorName, providers, providerCount, whole, origin, state } = version
  return (
    <>
      <span className={`grow ${styles['name']}`}>
        <strong>
          {text.version(version.version)}
          {validFrom !== null && ` · ${text.from(clock.date(validFrom))}`}
        </strong>
        <span className="second">
          {[
            text.origins[origin],
            ...(operatorName === null ? [] : [operatorName]),
            ...(madeAt === null ? [] : [clock.full(madeAt)]),
            whole ? text.whole(providerCount) : text.providers(providers.slice(0, 3).join(', '), providerCount - 3),
          ].join(' · ')}
        </span>
      </span>
      <span className={styles['state']} data-state={state}>
        {text.states[state]}
      </span>
    </>
  )
}
