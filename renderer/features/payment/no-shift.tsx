import type { ShiftView } from '../../../shared/contract/shift.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { tenderTexts } from './tender-texts.ts'
import { paymentTexts } from './texts.ts'

/** No cash operation without the own open shift: said with the way on, and what was scanned is kept. */
export function NoShift({ shift, lineCount }: { shift: ShiftView | null; lineCount: number }) {
  const text = useTexts(paymentTexts)
  const language = useLanguage()
  const openShiftFrom = useWindowState((state) => state.openShiftFrom)
  const tenderText = useTexts(tenderTexts)
  const counting = shift?.own === true && shift.state === 'counting'
  const goOn = (): void => openShiftFrom('payment')
  const label = shift === null ? text.openShift : text.toShift
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label, run: goOn, inLine: false }])
  const title =
    shift === null
      ? text.noShift
      : counting
        ? tenderText.countingShift
        : shift.own
          ? text.oldShift
          : text.otherShift(shift.number, shift.operatorName)
  const why =
    shift === null
      ? text.noShiftWhy
      : counting
        ? tenderText.countingShiftTodo
        : shift.own
          ? text.oldShiftTodo
          : text.otherShiftTodo
  return (
    <Screen title={text.title}>
      <div className="narrow">
        <Notice look="ask" title={title}>
          <p>{why}</p>
          {lineCount > 0 && <p>{text.noShiftKept(plural(language, lineCount, text.lineCount))}</p>}
        </Notice>
      </div>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={goOn}>
          {label}
        </ActionButton>
      </div>
    </Screen>
  )
}
