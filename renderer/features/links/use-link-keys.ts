import { useTexts } from '../../i18n/dictionary.ts'
import { type Shortcut, useShortcuts } from '../../keys/shortcuts.ts'
import { clientTexts } from '../../ui/client-texts.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { linkTexts } from './texts.ts'
import type { LinkingRun } from './use-linking.ts'

type KeysOf = { linking: LinkingRun; needsDocument: boolean; askDocument: () => void }

/** Esc goes one step back, from the empty search to the card. */
export function useLinkKeys({ linking, needsDocument, askDocument }: KeysOf): void {
  const text = useTexts(linkTexts)
  const common = useTexts(clientTexts)
  const endVisit = useOpenClient((state) => state.endVisit)
  const show = useWindowState((state) => state.show)
  const { state, dispatch } = linking
  const atStart = state.step === 'service' && state.words === ''
  const act = needsDocument ? common.document : text.link
  const enter = { service: text.keyService, account: text.keyCheck, checked: act }[state.step]
  const shortcuts: Shortcut[] = [
    ...(state.step === 'service' ? [{ hotkey: null, keys: '↑ / ↓', label: text.keyWalk }] : []),
    { hotkey: null, keys: 'Enter', label: enter },
    ...(needsDocument ? [{ hotkey: 'Insert', keys: 'Ins', label: common.document, run: askDocument }] : []),
    { hotkey: null, keys: 'Tab', label: text.keyLinked },
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
