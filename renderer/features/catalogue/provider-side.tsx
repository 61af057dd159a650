import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getProvider } from '../../../shared/contract/catalogue.ts'
import type { CatalogueProvider, CommissionPolicy } from '../../../shared/contract/catalogue-data.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './catalogue.module.css'
import { fieldTexts } from './field-texts.ts'
import { catalogueTexts } from './texts.ts'
import { typedPercent } from './typed-values.ts'

type Awaited = NonNullable<OutputOf<typeof getProvider>>['awaited'][number]

type Props = {
  provider: CatalogueProvider
  /** False: it is still to come. */
  inForce: boolean
  awaited: readonly Awaited[]
}

/** What a client may ask about a provider: services, terms, offices and hours, contacts; and what is going to change. */
export function ProviderSide({ provider, inForce, awaited }: Props) {
  const text = useTexts(catalogueTexts)
  const { names } = useTexts(fieldTexts)
  const clock = useDeskClock()
  const contacts = [provider.address, provider.phone, provider.email, provider.site].filter((one) => one !== '')
  return (
    <section className={styles['side']} aria-label={text.about} tabIndex={0}>
      <header className={styles['sideHead']}>
        {provider.logo !== '' && <img className={styles['logo']} src={provider.logo} alt={text.logo} />}
        <h2>
          {provider.name} {provider.demo && <span className={styles['demo']}>{text.demo}</span>}
        </h2>
      </header>
      {awaited.map(({ version, validFrom, provider: then }, index) => {
        const comes = !inForce && index === 0 ? text.awaitedNew : text.awaited
        return (
          <Notice key={version} look="note" title={(then === null ? text.awaitedGone : comes)(clock.date(validFrom))} />
        )
      })}
      <Part title={text.services}>
        {provider.services.map((service) => (
          <li key={service.id}>
            <p>{service.name}</p>
            {service.account.example !== '' && <p className="second">{text.account(service.account.example)}</p>}
          </li>
        ))}
      </Part>
      <Part title={text.commission}>
        <li>
          <Commission policy={provider.commission} />
        </li>
        {provider.maxPerPaymentKopecks !== null && (
          <li>{text.paymentMax(formatMoney(provider.maxPerPaymentKopecks))}</li>
        )}
      </Part>
      <Part title={text.offices}>
        {provider.offices.length === 0 && <li className="muted">{text.noOffices}</li>}
        {provider.offices.map((office) => (
          <li key={`${office.name} ${office.address}`}>
            <strong>{office.name}</strong>
            <p>{office.address}</p>
            <p className="second">{[office.hours, office.phone].filter((one) => one !== '').join(' · ')}</p>
          </li>
        ))}
      </Part>
      {contacts.length > 0 && (
        <Part title={text.contacts}>
          {contacts.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </Part>
      )}
      <Part title={text.details}>
        <li>
          {names['inn']} {provider.inn}
          {provider.kpp !== '' && ` · ${names['kpp'] ?? ''} ${provider.kpp}`}
        </li>
        <li>{text.account20(provider.account)}</li>
        <li>
          {text.bic(provider.bankBic)} · {provider.bankName}
        </li>
      </Part>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles['part']}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  )
}

function Commission({ policy }: { policy: CommissionPolicy }) {
  const text = useTexts(catalogueTexts)
  const { values } = useTexts(fieldTexts)
  const { percentHundredths, minKopecks, maxKopecks, bearer } = policy
  if (percentHundredths === 0 && minKopecks === 0) return text.noCommission
  const min = minKopecks === 0 ? '' : formatMoney(minKopecks)
  const max = maxKopecks === null ? '' : formatMoney(maxKopecks)
  return `${text.commissionOf(typedPercent(percentHundredths), min, max)} · ${values['commission.bearer']?.[bearer] ?? ''}`
}
