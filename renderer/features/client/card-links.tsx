import type { ClientCard } from '../../../shared/contract/clients.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

/** The linked services with their addresses and meters. */
export function CardLinks({ links, numbers }: Pick<ClientCard, 'links' | 'numbers'>) {
  const text = useTexts(cardTexts)
  const language = useLanguage()
  return (
    <section className={styles['section']} aria-label={text.links}>
      <header className="row">
        <h2>{text.links}</h2>
        {links.length > 0 && <span className="muted">{plural(language, links.length, text.linkCount)}</span>}
      </header>
      {links.length === 0 && <p className="muted">{text.noLinks}</p>}
      <div className={styles['links']}>
        {links.map((link) => (
          <div key={link.linkId} className={styles['link']}>
            <p>
              <strong>{link.serviceName}</strong> · {link.providerName}
            </p>
            <p className="second">
              {text.account(link.account)}
              {link.address !== '' && ` · ${link.address}`}
              {numbers.length > 1 && ` · ${numbers.find(({ numberId }) => numberId === link.numberId)?.shown ?? ''}`}
            </p>
            {link.meters.map((meter) => (
              <p key={meter.serial} className="second">
                {text.meter(meter.type, meter.serial, meter.lastReading, formatDate(meter.lastReadOn))}
                {meter.nextVerificationOn !== null && ` · ${text.verification(formatDate(meter.nextVerificationOn))}`}
              </p>
            ))}
          </div>
        ))}
      </div>
    </section>
  )
}
