import { useState } from 'react'
import { getLastRemainder, openShift } from '../../../shared/contract/shift.ts'
import { formatMoney, formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import { useWindowState } from '../../ui/window-state.ts'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** The float is what the last shift left; another sum is taken as counted and said to differ. */
export function OpenShift() {
  const text = useTexts(shiftTexts)
  const { value: last, error: lastError } = useQuery(getLastRemainder, {})
  if (last === undefined)
    return lastError === null ? null : (
      <Screen title={text.title}>
        <ErrorNotice error={lastError} />
      </Screen>
    )
  return <OpenForm remainderKopecks={last.remainderKopecks} />
}

function OpenForm({ remainderKopecks }: { remainderKopecks: number | null }) {
  const text = useTexts(shiftTexts)
  const offered = formatMoneyPlain(remainderKopecks ?? 0)
  const [typed, setTyped] = useState(offered)
  useMoneyOpen(typed !== offered)
  const [tried, setTried] = useState(false)
  const opened = useWindowState((state) => state.shiftOpened)
  const open = useCommand(openShift)
  const floatKopecks = parseMoney(typed)
  const differs = remainderKopecks !== null && floatKopecks !== null && floatKopecks !== remainderKopecks

  const guard = useMoneyConfirm('open-shift', open.running, () => {
    setTried(true)
    if (floatKopecks === null) return
    void open.run({ floatKopecks }).then((answer) => {
      if (answer.ok) opened()
    })
  })
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.open },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.open, run: guard.press, inLine: false },
  ])
  const hint =
    remainderKopecks === null
      ? undefined
      : differs
        ? text.floatDiffers(formatMoney(remainderKopecks))
        : text.floatHint(formatMoney(remainderKopecks))
  return (
    <Screen title={text.title} about={text.none} onKeyDown={guard.onKeyDown}>
      <section className={styles['card']}>
        <p className="muted">{text.noneWhy}</p>
        <MoneyField
          id="float"
          label={text.float}
          size="huge"
          value={typed}
          autoFocus
          home
          onChange={setTyped}
          error={tried && floatKopecks === null ? text.floatBad : null}
          {...(hint === undefined ? {} : { hint })}
        />
        <ErrorNotice error={open.error} />
        <div className="row">
          <ActionButton look="main" size="large" keys="Enter" confirms busy={open.running} onClick={guard.press}>
            {text.open}
          </ActionButton>
        </div>
      </section>
    </Screen>
  )
}
