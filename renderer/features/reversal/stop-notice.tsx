import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { reversalTexts } from './texts.ts'
import type { Reversible } from './told-by-main.ts'

/** Why nothing can be given back now, and the way that is left: an application where the shift or the register is over. */
export function StopNotice({ payment }: { payment: Reversible }) {
  const text = useTexts(reversalTexts)
  const { tell } = useSentences()
  const openApplication = useWindowState((state) => state.openApplication)
  const apply = (): void => openApplication(payment.receiptNumber)
  const { stop } = payment
  const isLate = stop?.code === 'reversals.other_shift'
  const mayApply = isLate || payment.lines.some(({ state }) => state === 'sent')
  useShortcuts(mayApply ? [{ hotkey: 'mod+O', keys: 'Ctrl O', label: text.apply, run: apply }] : [])
  if (stop === null && !mayApply) return null
  const told = stop === null ? null : tell({ kind: 'refused', ...stop })
  return (
    <>
      {told !== null && (
        <Notice look="ask" title={told.what}>
          <p>{told.todo}</p>
        </Notice>
      )}
      {mayApply && (
        <div className="row">
          <ActionButton {...(isLate ? { look: 'main' } : {})} keys="Ctrl O" autoFocus={isLate} onClick={apply}>
            {text.apply}
          </ActionButton>
        </div>
      )}
    </>
  )
}
