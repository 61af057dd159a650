import '@mantine/core/styles/ScrollArea.layer.css'
import '@mantine/spotlight/styles.layer.css'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { KeyLayerScope } from '../ui/key-layer-scope.tsx'
import { paletteClosed } from './palette-store.ts'
import styles from './palette.module.css'
import { frameTexts } from './texts.ts'

export type PaletteAction = {
  id: string
  label: string
  /** Words in both languages by which it is found. */
  words: string
  keys: string | null
  run: () => void
}

/** Ctrl+K: every action, found by Russian and English words. Opened by our own physical key (stack.md §3). */
export function Palette({ actions }: { actions: readonly PaletteAction[] }) {
  const text = useTexts(frameTexts)
  const [opened, setOpened] = useState(false)
  return (
    <>
      {opened && (
        <KeyLayerScope onClose={spotlight.close} label={text.close}>
          {null}
        </KeyLayerScope>
      )}
      <Spotlight
        shortcut={null}
        closeOnEscape={false}
        onSpotlightOpen={() => setOpened(true)}
        onSpotlightClose={() => {
          setOpened(false)
          paletteClosed()
        }}
        overlayProps={{ backgroundOpacity: 0.4, color: '#15211d', blur: 0 }}
        actions={actions.map((action) => ({
          id: action.id,
          label: action.label,
          keywords: action.words,
          onClick: action.run,
          rightSection: action.keys === null ? null : <KeyHint keys={action.keys} />,
        }))}
        nothingFound={text.paletteEmpty}
        searchProps={{
          leftSection: <Search size={16} aria-hidden="true" />,
          placeholder: text.find,
          'aria-label': text.find,
        }}
        classNames={{ action: styles['action'] ?? '', actionSection: styles['section'] ?? '' }}
        shadow="none"
        transitionProps={{ duration: 0 }}
      />
    </>
  )
}
