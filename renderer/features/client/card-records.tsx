import type { ReactNode } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { proofTexts } from '../../ui/proof-texts.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { CardBlock } from './card-block.tsx'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

/** Documents there were, and what the card said before. */
export function CardDocuments({ card }: { card: ClientCard }) {
  const text = useTexts(cardTexts)
  const clock = useDeskClock()
  return (
    <CardBlock name="documents" title={text.documents}>
      {card.documents.map((document) => (
        <Row
          key={`${document.shown} ${document.recordedAt}`}
          state={document.replacedAt === null ? text.documentCurrent : null}
          about={text.documentRecorded(
            clock.date(document.recordedAt),
            document.replacedAt === null ? null : clock.date(document.replacedAt),
          )}
        >
          <strong className="nowrap">{document.shown}</strong>{' '}
          <span className="second">
            {text.documentKind[document.kind]}
            {document.issuedOn !== null && `, ${text.documentIssued(formatDate(document.issuedOn))}`}
          </span>
        </Row>
      ))}
      {card.formerDetails.map(({ what, said, replacedAt }) => (
        <Row key={`${what} ${replacedAt}`} about={text.formerUntil(clock.date(replacedAt))}>
          {what === 'birthDate' ? formatDate(said) : said} <span className="second">{text.former[what]}</span>
        </Row>
      ))}
    </CardBlock>
  )
}

export function CardConsents({ consents }: Pick<ClientCard, 'consents'>) {
  const show = useWindowState((state) => state.show)
  const text = useTexts(cardTexts)
  const clock = useDeskClock()
  return (
    <CardBlock
      name="consents"
      title={text.consents}
      act={
        <ActionButton keys="Ctrl J" onClick={() => show('withdrawal')}>
          {text.actWithdraw}
        </ActionButton>
      }
    >
      {consents.length === 0 && <p className="muted">{text.noConsents}</p>}
      {consents.map((consent) => (
        <Row
          key={`${consent.kind} ${consent.signedAt} ${consent.state}`}
          state={consent.inForce ? text.consentState[consent.state] : null}
          look={consent.state === 'given' ? 'good' : 'off'}
          about={text.consentAbout(consent.textVersion, clock.date(consent.signedAt))}
        >
          {text.consent[consent.kind]}
          {!consent.inForce && <span className="second"> {text.consentState[consent.state]}</span>}
        </Row>
      ))}
    </CardBlock>
  )
}

export function CardRepresentatives({ representatives }: Pick<ClientCard, 'representatives'>) {
  const text = useTexts(cardTexts)
  const clock = useDeskClock()
  return (
    <CardBlock name="representatives" title={text.representatives}>
      {representatives.length === 0 && <p className="muted">{text.noRepresentatives}</p>}
      {representatives.map((representative) => (
        <Row
          key={`${representative.name} ${representative.recordedAt}`}
          state={representative.inForce ? null : text.representativeEnded}
          look="off"
          about={text.documentRecorded(clock.date(representative.recordedAt), null)}
        >
          {representative.name}{' '}
          <span className="second">
            {text.authority[representative.authority]}
            {representative.validUntil !== null && `, ${text.until(formatDate(representative.validUntil))}`}
          </span>
        </Row>
      ))}
    </CardBlock>
  )
}

/** Merges, and who looked at the card. */
export function CardHistory({ card }: { card: ClientCard }) {
  const text = useTexts(cardTexts)
  const common = useTexts(clientTexts)
  const proof = useTexts(proofTexts)
  const show = useWindowState((state) => state.show)
  const clock = useDeskClock()
  return (
    <CardBlock
      name="history"
      title={text.history}
      act={
        <ActionButton keys="Ctrl M" onClick={() => show('merges')}>
          {text.actMerge}
        </ActionButton>
      }
    >
      {card.merges.map((merge) => (
        <Row
          key={merge.mergedAt}
          state={merge.undoneAt === null ? null : text.mergeUndone(clock.date(merge.undoneAt))}
          look="off"
          about={`${clock.date(merge.mergedAt)} · ${merge.operatorName}`}
        >
          {text.merged} <span className="second">{merge.reason}</span>
        </Row>
      ))}
      {card.views.map((view) => (
        <Row key={`${view.at} ${view.operatorName}`} about={view.operatorName}>
          <span className={styles['when']}>
            {clock.date(view.at)} <span className="second">{clock.time(view.at)}</span>
          </span>{' '}
          {text.viewed}{' '}
          <span className="second">
            {common.levels[view.level]}
            {view.reason !== null && `, ${proof.reasons[view.reason].toLowerCase()}`}
          </span>
        </Row>
      ))}
    </CardBlock>
  )
}

type RowProps = { children: ReactNode; about: string; state?: string | null; look?: 'good' | 'off' }

function Row({ children, about, state = null, look = 'good' }: RowProps) {
  return (
    <div className={styles['row']}>
      <span className="grow">{children}</span>
      <span className="second">{about}</span>
      {state !== null && (
        <span className={styles['state']} data-state={look === 'good' ? 'confirmed' : 'revoked'}>
          {state}
        </span>
      )}
    </div>
  )
}
