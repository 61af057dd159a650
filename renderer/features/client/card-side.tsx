import type { ReactNode } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { OwnerUse } from '../../ui/owner-use.tsx'
import { useMay } from '../../ui/session-context.ts'
import { useWindowState } from '../../ui/window-state.ts'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

/** Document, consents, who looked; the owner's limits; the main action, always in sight. */
export function CardSide({ card }: { card: ClientCard }) {
  const text = useTexts(cardTexts)
  const common = useTexts(clientTexts)
  const clock = useDeskClock()
  const show = useWindowState((state) => state.show)
  const pays = useMay('payments') && card.links.length > 0
  return (
    <section className={styles['side']} aria-label={text.known}>
      <div className={styles['facts']}>
        <Fact name={text.document}>
          {card.document === null ? (
            <p className="muted">{text.documentHidden}</p>
          ) : (
            <>
              <p>{card.document.shown}</p>
              {card.document.issuedOn !== null && (
                <p className="second">{text.documentIssued(formatDate(card.document.issuedOn))}</p>
              )}
            </>
          )}
        </Fact>
        <Fact name={text.consents}>
          {card.consents.length === 0 && <p className="muted">{text.noConsents}</p>}
          {inOrder(card.consents).map((consent) => (
            <div key={`${consent.kind} ${consent.signedAt}`}>
              <p>
                {text.consent[consent.kind]}: {consent.given ? text.given : text.refused}
              </p>
              <p className="second">{text.consentAbout(consent.textVersion, clock.date(consent.signedAt))}</p>
            </div>
          ))}
        </Fact>
        <Fact name={text.views}>
          {card.views.slice(0, 6).map((view) => (
            <p key={`${view.at} ${view.operatorName}`} className="second">
              {clock.date(view.at)} {clock.time(view.at)} · {view.operatorName} · {common.levels[view.level]}
            </p>
          ))}
        </Fact>
      </div>
      <footer className={styles['foot']}>
        <OwnerUse owner={card.owner} />
        {pays && (
          <ActionButton look="main" size="large" keys="F2" grow autoFocus onClick={() => show('payment')}>
            {text.pay}
          </ActionButton>
        )}
        <ActionButton
          look={pays ? 'plain' : 'main'}
          size={pays ? 'normal' : 'large'}
          keys="F5"
          grow
          autoFocus={!pays}
          onClick={() => show('links')}
        >
          {text.link}
        </ActionButton>
      </footer>
    </section>
  )
}

/** What all the rest stands on comes first. */
const inOrder = (consents: ClientCard['consents']): ClientCard['consents'] => [
  ...consents.filter(({ kind }) => kind === 'processing'),
  ...consents.filter(({ kind }) => kind !== 'processing'),
]

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <h3>{name}</h3>
      {children}
    </div>
  )
}
