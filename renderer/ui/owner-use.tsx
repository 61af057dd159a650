import type { ClientCard } from '../../shared/contract/clients.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { clientTexts } from './client-texts.ts'
import { useDeskClock } from './desk-clock.ts'
import styles from './owner-use.module.css'

type Props = Pick<ClientCard, 'owner'> & Partial<Pick<ClientCard, 'gorodData'>>

/** What the owner has of what is allowed: «услуги 7 из 200». A limit that is reached is seen before it refuses. */
export function OwnerUse({ owner, gorodData }: Props) {
  const text = useTexts(clientTexts)
  const clock = useDeskClock()
  const rows = [
    [text.ownerNumbers, owner.numbers],
    [text.ownerServices, owner.services],
    [text.ownerAddresses, owner.addresses],
  ] as const
  return (
    <section className={styles['use']} aria-label={text.owner}>
      <p>{text.owner}</p>
      {rows.map(([name, { used, limit }]) => (
        <p key={name} className="spread">
          <span>{name}</span>
          <strong className={used >= limit ? styles['full'] : undefined}>{text.of(used, limit)}</strong>
        </p>
      ))}
      {gorodData !== undefined && (
        <p className="second">{gorodData === 'not_loaded' ? text.ownerHere : text.ownerAsOf(clock.full(gorodData))}</p>
      )}
    </section>
  )
}
