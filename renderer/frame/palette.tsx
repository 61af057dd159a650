import '@mantine/core/styles/ScrollArea.layer.css'
import '@mantine/spotlight/styles.layer.css'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { KeyLayerScope } from '../ui/key-layer-scope.tsx'
import { type PaletteGroup, findActions } from './find-actions.ts'
import { paletteClosed } from './palette-store.ts'
import styles from './palette.module.css'
import { frameTexts } from './texts.ts'

/** Ctrl+K: every action, found by Russian and English words. Opened by our own physical key (stack.md §3). */
export function Palette({ groups }: { groups: readonly PaletteGroup[] }) {
  const text = useTexts(frameTexts)
  const [opened, setOpened] = useState(false)
  const [query, setQuery] = useState('')
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
        overlayProps={{ backgroundOpacity: 0.4, color: 'var(--overlay)', blur: 0 }}
        query={query}
        onQueryChange={setQuery}
        filter={(_query, actions) => actions}
        actions={findActions(groups, query).map((group) => ({
          group: group.name,
          actions: group.actions.map((action) => ({
            id: action.id,
            label: action.label,
            onClick: action.run,
            rightSection:
              action.keys === null ? null : (
                <span className={styles['keys']}>
                  {action.keys.split(' / ').map((key) => (
                    <KeyHint key={key} keys={key} />
                  ))}
                </span>
              ),
          })),
        }))}
        nothingFound={text.paletteEmpty}
        searchProps={{
          leftSection: <Search size={16} aria-hidden="true" />,
          placeholder: text.find,
          'aria-label': text.find,
        }}
        scrollable
        maxHeight="min(480px, 70vh)"
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        classNames={{
          action: styles['action'] ?? '',
          actionSection: styles['section'] ?? '',
          actionsGroup: styles['group'] ?? '',
        }}
        shadow="none"
        transitionProps={{ duration: 0 }}
      />
    </>
  )
}
