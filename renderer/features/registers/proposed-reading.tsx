import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { layoutTexts } from './layout-texts.ts'
import type { Preview } from './use-preview.ts'

type Props = {
  layout: RegisterLayout
  proposed: Preview['proposed']
  onChange: (layout: RegisterLayout) => void
}

/** Said when the file's bytes speak for another encoding or separator than the one chosen; a key takes it. */
export function ProposedReading({ layout, proposed, onChange }: Props) {
  const text = useTexts(layoutTexts)
  const { encoding, separator } = proposed
  const isOtherEncoding = encoding !== layout.encoding
  const isOtherSeparator = layout.format === 'text' && separator !== null && separator !== layout.separator
  const differs = isOtherEncoding || isOtherSeparator
  const use = (): void => {
    if (isOtherEncoding) onChange({ ...layout, encoding })
    else if (isOtherSeparator) onChange({ ...layout, separator })
  }
  useShortcuts(differs ? [{ hotkey: 'alt+E', keys: 'Alt E', label: text.useIt, run: use }] : [])
  if (!differs) return null
  const title = isOtherEncoding
    ? text.encodingOther(text.encodings[encoding])
    : separator === null
      ? ''
      : text.separatorOther(text.separators[separator])
  return (
    <Notice look="ask">
      <div className="row">
        <p className="strong">{title}</p>
        <ActionButton keys="Alt E" onClick={use}>
          {text.useIt}
        </ActionButton>
      </div>
    </Notice>
  )
}
