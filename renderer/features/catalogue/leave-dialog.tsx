import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formTexts } from './form-texts.ts'

/** Esc with something typed: Enter and Esc go on with it, only the other button drops it. */
export function LeaveDialog({ onClose, onDrop }: { onClose: () => void; onDrop: () => void }) {
  const text = useTexts(formTexts)
  return (
    <Dialog title={text.unsaved} onClose={onClose} closeLabel={text.stay}>
      <div className="stack">
        <p>{text.unsavedWhy}</p>
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus onClick={onClose}>
            {text.stay}
          </ActionButton>
          <ActionButton look="danger" onClick={onDrop}>
            {text.drop}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
