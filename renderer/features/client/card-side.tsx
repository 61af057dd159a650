import type { ReactNode } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { OwnerUse } from '../../ui/owner-use.tsx'
import { useMay } from '../../ui/session-context.ts'
import { useWindowState } from '../../ui/window-state.ts'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

type Props = { card: ClientCard; onDocument: () => void; onSms: () => void; onEmail: () => void }

/** The document, how more can be shown, where to write, the owner's limits; the main action, always in sight. */
export function CardSide({ card, onDocument, onSms, onEmail }: Props) {
  const text = useTexts(cardTexts)
  const show = useWindowState((state) => state.show)
  const pays = useMay('payments') && card.links.length > 0
  const here = card.representatives.find(({ isHere }) => isHere)
  const current = card.documents.find(({ replacedAt }) => replacedAt === null)
  return (
    <section className={styles['side']} aria-label={text.known}>
      <div className={styles['facts']}>
        <Fact name={text.document}>
          {current === undefined ? (
            <p className="muted">{text.noDocument}</p>
          ) : (
            <>
              <p>{current.shown}</p>
              {current.issuedOn !== null && (
                <p className="second">
                  {text.documentKind[current.kind]}, {text.documentIssued(formatDate(current.issuedOn))}
                </p>
              )}
            </>
          )}
          {here !== undefined && (
            <p>
              {text.representativeHere(
                here.name,
                text.authority[here.authority],
                here.validUntil === null ? null : formatDate(here.validUntil),
              )}
            </p>
          )}
          {card.level === 'named' && <p className="second">{text.namedWhy}</p>}
          {card.level !== 'document' && (
            <div className={styles['proofs']}>
              <ActionButton keys="Ins" onClick={onDocument}>
                {text.document}
              </ActionButton>
              {card.level === 'named' && (
                <ActionButton keys="Alt S" onClick={onSms}>
                  {text.proveBySms}
                </ActionButton>
              )}
            </div>
          )}
        </Fact>
        {card.level !== 'named' && (
          <Fact name={text.contacts}>
            <p>{card.address}</p>
            <p className={card.email === '' ? 'muted' : undefined}>{card.email === '' ? text.noEmail : card.email}</p>
            <div className={styles['proofs']}>
              <ActionButton keys="Ctrl E" onClick={onEmail}>
                {text.email}
              </ActionButton>
            </div>
          </Fact>
        )}
      </div>
      <footer className={styles['foot']}>
        <OwnerUse owner={card.owner} gorodData={card.gorodData} />
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

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <h3>{name}</h3>
      {children}
    </div>
  )
}
