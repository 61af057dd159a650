import type { ReactNode } from 'react'
import {
  type BuiltRegister,
  discardRegister,
  saveBadRows,
  takeOverRegister,
} from '../../../shared/contract/registers.ts'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { RegisterAge } from '../../ui/register-age.tsx'
import { Screen } from '../../ui/screen.tsx'
import { BadRows } from './bad-rows.tsx'
import styles from './registers.module.css'
import { useRegisters } from './registers-store.ts'
import { SaidNotice } from './said-notice.tsx'
import { registerTexts } from './texts.ts'
import { totalsWarnings } from './totals-warnings.ts'

/** A register that was read whole: its totals beside those of the former one, and the word to take it over. */
export function TotalsStep({ built }: { built: BuiltRegister }) {
  const text = useTexts(registerTexts)
  const { count } = useAmounts()
  const { say, said } = useRegisters()
  const take = useCommand(takeOverRegister)
  const discard = useAction(discardRegister)
  const save = useAction(saveBadRows)
  const { generation, serviceName, former } = built
  const warnings = totalsWarnings(built)
  const takeOver = (): void =>
    void take.run({ generation }).then((answer) => {
      if (answer.ok) say({ kind: 'taken', serviceName })
    })
  const drop = (): void =>
    void discard.run({}).then((answer) => {
      if (answer.ok) say({ kind: 'discarded' })
    })
  const saveBad = (): void =>
    void save.run({ generation }).then((answer) => {
      if (answer.ok && answer.value !== null) say({ kind: 'saved', fileName: answer.value.fileName })
    })
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.take, run: takeOver },
    { hotkey: 'Delete', keys: 'Del', label: text.discard, run: drop },
    ...(built.badRows > 0 ? [{ hotkey: 'mod+B', keys: 'Ctrl B', label: text.saveBad, run: saveBad }] : []),
  ])
  return (
    <Screen
      title={text.totalsTitle}
      about={text.totalsOf(serviceName, built.fileName)}
      side={<BadRows built={built} saving={save.running} onSave={saveBad} />}
    >
      <SaidNotice said={said?.kind === 'saved' ? said : null} />
      {warnings.includes('older') && (
        <Notice look="ask" title={text.olderTitle}>
          <p>{text.olderTodo}</p>
        </Notice>
      )}
      {warnings.includes('many_gone') && (
        <Notice look="ask" title={text.lessTitle(count(former?.goneAccounts ?? 0))}>
          <p>{text.lessTodo}</p>
        </Notice>
      )}
      <EnterForm onSubmit={takeOver}>
        <section className={styles['totals']}>
          <Compared built={built} />
        </section>
        <Counted built={built} />
        {former !== null && <p className="muted">{text.until}</p>}
        <ErrorNotice error={take.error ?? discard.error ?? save.error} />
        <div className="row">
          <ActionButton look="main" size="large" type="submit" keys="Enter" autoFocus busy={take.running}>
            {text.take}
          </ActionButton>
          <ActionButton size="large" keys="Del" busy={discard.running} onClick={drop}>
            {text.discard}
          </ActionButton>
        </div>
      </EnterForm>
    </Screen>
  )
}

function Compared({ built: { former, ...built } }: { built: BuiltRegister }) {
  const text = useTexts(registerTexts)
  const { count } = useAmounts()
  return (
    <table className={styles['totalsTable']}>
      <thead>
        <tr>
          <td />
          <th scope="col" className="number">
            {text.was}
          </th>
          <th scope="col" className="number">
            {text.becomes}
          </th>
          <th scope="col" className="number">
            {text.change}
          </th>
        </tr>
      </thead>
      <tbody>
        <Line
          name={text.asOf}
          was={former === null ? text.noFormer : <RegisterAge asOf={former.asOf} />}
          becomes={<RegisterAge asOf={built.asOf} />}
        />
        <Line
          name={text.accounts}
          big
          was={former && count(former.accounts)}
          becomes={count(built.accounts)}
          change={former && signed(built.accounts - former.accounts, count)}
        />
        <Line
          name={text.debt}
          big
          was={former && formatMoney(former.debtKopecks)}
          becomes={formatMoney(built.debtKopecks)}
          change={former && signed(built.debtKopecks - former.debtKopecks, formatMoneyPlain)}
        />
      </tbody>
    </table>
  )
}

const signed = (value: number, format: (value: number) => string): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`

type LineOf = { name: string; was: ReactNode; becomes: ReactNode; change?: ReactNode; big?: boolean }

function Line({ name, was, becomes, change, big = false }: LineOf) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{was}</td>
      <td className={`number ${big ? styles['big'] : ''}`}>{becomes}</td>
      <td className="number">{change}</td>
    </tr>
  )
}

function Counted({ built }: { built: BuiltRegister }) {
  const text = useTexts(registerTexts)
  const { count } = useAmounts()
  const { former } = built
  const facts = [
    ...(former === null
      ? []
      : [[text.newAccounts, former.newAccounts] as const, [text.goneAccounts, former.goneAccounts] as const]),
    [text.rows, built.rows] as const,
    [text.badRows, built.badRows] as const,
    [text.duplicates, built.duplicates] as const,
    [text.overpaid, built.overpaid] as const,
    [text.meters, built.meters] as const,
  ]
  return (
    <dl className={styles['more']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={name === text.badRows && value > 0 ? styles['ask'] : 'strong'}>{count(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
