import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import type { OutRow } from './out-rows.ts'
import { registersOutTexts } from './texts.ts'

type Props = {
  row: OutRow | null
  waiting: number
  sendable: number
  /** Another day with something to do. */
  otherDay: string | null
  busy: boolean
  onMakeAll: () => void
  onMake: (row: OutRow) => void
  onRepeat: (registerId: string) => void
  onSent: () => void
  onTransfers: () => void
  onShow: (businessDate: string) => void
}

/** What may be done now; the first of it has the focus. */
export function OutActions(props: Props) {
  const { row, waiting, sendable, otherDay, busy } = props
  const text = useTexts(registersOutTexts)
  const state = row?.of === 'made' ? row.register.state : null
  const mayMake = row?.of === 'waiting' || state === 'stale'
  const makeOne = (): void => {
    if (row !== null && mayMake) props.onMake(row)
  }
  const repeat = (): void => {
    if (row?.of === 'made') props.onRepeat(row.register.registerId)
  }
  const other = (): void => {
    if (otherDay !== null) props.onShow(otherDay)
  }
  useShortcuts([
    ...(waiting > 0 ? [{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.makeAll, run: props.onMakeAll }] : []),
    ...(mayMake
      ? [{ hotkey: 'Insert', keys: 'Ins', label: state === 'stale' ? text.makeAgain : text.makeOne, run: makeOne }]
      : []),
    ...(sendable > 0 ? [{ hotkey: 'mod+M', keys: 'Ctrl M', label: text.markSent, run: props.onSent }] : []),
    ...(row?.of === 'made' ? [{ hotkey: 'mod+R', keys: 'Ctrl R', label: text.repeat, run: repeat }] : []),
    { hotkey: 'mod+B', keys: 'Ctrl B', label: text.transfers, run: props.onTransfers },
    ...(otherDay === null ? [] : [{ hotkey: 'mod+D', keys: 'Ctrl D', label: text.keyDay, run: other }]),
  ])
  return (
    <div className="row wrap">
      <ActionButton
        look="main"
        keys="Ctrl Enter"
        autoFocus
        disabled={waiting === 0}
        busy={busy}
        onClick={props.onMakeAll}
      >
        {text.makeAll}
      </ActionButton>
      <ActionButton keys="Ins" disabled={!mayMake} onClick={makeOne}>
        {state === 'stale' ? text.makeAgain : text.makeOne}
      </ActionButton>
      <ActionButton keys="Ctrl M" disabled={sendable === 0} onClick={props.onSent}>
        {text.markSent}
      </ActionButton>
      <ActionButton keys="Ctrl R" disabled={row?.of !== 'made'} onClick={repeat}>
        {text.repeat}
      </ActionButton>
      <ActionButton keys="Ctrl B" onClick={props.onTransfers}>
        {text.transfers}
      </ActionButton>
      {otherDay !== null && (
        <ActionButton keys="Ctrl D" onClick={other}>
          {text.showDay(formatDate(otherDay))}
        </ActionButton>
      )}
    </div>
  )
}
