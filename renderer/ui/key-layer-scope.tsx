import { type ReactNode, useState } from 'react'
import { KeyLayer, layerAbove, useShortcuts } from '../keys/shortcuts.ts'
import { useFocusReturn } from './focus-return.ts'

type Props = { onClose: () => void; label: string; children: ReactNode }

/**
 * What lies above everything else while it is mounted: Esc closes it, and the keys of what lies under it sleep. Mantine's
 * own Esc is switched off where this is used: it acts first, and the same key would then also reach the screen below.
 */
export function KeyLayerScope({ onClose, label, children }: Props) {
  const [layer] = useState(layerAbove)
  useFocusReturn()
  return (
    <KeyLayer value={layer}>
      <CloseKey onClose={onClose} label={label} />
      {children}
    </KeyLayer>
  )
}

function CloseKey({ onClose, label }: { onClose: () => void; label: string }) {
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label, run: onClose }])
  return null
}
