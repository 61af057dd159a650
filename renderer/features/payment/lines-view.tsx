import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ClientChip } from '../../ui/client-chip.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { Basket } from './basket.tsx'
import { BillField } from './bill-field.tsx'
import { ClientTemplates } from './client-templates.tsx'
import { isWanted, type Line, lineProblem, type Payee, typedLine } from './line.ts'
import { commissionsOf, sumOf } from './line-sums.ts'
import { LastChange } from './last-change.tsx'
import { LineDialog } from './line-dialog.tsx'
import { LinesTable } from './lines-table.tsx'
import { newLineKey, usePayment } from './payment-store.ts'
import { PaymentNotice } from './payment-notice.tsx'
import { ServiceDialog } from './service-dialog.tsx'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'
import { type Opened, useLineKeys } from './use-line-keys.ts'
import { useOpenCash } from './use-open-cash.ts'
import { nextUnconfirmed } from './next-line.ts'
import { type LinesStep } from './workflow-steps.ts'

type Props = { state: LinesStep; reading: boolean; debtsError: CallError | null }

/** The lines: scanned, pasted, typed; each confirmed with an Enter, then to the cash. */
export function LinesView({ state, reading, debtsError }: Props) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const language = useLanguage()
  const dispatch = usePayment((store) => store.dispatch)
  const [opened, setOpened] = useState<Opened>({ what: 'nothing' })
  // Where Enter found no sum, or one that the provider does not take: said beside the field, never while typing.
  const [triedKey, setTriedKey] = useState<string | null>(null)
  const cash = useOpenCash()
  const billField = useRef<HTMLInputElement>(null)
  const active = state.lines.find((line) => line.key === state.activeKey) ?? null
  const wanted = state.lines.filter(isWanted).length
  const client = useOpenClient((store) => store.client)
  const hasClient = client !== null
  const comparing = state.lines.find((line) => line.key === state.comparingKey) ?? null

  /** Enter: this line is right; after the last one the cash opens (product.md §4). */
  const confirm = (): void => {
    const next = nextUnconfirmed(state.lines, state.activeKey)
    if (active !== null && !isWanted(active)) {
      // A linked service without a sum is passed over; Enter confirms nothing that the cashier does not stand on.
      setTriedKey(wanted === 0 ? active.key : null)
      if (next !== null) dispatch({ type: 'line_activated', key: next.key })
      else if (wanted > 0) void cash.open()
      return
    }
    const line = active?.confirmed === false ? active : next
    if (line === null) {
      if (wanted > 0) void cash.open()
      return
    }
    const problem = lineProblem(line)
    const isAboutSum = problem === 'amount_missing' || problem === 'wrong_amount'
    setTriedKey(isAboutSum ? line.key : null)
    if (problem === null) {
      dispatch({ type: 'line_confirmed', key: line.key })
      void cash.openIfReady()
    } else if (isAboutSum) dispatch({ type: 'line_activated', key: line.key })
    else dispatch({ type: 'compare_opened', key: line.key })
  }
  const guard = useMoneyConfirm('lines', cash.opening, confirm)

  const closeDialog = (): void => {
    setOpened({ what: 'nothing' })
    dispatch({ type: 'compare_closed' })
  }
  const compared = (line: Line): void => {
    setOpened({ what: 'nothing' })
    dispatch({ type: 'line_compared', line })
    if (line.origin !== 'typed') void cash.openIfReady()
  }
  useShortcuts(useLineKeys({ state, active, confirm: guard.press, open: setOpened }))

  return (
    <Screen
      title={text.title}
      about={wanted > 0 ? plural(language, wanted, text.lineCount) : null}
      extra={<ClientChip />}
      onKeyDown={guard.onKeyDown}
      side={
        <Basket lines={state.lines} sumKopecks={sumOf(state.lines)} commissionKopecks={commissionsOf(state.lines)}>
          <ActionButton
            look="main"
            size="large"
            keys="Ctrl Enter"
            grow
            disabled={wanted === 0}
            busy={cash.opening}
            onClick={guard.press}
          >
            {text.toCash}
          </ActionButton>
        </Basket>
      }
    >
      {state.lines.length === 0 && <LastChange />}
      <PaymentNotice notice={state.notice} onLine={compared} />
      <ErrorNotice error={cash.error ?? debtsError} />
      {hasClient && state.lines.length === 0 && (
        <Notice look="note" title={debtText.noLinks}>
          <p>{debtText.noLinksWhy}</p>
        </Notice>
      )}
      {client !== null && <ClientTemplates client={client} lines={state.lines} />}
      {state.lines.length > 0 && <LinesTable state={state} triedKey={triedKey} />}
      <div className="row wrap">
        <ActionButton keys="Ins" onClick={() => setOpened({ what: 'services' })}>
          <Plus size={16} aria-hidden="true" />
          {text.chooseService}
        </ActionButton>
        {state.lines.length > 0 && <span className="muted">{text.scanAny}</span>}
      </div>
      <BillField ref={billField} reading={reading} first={state.lines.length === 0} />
      {opened.what === 'services' && (
        <ServiceDialog
          onClose={closeDialog}
          onChoose={(payee: Payee, account) =>
            setOpened({ what: 'new_line', line: { ...typedLine(payee, newLineKey()), account } })
          }
        />
      )}
      {opened.what === 'new_line' && (
        <LineDialog key={opened.line.key} line={opened.line} onDone={compared} onClose={closeDialog} />
      )}
      {comparing !== null && (
        <LineDialog key={comparing.key} line={comparing} onDone={compared} onClose={closeDialog} />
      )}
      {opened.what === 'start_over' && <StartOver onClose={closeDialog} />}
    </Screen>
  )
}

function StartOver({ onClose }: { onClose: () => void }) {
  const text = useTexts(paymentTexts)
  const dispatch = usePayment((store) => store.dispatch)
  return (
    <Dialog title={text.startOver} onClose={onClose} closeLabel={text.startOverNo}>
      <div className="row">
        <ActionButton look="main" keys="Enter" autoFocus onClick={onClose}>
          {text.startOverNo}
        </ActionButton>
        <ActionButton
          onClick={() => {
            dispatch({ type: 'started_anew' })
            onClose()
          }}
        >
          {text.startOverYes}
        </ActionButton>
      </div>
    </Dialog>
  )
}
