import type { RegisterLayout, ServiceRegister } from '../../../shared/contract/registers.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { neededColumns } from './layout-form.ts'
import { layoutTexts } from './layout-texts.ts'
import styles from './registers.module.css'
import { registerTexts } from './texts.ts'

/** The chosen service's register in full, and what a register is. */
export function RegisterFacts({ service }: { service: ServiceRegister | null }) {
  const text = useTexts(registerTexts)
  return (
    <>
      {service !== null && <Facts service={service} />}
      <AboutSide title={text.pointsTitle} points={text.points} />
    </>
  )
}

function Facts({ service }: { service: ServiceRegister }) {
  const text = useTexts(registerTexts)
  const clock = useDeskClock()
  const { count, size } = useAmounts()
  const howRead = useHowRead()
  const { register, layout } = service
  const facts =
    register === null
      ? []
      : [
          [text.loadedBy, `${register.operatorName}, ${clock.full(register.loadedAt)}`],
          [text.duplicates, count(register.duplicates)],
          [text.overpaid, count(register.overpaid)],
          [text.meters, count(register.meters)],
          [text.size, size(register.bytes)],
        ]
  return (
    <section className={styles['facts']} aria-label={service.serviceName}>
      <h2>{service.serviceName}</h2>
      <dl className={styles['factList']}>
        {[...facts, [text.howRead, layout === null ? text.howReadUnknown : howRead(layout)]].map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** A layout in one line. */
function useHowRead(): (layout: RegisterLayout) => string {
  const text = useTexts(registerTexts)
  const words = useTexts(layoutTexts)
  return (layout) =>
    layout.format === 'dbf'
      ? text.howReadDbf(words.encodings[layout.encoding], neededColumns(layout))
      : text.howReadText(
          words.encodings[layout.encoding],
          words.separatorShort[layout.separator],
          neededColumns(layout),
        )
}
