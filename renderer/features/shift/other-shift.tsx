import { beginCounting, type ShiftView } from '../../../shared/contract/shift.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useMay } from '../../ui/session-context.ts'
import { PastButtons, type PastView, usePastKeys } from './past-buttons.tsx'
import { shiftTexts } from './texts.ts'

/** A colleague's shift: its drawer is counted and closed by a supervisor, or with a supervisor's password. */
export function OtherShift({ shift, onPast }: { shift: ShiftView; onPast: (view: PastView) => void }) {
  const text = useTexts(shiftTexts)
  const clock = useDeskClock()
  const supervises = useMay('supervision')
  const begin = useCommand(beginCounting)
  const close = (): void => void begin.run({})
  const pastKeys = usePastKeys(onPast)
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.closeForeign, run: close }, ...pastKeys])
  return (
    <Screen title={text.title} extra={<PastButtons onPast={onPast} />}>
      <div className="narrow">
        <Notice look="ask" title={text.other(shift.number, shift.operatorName)}>
          <p>{text.otherSince(clock.full(shift.openedAt))}</p>
          <p>{shift.state === 'counting' ? text.otherCounting : text.otherTodo}</p>
          <p>{supervises ? text.otherForced : text.otherForcedAsk}</p>
        </Notice>
      </div>
      <div className="row">
        <ActionButton size="large" keys="Ctrl Enter" autoFocus busy={begin.running} onClick={close}>
          {text.closeForeign}
        </ActionButton>
      </div>
      <ErrorNotice error={begin.error} />
    </Screen>
  )
}
