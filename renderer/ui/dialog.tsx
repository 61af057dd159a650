import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import { Modal } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { KeyLayer, useShortcuts } from '../keys/shortcuts.ts'

const texts = dictionary({ close: 'Закрыть' }, { close: 'Close' })

type Props = { title: string; onClose: () => void; children: ReactNode; width?: number; closeLabel?: string }

/** A dialog: keeps the focus inside, gives it back after; Esc closes it, and the keys of what lies under it sleep. */
export function Dialog({ title, onClose, children, width = 560, closeLabel }: Props) {
  const text = useTexts(texts)
  const layer = useContext(KeyLayer)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={width}
      centered
      closeOnEscape={false}
      overlayProps={{ backgroundOpacity: 0.4, color: '#15211d' }}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <KeyLayer value={layer + 1}>
        <DialogKeys onClose={onClose} label={closeLabel ?? text.close} />
        {children}
      </KeyLayer>
    </Modal>
  )
}

function DialogKeys({ onClose, label }: { onClose: () => void; label: string }) {
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label, run: onClose }])
  return null
}
