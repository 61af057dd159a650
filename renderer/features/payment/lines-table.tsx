import { Check } from 'lucide-react'
import { memo, useLayoutEffect, useRef } from 'react'
import { formatMoney } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { isCovered } from '../../keys/shortcuts.ts'
import { useGrowing } from '../../ui/use-growing.ts'
import styles from './lines-table.module.css'
import { CodeWords } from './code-words.tsx'
import { DebtCell, LinkedWords } from './debt-cells.tsx'
import { isWanted, type Line, lineName, type LineProblem, lineProblem } from './line.ts'
import { usePayment } from './payment-store.ts'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'
import { WantedCell } from './wanted-cell.tsx'
import type { LinesStep } from './workflow-steps.ts'

/** The table of product.md §4: service, sum on the bill, sum wanted, sum is right. `triedKey`: Enter was tried on this line. */
export function LinesTable({ state, triedKey }: { state: LinesStep; triedKey: string | null }) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const drawn = useGrowing(state.lines.length, state.lines.findIndex(({ key }) => key === state.activeKey) + 1)
  const isDebtTable = state.lines.some(({ payee }) => payee.kind === 'linked')
  return (
    <table className={styles['table']} aria-rowcount={state.lines.length + 1}>
      <thead>
        <tr>
          <th scope="col" className={styles['no']}>
            №
          </th>
          <th scope="col">{text.service}</th>
          <th scope="col" className={`number ${styles['due']}`}>
            {isDebtTable ? debtText.debtDue : text.inCode}
          </th>
          <th scope="col" className={styles['wanted']}>
            {isDebtTable ? debtText.debtWanted : text.wanted}
          </th>
          <th scope="col" className={styles['right']}>
            {text.right}
          </th>
        </tr>
      </thead>
      <tbody>
        {state.lines.slice(0, drawn).map((line, index) => (
          <Row
            key={line.key}
            line={line}
            no={index + 1}
            active={line.key === state.activeKey}
            tried={line.key === triedKey}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { line: Line; no: number; active: boolean; tried: boolean }

/** Drawn again only when its own line changes: an owner may have 200 services. */
const Row = memo(function Row({ line, no, active, tried }: RowProps) {
  const text = useTexts(paymentTexts)
  const dispatch = usePayment((store) => store.dispatch)
  const field = useRef<HTMLInputElement>(null)
  // The active line has the focus, so that digits change its sum and Enter confirms it.
  useLayoutEffect(() => {
    if (!active || isCovered()) return
    field.current?.focus()
    // What was refused is typed anew: the next digit replaces it.
    if (tried) field.current?.select()
    field.current?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }, [active, tried])
  return (
    <tr
      className={styles['row']}
      data-active={active || undefined}
      onClick={() => {
        dispatch({ type: 'line_activated', key: line.key })
        field.current?.focus()
      }}
    >
      <td className={styles['no']}>{no}</td>
      <td>
        {line.payee.kind === 'linked' ? (
          <LinkedWords service={line.payee.service} account={line.account} period={line.period} />
        ) : (
          <LineWords line={line} />
        )}
        <CodeWords line={line} />
      </td>
      <td className="number">
        {line.payee.kind === 'linked' ? (
          <DebtCell debt={line.payee.service.debt} />
        ) : line.codeSumKopecks === null ? (
          '—'
        ) : (
          formatMoney(line.codeSumKopecks)
        )}
      </td>
      <td className={styles['wanted']}>
        <WantedCell line={line} no={no} active={active} tried={tried} field={field} />
      </td>
      <td className={styles['right']}>
        {isWanted(line) && (
          <span
            className={styles['check']}
            data-on={line.confirmed || undefined}
            role="img"
            aria-label={line.confirmed ? text.confirmed : text.waiting}
          >
            {line.confirmed && <Check size={14} strokeWidth={3} aria-hidden="true" />}
          </span>
        )}
      </td>
    </tr>
  )
})

/** Said beside the sum. */
const sumProblems: readonly (LineProblem | null)[] = ['amount_missing', 'wrong_amount', 'period_missing']

function LineWords({ line }: { line: Line }) {
  const text = useTexts(paymentTexts)
  const language = useLanguage()
  const name = lineName(line)
  const demo = line.payee.kind === 'catalogue' && line.payee.service.demo
  const problem = line.confirmed ? null : lineProblem(line)
  return (
    <>
      <p className={styles['name']}>
        <strong>{name.service === '' ? text.free : name.service}</strong> · {name.payee === '' ? '—' : name.payee}{' '}
        {demo && <span className={styles['demo']}>{text.demo}</span>}
        {problem !== null && !sumProblems.includes(problem) && (
          <span className={styles['warn']}>
            {line.warnings.length > 0
              ? `${plural(language, line.warnings.length, text.warnings)}: ${text.toCompare}`
              : text.toCompare}
          </span>
        )}
      </p>
      <p className="second">
        {line.account === '' ? text.noAccount : text.account(line.account)}
        {line.period !== null && ` · ${formatPeriod(line.period)}`}
        {line.payee.kind === 'free' && ` · ${text.free}`}
      </p>
    </>
  )
}
