import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { KeyLayerScope } from '../ui/key-layer-scope.tsx'
import styles from './lamps.module.css'
import { frameTexts } from './texts.ts'

export type Glow = 'good' | 'ask' | 'bad' | 'unknown'

export function Told({ what, todo }: { what: string; todo?: string }) {
  return (
    <>
      <p className="strong">{what}</p>
      {todo !== undefined && <p className="muted">{todo}</p>}
    </>
  )
}

type Props = {
  name: string
  glow: Glow
  /** To the screen where it is dealt with, for who may. */
  way?: { label: string; run: () => void } | null
  children: ReactNode
}

/** A dot and a word; pressed, it opens what it is and what to do. */
export function Lamp({ name, glow, way = null, children }: Props) {
  const text = useTexts(frameTexts)
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={360}
      trapFocus
      closeOnEscape={false}
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['lamp']}
          data-glow={glow}
          aria-expanded={opened}
          aria-haspopup="dialog"
          // The focus stays in the field a click came from: Esc gives it back there (KeyLayerScope).
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setOpened(!opened)}
        >
          <span className={styles['dot']} aria-hidden="true" />
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={name} className={styles['dropdown'] ?? ''}>
        <KeyLayerScope onClose={() => setOpened(false)} label={text.close}>
          <div className="stack tight" tabIndex={-1} data-autofocus={way === null || undefined}>
            {children}
            {way !== null && (
              <div className="row">
                <ActionButton
                  keys="Enter"
                  autoFocus
                  onClick={() => {
                    setOpened(false)
                    way.run()
                  }}
                >
                  {way.label}
                </ActionButton>
              </div>
            )}
          </div>
        </KeyLayerScope>
      </Popover.Dropdown>
    </Popover>
  )
}
