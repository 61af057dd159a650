import { memo } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { findProviders } from '../../../shared/contract/catalogue.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Choice, ChoiceList } from '../../ui/choice-list.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { useMay } from '../../ui/session-context.ts'
import { useGrowing } from '../../ui/use-growing.ts'
import styles from './catalogue.module.css'
import { useCatalogue } from './catalogue-store.ts'
import { catalogueTexts } from './texts.ts'

export type FoundProvider = OutputOf<typeof findProviders>['providers'][number]

/** Who fits what was typed: name, services, INN, and what is awaited. Drawn as it is needed: there may be hundreds. */
export function ProvidersList({ providers, chosen }: { providers: readonly FoundProvider[]; chosen: number }) {
  const text = useTexts(catalogueTexts)
  const drawn = useGrowing(providers.length, chosen + 1)
  return (
    <ChoiceList label={text.list} tall tabStop>
      {providers.slice(0, drawn).map((provider, index) => (
        <Row key={provider.id} provider={provider} index={index} chosen={index === chosen} />
      ))}
    </ChoiceList>
  )
}

type RowProps = { provider: FoundProvider; index: number; chosen: boolean }

/** Drawn again only when it is chosen or left. */
const Row = memo(function Row({ provider, index, chosen }: RowProps) {
  const text = useTexts(catalogueTexts)
  const clock = useDeskClock()
  const { name, inn, demo, services, awaitedFrom } = provider
  const choose = (): void => useCatalogue.getState().search(useCatalogue.getState().words, index)
  return (
    <Choice chosen={chosen} onChoose={choose}>
      <span className={`grow ${styles['name']}`}>
        <strong>
          {name} {demo && <span className={styles['demo']}>{text.demo}</span>}
        </strong>
        <span className="second">{text.servicesOf(services.slice(0, 4).join(' · '), services.length - 4)}</span>
      </span>
      {awaitedFrom !== null && <span className={styles['awaited']}>{text.from(clock.date(awaitedFrom))}</span>}
      <span className="second nowrap">{text.inn(inn)}</span>
    </Choice>
  )
})

/** Nothing fits, or nothing is there: what to do about it. */
export function NoProviders({ isEmpty }: { isEmpty: boolean }) {
  const text = useTexts(catalogueTexts)
  const mayEdit = useMay('supervision')
  return (
    <section className={`panel ${styles['none']}`} role="status">
      <h2>{isEmpty ? text.empty : text.none}</h2>
      {!isEmpty && <p className="muted">{text.noneWhy}</p>}
      <p className="muted">{mayEdit ? text.noneSupervisor : text.noneCashier}</p>
    </section>
  )
}
