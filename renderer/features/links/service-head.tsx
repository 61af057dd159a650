import type { ServiceView } from '../../../shared/contract/bills.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './links.module.css'
import { linkTexts } from './texts.ts'

/** What is being linked. */
export function ServiceHead({ service }: { service: ServiceView }) {
  const text = useTexts(linkTexts)
  return (
    <header className={styles['head']}>
      <h2>{service.serviceName}</h2>
      <p className="muted">
        {service.providerName} · {text.inn(service.providerInn)}
      </p>
    </header>
  )
}
