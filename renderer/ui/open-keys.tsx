import { useTexts } from '../i18n/dictionary.ts'
import { keyTexts } from '../i18n/key-texts.ts'
import { ActionButton } from './action-button.tsx'
import { useKeysDialog } from './keys-dialog.ts'

/** The way on from «личные данные закрыты». */
export function OpenKeys() {
  const text = useTexts(keyTexts)
  const open = useKeysDialog((state) => state.open)
  return (
    <div className="row">
      <ActionButton keys="Ctrl U" onClick={open}>
        {text.openKeys}
      </ActionButton>
    </div>
  )
}
