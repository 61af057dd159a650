import { useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { OwnerUse } from '../../ui/owner-use.tsx'
import { useMay } from '../../ui/session-context.ts'
import { useGrowing } from '../../ui/use-growing.ts'
import { useWindowState } from '../../ui/window-state.ts'
import styles from './links.module.css'
import { linkTexts } from './texts.ts'
import { UnlinkDialog } from './unlink-dialog.tsx'
import type { Unlinked } from './use-undo.ts'

/** «кв. 11» is never torn in two at the end of a line. */
const unbroken = (address: string): string => address.replaceAll('. ', '.\u00a0')

type Props = {
  card: ClientCard
  grant: string
  /** Asks for more to be shown; null when it is enough to unlink. */
  onProof: (() => void) | null
  onUnlinked: (unlinked: Unlinked) => void
}

/** What is linked already, walked by the arrows; the limits; the way to payment. */
export function LinkedSide({ card, grant, onProof, onUnlinked }: Props) {
  const text = useTexts(linkTexts)
  const show = useWindowState((state) => state.show)
  const mayPay = useMay('payments')
  const [at, setAt] = useState(0)
  const [asked, setAsked] = useState<ClientCard['links'][number] | null>(null)
  const chosen = Math.min(at, card.links.length - 1)
  const drawn = useGrowing(card.links.length, chosen + 1)
  return (
    <section className={styles['side']} aria-label={text.linkedHead}>
      <header className={styles['sideHead']}>
        <h2>{text.linkedHead}</h2>
        {card.links.length > 0 && <span className="muted">{text.unlinkHint}</span>}
      </header>
      {card.links.length === 0 ? (
        <p className={`muted grow ${styles['none']}`}>{text.noneLinked}</p>
      ) : (
        <div
          className={styles['linked']}
          role="listbox"
          tabIndex={0}
          aria-label={text.linkedHead}
          aria-activedescendant={card.links[chosen] === undefined ? undefined : `link-${card.links[chosen].linkId}`}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
            if (step !== undefined) {
              event.preventDefault()
              setAt(Math.max(0, Math.min(card.links.length - 1, chosen + step)))
            } else if (event.key === 'Delete' && !event.repeat) {
              event.preventDefault()
              if (onProof !== null) onProof()
              else setAsked(card.links[chosen] ?? null)
            }
          }}
        >
          {card.links.slice(0, drawn).map((link, index) => (
            <div
              key={link.linkId}
              id={`link-${link.linkId}`}
              role="option"
              aria-selected={index === chosen}
              className={styles['link']}
              ref={(row) => {
                if (index === chosen) row?.scrollIntoView({ block: 'nearest' })
              }}
              onClick={() => setAt(index)}
            >
              <p>{link.serviceName}</p>
              <p className="second">
                {text.accountShort(link.account)}
                {link.address !== '' && ` · ${unbroken(link.address)}`}
              </p>
            </div>
          ))}
        </div>
      )}
      <footer className={styles['foot']}>
        <OwnerUse owner={card.owner} gorodData={card.gorodData} />
        {mayPay && card.links.length > 0 && (
          <ActionButton size="large" keys="F2" grow onClick={() => show('payment')}>
            {text.pay}
          </ActionButton>
        )}
      </footer>
      {asked !== null && (
        <UnlinkDialog
          link={asked}
          grant={grant}
          onClose={() => setAsked(null)}
          onUnlinked={() => {
            setAsked(null)
            onUnlinked({ linkId: asked.linkId, serviceName: asked.serviceName, account: asked.account })
          }}
        />
      )}
    </section>
  )
}
