import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { KeyLayerScope } from './key-layer-scope.tsx'

const texts = dictionary({ close: 'Закрыть' }, { close: 'Close' })

type Props = { title: string; onClose: () => void; children: ReactNode; width?: number; closeLabel?: string }

/** A dialog: keeps the focus inside, gives it back after; Esc closes it, and the keys of what lies under it sleep. */
export function Dialog({ title, onClose, children, width = 560, closeLabel }: Props) {
  const text = useTexts(texts)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={width}
      centered
      yOffset={16}
      closeOnEscape={false}
      overlayProps={{ backgroundOpacity: 0.4, color: 'var(--overlay)' }}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <KeyLayerScope onClose={onClose} label={closeLabel ?? text.close}>
        {children}
      </KeyLayerScope>
    </Modal>
  )
}
