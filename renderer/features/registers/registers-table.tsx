import { useLayoutEffect, useRef } from 'react'
import type { ServiceRegister } from '../../../shared/contract/registers.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useAmounts } from '../../ui/amounts.ts'
import { RegisterAge } from '../../ui/register-age.tsx'
import styles from './registers.module.css'
import { registerTexts } from './texts.ts'

type Props = { services: readonly ServiceRegister[]; chosen: number; onChoose: (index: number) => void }

/** As of when the debts of every service are, and those services that have none. */
export function RegistersTable({ services, chosen, onChoose }: Props) {
  const text = useTexts(registerTexts)
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.list}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.service}</th>
            <th scope="col">{text.inForce}</th>
            <th scope="col" className="number">
              {text.accounts}
            </th>
            <th scope="col" className="number">
              {text.debt}, ₽
            </th>
            <th scope="col" className="number">
              {text.badRows}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map((service, index) => (
            <Row key={service.serviceId} service={service} chosen={index === chosen} onChoose={() => onChoose(index)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ service, chosen, onChoose }: { service: ServiceRegister; chosen: boolean; onChoose: () => void }) {
  const text = useTexts(registerTexts)
  const { count } = useAmounts()
  const row = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const { register } = service
  return (
    <tr ref={row} aria-selected={chosen} onClick={onChoose}>
      <td>
        <p className="strong">{service.serviceName}</p>
        <p className="second">{service.providerName}</p>
      </td>
      {register === null ? (
        <td className="muted" colSpan={4}>
          {text.notLoaded}
        </td>
      ) : (
        <>
          <td>
            <RegisterAge asOf={register.asOf} />
            {register.state === 'unreadable' && <p className={styles['ask']}>{text.unreadable}</p>}
          </td>
          <td className="number">{count(register.accounts)}</td>
          <td className="number">{formatMoneyPlain(register.debtKopecks)}</td>
          <td className={`number ${register.badRows > 0 ? styles['ask'] : ''}`}>{count(register.badRows)}</td>
        </>
      )}
    </tr>
  )
}
