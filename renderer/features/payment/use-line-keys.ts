import { useTexts } from '../../i18n/dictionary.ts'
import type { Shortcut } from '../../keys/shortcuts.ts'
import { clientTexts } from '../../ui/client-texts.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { isWanted, type Line, lineProblem, sumProblem } from './line.ts'
import { usePayment } from './payment-store.ts'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'
import type { LinesStep } from './workflow-steps.ts'

/** What lies over the lines. */
export type Opened = { what: 'nothing' | 'services' | 'start_over' } | { what: 'new_line'; line: Line }

type KeysOf = { state: LinesStep; active: Line | null; confirm: () => void; open: (opened: Opened) => void }

/** The keys of the table; with a client open Esc leads to the card, and nothing is lost. */
export function useLineKeys({ state, active, confirm, open }: KeysOf): Shortcut[] {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const common = useTexts(clientTexts)
  const dispatch = usePayment((store) => store.dispatch)
  const show = useWindowState((store) => store.show)
  const hasClient = useOpenClient((store) => store.client !== null)
  const endVisit = useOpenClient((store) => store.endVisit)
  const services: Shortcut = {
    hotkey: 'Insert',
    keys: 'Ins',
    label: text.keyService,
    run: () => open({ what: 'services' }),
  }
  const escape: Shortcut = {
    hotkey: 'Escape',
    keys: 'Esc',
    label: state.notice !== null ? text.keyDismiss : hasClient ? debtText.keyCard : text.keyStartOver,
    run: () => {
      if (state.notice !== null) dispatch({ type: 'noticed', notice: null })
      else if (hasClient) show('client')
      else open({ what: 'start_over' })
    },
  }
  const nextClient: Shortcut[] = hasClient
    ? [{ hotkey: 'mod+Q', keys: 'Ctrl Q', label: common.nextClient, run: endVisit }]
    : []
  if (state.lines.length === 0) {
    return state.notice === null && !hasClient ? [services] : [services, ...nextClient, escape]
  }
  const isAboutSum = active !== null && (sumProblem(active) === lineProblem(active) || !isWanted(active))
  const compares = active !== null && !active.confirmed && !isAboutSum
  return [
    { hotkey: null, keys: 'Enter', label: compares ? text.keyCompare : text.keyConfirm },
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => dispatch({ type: 'line_moved', step: 1 }) },
    {
      hotkey: 'ArrowUp',
      keys: '↑',
      label: text.keyMove,
      run: () => dispatch({ type: 'line_moved', step: -1 }),
      inLine: false,
    },
    { hotkey: null, keys: '0–9', label: text.keyDigits },
    {
      hotkey: 'mod+Delete',
      keys: 'Ctrl Del',
      label: active?.payee.kind === 'linked' ? debtText.keyNotPay : text.keyRemove,
      run: () => active !== null && dispatch({ type: 'line_removed', key: active.key }),
    },
    services,
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.toCash, run: confirm, inLine: false },
    ...nextClient,
    escape,
  ]
}
