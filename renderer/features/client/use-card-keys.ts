import type { ClientCard } from '../../../shared/contract/clients.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { type Shortcut, useShortcuts } from '../../keys/shortcuts.ts'
import { clientTexts } from '../../ui/client-texts.ts'
import type { ScreenId } from '../../ui/feature.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { useMay } from '../../ui/session-context.ts'
import { templateTexts } from '../../ui/template-texts.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { cardBlocks, goToBlock, keyOfBlock } from './card-block.tsx'
import { cardTexts } from './texts.ts'

/** `in_hand`: the document is asked for by an act that a code can't prove. */
export type OpenedDialog = 'nothing' | 'templates' | 'document' | 'in_hand' | 'sms' | 'block' | 'email'

type KeysOf = {
  card: ClientCard
  chosen: ClientCard['numbers'][number] | null
  move: (step: number) => void
  open: (opened: OpenedDialog) => void
  print: () => void
  /** Alt 1…5: a template is paid from the card. */
  templateKeys: readonly Shortcut[]
}

/** What is done to this client on screens of their own, which say what they need to be shown. */
const otherActs: readonly {
  hotkey: string
  keys: string
  label: 'actMerge' | 'actWithdraw'
  screen: ScreenId
}[] = [
  { hotkey: 'mod+M', keys: 'Ctrl M', label: 'actMerge', screen: 'merges' },
  { hotkey: 'mod+J', keys: 'Ctrl J', label: 'actWithdraw', screen: 'withdrawal' },
]

/** The focus stays on the main action while the card is read: an owner may have 200 services. */
const turnPage = (direction: 1 | -1): void => document.querySelector('main')?.scrollBy(0, direction * 500)

/** Everything a card can do, by keys; each block has its own. */
export function useCardKeys({ card, chosen, move, open, print, templateKeys }: KeysOf): void {
  const text = useTexts(cardTexts)
  const common = useTexts(clientTexts)
  const templateText = useTexts(templateTexts)
  const close = useOpenClient((state) => state.close)
  const endVisit = useOpenClient((state) => state.endVisit)
  const show = useWindowState((state) => state.show)
  const pays = useMay('payments') && card.links.length > 0
  const titles = {
    numbers: text.numbers,
    links: text.links,
    templates: templateText.title,
    payments: text.payments,
    documents: text.documents,
    consents: text.consents,
    representatives: text.representatives,
    history: text.history,
  }
  const shortcuts: Shortcut[] = [
    { hotkey: null, keys: 'Enter', label: pays ? text.pay : text.link },
    ...(card.level === 'document'
      ? []
      : [{ hotkey: 'Insert', keys: 'Ins', label: text.document, run: () => open('document') }]),
    ...(card.level === 'named'
      ? [{ hotkey: 'alt+S', keys: 'Alt S', label: text.proveBySms, run: () => open('sms') }]
      : []),
    ...(card.numbers.length > 1
      ? [
          { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyNumber, run: () => move(1) },
          { hotkey: 'ArrowUp', keys: '↑', label: text.keyNumber, run: () => move(-1), inLine: false },
        ]
      : []),
    ...(chosen === null || chosen.state === 'revoked'
      ? []
      : [
          {
            hotkey: 'Delete',
            keys: 'Del',
            label: chosen.state === 'blocked' ? text.unblock : text.block,
            run: () => open('block'),
          },
        ]),
    ...(card.links.length === 0
      ? []
      : [{ hotkey: 'alt+P', keys: 'Alt P', label: text.printLinks, run: print, inLine: false }]),
    ...otherActs.map(({ hotkey, keys, label, screen }) => ({
      hotkey,
      keys,
      label: text[label],
      run: () => show(screen),
      inLine: false,
    })),
    ...templateKeys,
    {
      hotkey: 'alt+T',
      keys: 'Alt T',
      label: templateText.keyTemplates,
      run: () => open('templates'),
      inLine: false,
    },
    { hotkey: 'mod+E', keys: 'Ctrl E', label: text.email, run: () => open('email'), inLine: false },
    {
      hotkey: 'mod+Enter',
      keys: 'Ctrl Enter',
      label: text.pay,
      run: () => show(pays ? 'payment' : 'links'),
      inLine: false,
    },
    { hotkey: null, keys: `Ctrl 1…${cardBlocks.length}`, label: text.keyBlock },
    ...cardBlocks.map((name, index) => ({
      hotkey: `mod+Digit${index + 1}`,
      keys: keyOfBlock(name),
      label: titles[name],
      run: () => goToBlock(name),
      inLine: false,
    })),
    { hotkey: 'mod+N', keys: 'Ctrl N', label: text.keyNumbers, run: () => show('numbers'), inLine: false },
    { hotkey: 'PageDown', keys: 'PgDn', label: text.keyPage, run: () => turnPage(1), inLine: false },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.keyPage, run: () => turnPage(-1), inLine: false },
    { hotkey: 'mod+Q', keys: 'Ctrl Q', label: common.nextClient, run: endVisit },
    { hotkey: 'Escape', keys: 'Esc', label: text.keySearch, run: close },
  ]
  useShortcuts(shortcuts)
}
