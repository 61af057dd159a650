import { useState } from 'react'
import { type ApplicationView, listApplications } from '../../../shared/contract/applications.ts'
import { applicationKinds, applicationStates } from '../../../shared/domain/application-states.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { usePages } from '../../api/use-pages.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ApplicationCard } from './application-card.tsx'
import { useApplications } from './application-store.ts'
import { applicationTexts } from './application-texts.ts'
import styles from './reversal.module.css'

const stateFilters = ['open', 'all', ...applicationStates] as const

/** The applications by state and kind, newest first; the chosen one with its progress beside. */
export function ApplicationList() {
  const text = useTexts(applicationTexts)
  const clock = useDeskClock()
  const begin = useApplications((store) => store.begin)
  const [state, setState] = useState<(typeof stateFilters)[number]>('open')
  const [kind, setKind] = useState<(typeof applicationKinds)[number] | 'any'>('any')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const pages = usePages(
    listApplications,
    (before) => ({ state, kind: kind === 'any' ? null : kind, before }),
    ({ applications }) => applications,
    ({ applicationId }) => applicationId,
  )
  const { rows } = pages
  const at = Math.max(
    0,
    rows.findIndex(({ applicationId }) => applicationId === chosenId),
  )
  const chosen: ApplicationView | null = rows[at] ?? null
  const move = (step: number): void => setChosenId(rows[at + step]?.applicationId ?? chosen?.applicationId ?? null)
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
    { hotkey: 'Insert', keys: 'Ins', label: text.add, run: () => begin('') },
  ])
  return (
    <Screen
      title={text.title}
      side={chosen === null ? null : <ApplicationCard key={chosen.applicationId} application={chosen} />}
    >
      <div className={styles['tools']}>
        <SelectField
          label={text.state}
          value={state}
          options={stateFilters.map((value) => ({
            value,
            label: value === 'open' || value === 'all' ? text[value] : text.states[value],
          }))}
          onChange={setState}
        />
        <SelectField
          label={text.kind}
          value={kind}
          options={[
            { value: 'any' as const, label: text.anyKind },
            ...applicationKinds.map((value) => ({ value, label: text.kinds[value] })),
          ]}
          onChange={setKind}
        />
        <ActionButton look="main" keys="Ins" autoFocus onClick={() => begin('')}>
          {text.add}
        </ActionButton>
      </div>
      <ErrorNotice error={pages.error} />
      {pages.newest !== undefined && rows.length === 0 && <p className="muted">{text.empty}</p>}
      {rows.length > 0 && (
        <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.title}>
          <table className={styles['table']}>
            <thead>
              <tr>
                {[text.number, text.kind, text.when, text.receipt, text.what].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <th scope="col" className="number">
                  {text.sum}
                </th>
                <th scope="col">{text.state}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={row.applicationId}
                  aria-selected={row === chosen}
                  onClick={() => setChosenId(row.applicationId)}
                >
                  <td className="nowrap strong">{row.number}</td>
                  <td>{text.kinds[row.kind]}</td>
                  <td className="nowrap">{clock.date(row.registeredAt)}</td>
                  <td className="nowrap">{row.receiptNumber}</td>
                  <td>{row.lines.map(({ serviceName }) => serviceName).join(', ')}</td>
                  <td className="number">{formatMoneyPlain(row.sumKopecks)}</td>
                  <td>{text.states[row.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.showOlder !== null && (
        <div className="row">
          <ActionButton onClick={() => void pages.showOlder?.()}>{text.older}</ActionButton>
        </div>
      )}
    </Screen>
  )
}
