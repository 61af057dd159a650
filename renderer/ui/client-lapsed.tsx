import { useTexts } from '../i18n/dictionary.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { clientTexts } from './client-texts.ts'
import { ErrorNotice, Notice } from './notice.tsx'
import { useOpenClient } from './open-client.ts'
import { useNamedCard } from './use-named-card.tsx'

/** A card left alone has ended: said plainly, with the way on. */
export function ClientLapsed({ clientId, shortName }: { clientId: string; shortName: string }) {
  const text = useTexts(clientTexts)
  const close = useOpenClient((state) => state.close)
  const card = useNamedCard()
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label: text.otherClient, run: close }])
  return (
    <>
      <div className="narrow">
        <Notice look="ask" title={text.lapsedTitle(shortName)}>
          <p>{text.lapsedWhy}</p>
        </Notice>
      </div>
      <ErrorNotice error={card.error} />
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          keys="Enter"
          autoFocus
          busy={card.opening}
          onClick={() => card.open(clientId)}
        >
          {text.openAgain}
        </ActionButton>
        <ActionButton size="large" keys="Esc" onClick={close}>
          {text.otherClient}
        </ActionButton>
      </div>
      {card.dialog}
    </>
  )
}
