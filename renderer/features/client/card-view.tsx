import { useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { type Shortcut, useShortcuts } from '../../keys/shortcuts.ts'
import { ClientChip } from '../../ui/client-chip.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { useMay } from '../../ui/session-context.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { BlockDialog } from './block-dialog.tsx'
import { CardLinks } from './card-links.tsx'
import { CardNumbers } from './card-numbers.tsx'
import { CardPayments } from './card-payments.tsx'
import { CardSide } from './card-side.tsx'
import { cardTexts } from './texts.ts'

type Opened = 'nothing' | 'document' | 'block'

/** The card: numbers, services, payments; beside them what was shown, what may still be added, and the way on. */
export function CardView({ client, card }: { client: OpenClient; card: ClientCard }) {
  const [opened, setOpened] = useState<Opened>('nothing')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = card.numbers.find(({ numberId }) => numberId === chosenId) ?? card.numbers[0] ?? null
  const closeDialog = (): void => setOpened('nothing')
  const move = (step: number): void => {
    const at = chosen === null ? 0 : card.numbers.indexOf(chosen)
    const next = card.numbers[Math.max(0, Math.min(card.numbers.length - 1, at + step))]
    if (next !== undefined) setChosenId(next.numberId)
  }
  useShortcuts(useCardKeys({ card, chosen, move, open: setOpened }))
  return (
    <Screen
      title={card.name}
      about={card.birthDate === null ? null : formatDate(card.birthDate)}
      extra={<ClientChip />}
      side={<CardSide card={card} />}
    >
      <CardNumbers
        numbers={card.numbers}
        chosenId={chosen?.numberId ?? null}
        onChoose={setChosenId}
        onBlock={() => setOpened('block')}
      />
      <CardLinks links={card.links} numbers={card.numbers} />
      <CardPayments card={card} />
      {opened === 'document' && <DocumentDialog clientId={client.clientId} onClose={closeDialog} />}
      {opened === 'block' && chosen !== null && (
        <BlockDialog
          grant={client.grant}
          number={chosen}
          hasDocument={card.level !== 'named'}
          onDocument={() => setOpened('document')}
          onClose={closeDialog}
        />
      )}
    </Screen>
  )
}

/** The focus stays on the main action while the card is read: an owner may have 200 services. */
const turnPage = (direction: 1 | -1): void => document.querySelector('main')?.scrollBy(0, direction * 500)

type KeysOf = {
  card: ClientCard
  chosen: ClientCard['numbers'][number] | null
  move: (step: number) => void
  open: (opened: Opened) => void
}

function useCardKeys({ card, chosen, move, open }: KeysOf): Shortcut[] {
  const text = useTexts(cardTexts)
  const common = useTexts(clientTexts)
  const close = useOpenClient((state) => state.close)
  const endVisit = useOpenClient((state) => state.endVisit)
  const show = useWindowState((state) => state.show)
  const mayPay = useMay('payments')
  const pays = mayPay && card.links.length > 0
  return [
    { hotkey: null, keys: 'Enter', label: pays ? text.pay : text.link },
    ...(card.level === 'document'
      ? []
      : [{ hotkey: 'Insert', keys: 'Ins', label: common.document, run: () => open('document') }]),
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
    {
      hotkey: 'mod+Enter',
      keys: 'Ctrl Enter',
      label: text.pay,
      run: () => show(pays ? 'payment' : 'links'),
      inLine: false,
    },
    { hotkey: 'PageDown', keys: 'PgDn', label: text.keyPage, run: () => turnPage(1), inLine: false },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.keyPage, run: () => turnPage(-1), inLine: false },
    { hotkey: 'mod+Q', keys: 'Ctrl Q', label: common.nextClient, run: endVisit },
    { hotkey: 'Escape', keys: 'Esc', label: text.keySearch, run: close },
  ]
}
