import { useState } from 'react'
import type { CashSettings } from '../../../shared/contract/cash.ts'
import { exchangeNotes, type MadeOrder } from '../../../shared/contract/cash-orders.ts'
import { getCounting } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { CountForm } from '../../ui/count-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { rowsOfTyped, totalOfTyped } from '../../ui/typed-count.ts'
import { ActSide } from './act-side.tsx'
import { actTexts } from './act-texts.ts'
import { useCashDraft } from './cash-store.ts'
import styles from './cash.module.css'
import { useCounting } from './use-counting.ts'

/** What main would say of either side. */
const nothingCounted = { kind: 'refused', code: 'cash.nothing_counted', params: {} } as const

type Props = { settings: CashSettings; onDone: (made: MadeOrder) => void; onBack: () => void }

/** What was taken is counted first, then what is given for it: the same sum in other notes. */
export function ExchangeForm({ settings, onDone, onBack }: Props) {
  const text = useTexts(actTexts)
  const draft = useCashDraft('exchange', null)
  const { value: counting, error } = useQuery(getCounting, {})
  const command = useCommand(exchangeNotes)
  const [step, setStep] = useState<'taken' | 'given'>('taken')
  const [nothing, setNothing] = useState(false)
  const denominations = counting?.denominations ?? []
  const takenKopecks = totalOfTyped(denominations, draft.count)
  const counterparty = draft.fields['counterparty'] ?? settings.counterparties[0] ?? ''
  useCounting(takenKopecks > 0)

  const goOn = (): void => {
    if (step === 'taken') {
      command.clear()
      setNothing(takenKopecks === 0)
      if (takenKopecks > 0) setStep('given')
      return
    }
    const taken = rowsOfTyped(denominations, draft.count)
    const given = rowsOfTyped(denominations, draft.other)
    void command.run({ taken, given, counterparty }).then((answer) => {
      if (!answer.ok) return
      draft.forget()
      onDone(answer.value)
    })
  }
  const guard = useMoneyConfirm(step, command.running, goOn)
  const back = (): void => {
    if (command.running) return
    if (step === 'given') setStep('taken')
    else onBack()
  }
  const main = step === 'taken' ? text.goOn : text.mains.exchange
  const backLabel = step === 'taken' ? text.back : text.toTaken
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.nextRow },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press },
    { hotkey: 'Escape', keys: 'Esc', label: backLabel, run: back },
  ])
  return (
    <Screen
      title={text.titles.exchange}
      onKeyDown={guard.onKeyDown}
      side={
        <ActSide
          about={step === 'taken' ? text.taken : text.given(formatMoney(takenKopecks))}
          main={main}
          back={backLabel}
          running={command.running}
          error={nothing && takenKopecks === 0 ? nothingCounted : command.error}
          onMain={guard.press}
          onBack={back}
        />
      }
    >
      <ErrorNotice error={error} />
      {counting !== undefined && (
        <section className={styles['form']}>
          {step === 'taken' && (
            <div className={styles['fields']}>
              <SelectField
                label={text.exchangeWith}
                value={counterparty}
                aside
                options={settings.counterparties.map((value) => ({ value, label: value }))}
                onChange={(value) => draft.type({ counterparty: value })}
              />
            </div>
          )}
          <CountForm
            key={step}
            denominations={denominations}
            typed={step === 'taken' ? draft.count : draft.other}
            onChange={step === 'taken' ? draft.setCount : draft.setOther}
            totalLabel={step === 'taken' ? text.takenTotal : text.givenTotal}
            autoFocus
          />
        </section>
      )}
    </Screen>
  )
}
