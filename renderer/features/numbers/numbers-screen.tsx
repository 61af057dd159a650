import { useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { ClientChip } from '../../ui/client-chip.tsx'
import { ClientLapsed } from '../../ui/client-lapsed.tsx'
import { ClientSearch } from '../../ui/client-search.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { OwnerUse } from '../../ui/owner-use.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useClientCard } from '../../ui/use-client-card.ts'
import { useIncomingClient } from '../../ui/use-incoming-client.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { GosuslugiDialog } from './gosuslugi-dialog.tsx'
import { NewPhoneDialog } from './new-phone-dialog.tsx'
import { NumberList } from './number-list.tsx'
import { ResetDialog } from './reset-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { numberTexts } from './texts.ts'

/** What is done with a client's numbers, the document in hand: a new phone, a new password, a Gosuslugi number, the end. */
export function NumbersScreen() {
  const text = useTexts(numberTexts)
  const { client, card, error } = useClientCard()
  const lapsed = useOpenClient((state) => state.lapsed)
  const coming = useIncomingClient()
  if (client !== null && card !== null) return <ClientNumbers client={client} card={card} />
  return (
    <Screen title={text.title} about={client === null && lapsed === null ? text.whose : null}>
      <ErrorNotice error={error ?? coming.error} />
      {client === null && (lapsed === null ? <ClientSearch /> : <ClientLapsed {...lapsed} />)}
    </Screen>
  )
}

type Opened = 'nothing' | 'document' | 'phone' | 'reset' | 'gosuslugi' | 'revoke'
type CardNumber = ClientCard['numbers'][number]

/** What can be done with this number now. */
const actsOf = (number: CardNumber | null) => ({
  phone: number?.kind === 'mobile' && number.state !== 'revoked',
  reset: number !== null && number.kind !== 'gosuslugi' && number.state === 'confirmed',
  revoke: number !== null && number.state !== 'revoked',
})

function ClientNumbers({ client, card }: { client: OpenClient; card: ClientCard }) {
  const text = useTexts(numberTexts)
  const common = useTexts(clientTexts)
  const show = useWindowState((state) => state.show)
  const [opened, setOpened] = useState<Opened>('nothing')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const chosen = card.numbers.find(({ numberId }) => numberId === chosenId) ?? firstLive(card.numbers)
  const acts = actsOf(chosen)
  const hasDocument = mayAct(client.level, 'number.rebind')
  const close = (said: string | null): void => {
    setOpened('nothing')
    setDone(said)
  }
  const open = (what: Opened): void => {
    setDone(null)
    setOpened(hasDocument ? what : 'document')
  }
  const move = (step: number): void => {
    const at = chosen === null ? 0 : card.numbers.indexOf(chosen)
    setChosenId(card.numbers[Math.max(0, Math.min(card.numbers.length - 1, at + step))]?.numberId ?? null)
  }
  useShortcuts([
    ...(card.numbers.length > 1
      ? [
          { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1) },
          { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
        ]
      : []),
    ...(hasDocument ? [] : [{ hotkey: 'Insert', keys: 'Ins', label: common.document, run: () => open('document') }]),
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.newPhone, run: () => acts.phone && open('phone') },
    { hotkey: 'mod+R', keys: 'Ctrl R', label: text.reset, run: () => acts.reset && open('reset') },
    { hotkey: 'mod+G', keys: 'Ctrl G', label: text.gosuslugi, run: () => open('gosuslugi') },
    { hotkey: 'mod+D', keys: 'Ctrl D', label: text.revoke, run: () => acts.revoke && open('revoke') },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyCard, run: () => show('client') },
  ])
  const dialog = { grant: client.grant, onClose: close }
  return (
    <Screen
      title={text.title}
      about={card.shortName}
      extra={<ClientChip />}
      side={
        <AboutSide title={text.about} points={text.points}>
          <span className="grow" />
          <OwnerUse owner={card.owner} gorodData={card.gorodData} />
        </AboutSide>
      }
    >
      {!hasDocument && (
        <Notice look="ask" title={text.needsDocument}>
          <div className="row">
            <ActionButton keys="Ins" autoFocus onClick={() => open('document')}>
              {common.document}
            </ActionButton>
          </div>
        </Notice>
      )}
      {done !== null && <Notice look="note" title={done} />}
      <NumberList numbers={card.numbers} chosenId={chosen?.numberId ?? null} onChoose={setChosenId} />
      <div className="row wrap">
        <ActionButton
          look="main"
          keys="Ctrl Enter"
          autoFocus={hasDocument}
          disabled={!acts.phone}
          onClick={() => open('phone')}
        >
          {text.newPhone}
        </ActionButton>
        <ActionButton keys="Ctrl R" disabled={!acts.reset} onClick={() => open('reset')}>
          {text.reset}
        </ActionButton>
        <ActionButton keys="Ctrl G" onClick={() => open('gosuslugi')}>
          {text.gosuslugi}
        </ActionButton>
        <ActionButton keys="Ctrl D" disabled={!acts.revoke} onClick={() => open('revoke')}>
          {text.revoke}
        </ActionButton>
      </div>
      {opened === 'document' && (
        <DocumentDialog clientId={client.clientId} needs="document" onClose={() => close(null)} />
      )}
      {opened === 'phone' && chosen !== null && <NewPhoneDialog {...dialog} number={chosen} />}
      {opened === 'reset' && chosen !== null && <ResetDialog {...dialog} number={chosen} />}
      {opened === 'gosuslugi' && <GosuslugiDialog {...dialog} />}
      {opened === 'revoke' && chosen !== null && <RevokeDialog {...dialog} number={chosen} links={card.links} />}
    </Screen>
  )
}

const firstLive = (numbers: readonly CardNumber[]): CardNumber | null =>
  numbers.find(({ state }) => state !== 'revoked') ?? numbers[0] ?? null
