import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formTexts } from './form-texts.ts'

/** Something filled in is to go: Enter removes it, Esc keeps it. */
export function RemoveDialog(props: { name: string; onClose: () => void; onRemove: () => void }) {
  const text = useTexts(formTexts)
  return (
    <Dialog title={text.removeAsk(props.name)} onClose={props.onClose} closeLabel={text.cancel}>
      <div className="stack">
        <p>{text.removeWhy}</p>
        <div className="row">
          <ActionButton look="danger" keys="Enter" autoFocus onClick={props.onRemove}>
            {text.remove}
          </ActionButton>
          <ActionButton keys="Esc" onClick={props.onClose}>
            {text.cancel}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
