import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { CountRows } from '../../../shared/contract/cash.ts'
import type { InputOf, Operation, OutputOf } from '../../../shared/contract/define.ts'
import { getCounting } from '../../../shared/contract/shift.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { CountForm } from '../../ui/count-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { isUntouched, rowsOfTyped, totalOfTyped } from '../../ui/typed-count.ts'
import { ActSide } from './act-side.tsx'
import { actTexts } from './act-texts.ts'
import type { Act, DraftOfAct } from './cash-store.ts'
import styles from './cash.module.css'
import { useCounting } from './use-counting.ts'

type Props<Op extends Operation<'command'>> = {
  op: Op
  act: Act
  draft: DraftOfAct
  /** Before the count; Enter walks them. */
  fields?: ReactNode
  /** Null while a field is wrong, which then says so. */
  toInput: (rows: CountRows) => InputOf<Op> | null
  onDone: (value: OutputOf<Op>) => void
  onBack: () => void
}

/** Fields, then notes and coins, then the act: what most acts with cash are. */
export function CountStep<Op extends Operation<'command'>>(props: Props<Op>) {
  const { op, act, draft, fields, toInput, onDone, onBack } = props
  const text = useTexts(actTexts)
  const { value: counting, error } = useQuery(getCounting, {})
  const command = useCommand(op)
  const form = useRef<HTMLElement>(null)
  const denominations = counting?.denominations ?? []
  const [tried, setTried] = useState(false)
  // Every other act refuses nought by itself; a vault is opened once, and not by a key too many.
  const missing = act === 'vault_opening' && isUntouched(draft.count)
  useCounting(totalOfTyped(denominations, draft.count) > 0)

  const actNow = (): void => {
    setTried(true)
    if (missing) return
    const input = toInput(rowsOfTyped(denominations, draft.count))
    if (input === null) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    void command.run(input).then((answer) => {
      if (!answer.ok) return
      draft.forget()
      onDone(answer.value)
    })
  }
  const guard = useMoneyConfirm(act, command.running, actNow)
  const back = (): void => {
    if (!command.running) onBack()
  }
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.nextRow },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.mains[act], run: guard.press },
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: back },
  ])
  return (
    <Screen
      title={text.titles[act]}
      onKeyDown={guard.onKeyDown}
      side={
        <ActSide
          about={text.abouts[act]}
          main={text.mains[act]}
          back={text.back}
          running={command.running}
          error={command.error}
          onMain={guard.press}
          onBack={back}
        />
      }
    >
      <ErrorNotice error={error} />
      {counting !== undefined && (
        <section ref={form} className={styles['form']}>
          {fields !== undefined && (
            <div className={styles['fields']} onKeyDown={(event) => walkFields(event, form.current)}>
              {fields}
            </div>
          )}
          <CountForm
            denominations={denominations}
            typed={draft.count}
            onChange={draft.setCount}
            totalLabel={text.total}
            missing={tried && missing}
            autoFocus={fields === undefined}
          />
        </section>
      )}
    </Screen>
  )
}

/** Enter goes to the next field, from the last of them into the count; it is never the act itself. */
function walkFields(event: KeyboardEvent<HTMLElement>, form: HTMLElement | null): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey) return
  event.preventDefault()
  if (event.repeat || form === null) return
  const stops = [...form.querySelectorAll<HTMLElement>(':is(input, select):not([data-aside])')]
  // A field that Enter walks past is walked from nevertheless.
  const from = event.target as Node
  const next = stops.find((stop) => from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
  next?.focus()
  // As Tab does: a proposed date is typed over.
  if (next instanceof HTMLInputElement) next.select()
}
