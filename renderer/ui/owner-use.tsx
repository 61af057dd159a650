import type { ClientCard } from '../../shared/contract/clients.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { clientTexts } from './client-texts.ts'
import styles from './owner-use.module.css'

/** What the owner has of what is allowed: «услуги 7 из 200». A limit that is reached is seen before it refuses. */
export function OwnerUse({ owner }: { owner: ClientCard['owner'] }) {
  const text = useTexts(clientTexts)
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
      <p className="second">{text.ownerHere}</p>
    </section>
  )
}
