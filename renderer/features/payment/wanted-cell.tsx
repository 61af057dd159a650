import { type Ref } from 'react'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { MoneyField } from '../../ui/money-field.tsx'
import { debtTexts } from './debt-texts.ts'
import { amountOf, isWanted, type Line, sumProblem } from './line.ts'
import { commissionOfLine, wrongAmount } from './line-terms.ts'
import styles from './lines-table.module.css'
import { usePayment } from './payment-store.ts'
import { paymentTexts } from './texts.ts'

type Props = {
  line: Line
  no: number
  active: boolean
  /** Enter was tried: it may say now what is wrong. */
  tried: boolean
  field: Ref<HTMLInputElement>
}

/**
 * The sum that the client wants to pay: a field in the active row alone, a plain sum in the others, for an owner may have
 * 200 services. What the provider does not take is said beside it, once it was left or confirmed; the commission too.
 */
export function WantedCell({ line, no, active, tried, field }: Props) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const dispatch = usePayment((store) => store.dispatch)
  const placeholder = line.payee.kind === 'linked' ? debtText.sumPlaceholder : '—'
  const amountKopecks = amountOf(line)
  const problem = useSumProblem(line)
  const commissionKopecks = isWanted(line) ? commissionOfLine(line, amountKopecks) : 0
  const written = amountKopecks === null ? line.amountText : formatMoneyPlain(amountKopecks)
  // Main has looked: what it refused needs no other Enter to be said.
  const isTold = tried || line.dueKopecks !== undefined || line.overLimitKopecks !== undefined
  const said = (active && isTold) || (!active && amountKopecks !== null && isWanted(line)) ? problem : null
  return (
    <>
      {active ? (
        <MoneyField
          ref={field}
          id={`sum-${line.key}`}
          label={text.sumOfLine(no)}
          labelHidden
          size="table"
          home
          value={line.amountText}
          placeholder={placeholder}
          error={said}
          onChange={(typed) => dispatch({ type: 'amount_typed', key: line.key, text: typed })}
        />
      ) : (
        <>
          <span className={styles['sum']} data-empty={written === '' || undefined}>
            {written === '' ? placeholder : written}
          </span>
          {said !== null && <span className={styles['wrong']}>{said}</span>}
        </>
      )}
      {commissionKopecks > 0 && (
        <span className={`second ${styles['below']}`}>{debtText.commission(formatMoney(commissionKopecks))}</span>
      )}
    </>
  )
}

/** What stands in the way of this sum, in words. */
export function useSumProblem(line: Line): string | null {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const problem = sumProblem(line)
  if (problem === null) return null
  if (problem === 'amount_missing') return text.sumNeeded
  if (problem === 'period_missing') return debtText.periodMissing
  const wrong = wrongAmount(line, amountOf(line) ?? 0)
  return wrong === null ? null : debtText.wrong[wrong.problem](formatMoney(wrong.boundKopecks))
}
