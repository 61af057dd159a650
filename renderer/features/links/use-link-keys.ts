import { useTexts } from '../../i18n/dictionary.ts'
import { type Shortcut, useShortcuts } from '../../keys/shortcuts.ts'
import { clientTexts } from '../../ui/client-texts.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { linkTexts } from './texts.ts'
import type { LinkingRun } from './use-linking.ts'
import type { Undo } from './use-undo.ts'

type KeysOf = { linking: LinkingRun; undo: Undo; needsDocument: boolean; askDocument: () => void }

/** Esc goes one step back, from the empty search to the card. */
export function useLinkKeys({ linking, undo, needsDocument, askDocument }: KeysOf): void {
  const text = useTexts(linkTexts)
  const common = useTexts(clientTexts)
  const endVisit = useOpenClient((state) => state.endVisit)
  const show = useWindowState((state) => state.show)
  const { state, dispatch } = linking
  const atStart = state.step === 'service' && state.words === ''
  const act = needsDocument ? common.document : text.link
  const enter = { service: text.keyService, choice: text.keyService, account: text.keyCheck, checked: act }[state.step]
  const shortcuts: Shortcut[] = [
    ...(state.step === 'service' ? [{ hotkey: null, keys: '↑ / ↓', label: text.keyWalk }] : []),
    { hotkey: null, keys: 'Enter', label: enter },
    ...(needsDocument ? [{ hotkey: 'Insert', keys: 'Ins', label: common.document, run: askDocument }] : []),
    { hotkey: null, keys: 'Tab', label: text.keyLinked },
    ...(undo.unlinked === null
      ? []
      : [{ hotkey: 'alt+Z', keys: 'Alt Z', label: text.keyTakeBack, run: undo.takeBack }]),
    { hotkey: 'mod+Q', keys: 'Ctrl Q', label: common.nextClient, run: endVisit },
    {
      hotkey: 'Escape',
      keys: 'Esc',
      label: atStart ? text.keyCard : text.keyBack,
      run: () => (atStart ? show('client') : dispatch({ type: 'stepped_back' })),
    },
  ]
  useShortcuts(shortcuts)
}
