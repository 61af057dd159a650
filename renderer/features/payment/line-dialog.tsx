import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { AccountField } from './account-field.tsx'
import { useScannedAccount } from './account-scan.ts'
import { BudgetFields } from './budget-fields.tsx'
import { CodeWords } from './code-words.tsx'
import { DetailsFields } from './details-fields.tsx'
import { detailsError } from './free-details.ts'
import { amountOf, isComplete, type Line, lineName, sumProblem } from './line.ts'
import { budgetAccountOf } from './line-budget.ts'
import styles from './line-dialog.module.css'
import { isPeriodMissing } from './line-terms.ts'
import { PeriodField, periodOf, periodText } from './period-field.tsx'
import { SumField } from './sum-field.tsx'
import { paymentTexts } from './texts.ts'
import { useSumProblem } from './wanted-cell.tsx'

type Props = { line: Line; onDone: (line: Line) => void; onClose: () => void }

/**
 * A line beside its paper: what the code warned of, every field that decides where the money goes, and one explicit
 * word that they were compared. Typed lines are made here too.
 */
export function LineDialog({ line: given, onDone, onClose }: Props) {
  const text = useTexts(paymentTexts)
  const [line, setLine] = useState(given)
  const [month, setMonth] = useState(periodText(given.period))
  // Fields say what is wrong after they were left, or once the main action was tried.
  const [tried, setTried] = useState(false)
  const isFree = line.payee.kind === 'free'
  const isBudget = budgetAccountOf(line) !== null
  const typed = given.origin === 'typed'
  const period = periodOf(month)
  const whole = { ...line, period: period ?? null }
  const sumWrong = useSumProblem(whole)
  const monthOfBill = line.payee.kind === 'catalogue' ? line.payee.service.period : 'optional'
  useScannedAccount(line, (filled) => {
    setLine(filled)
    setMonth(periodText(filled.period))
  })

  const submit = (): void => {
    setTried(true)
    if (period === undefined || !isComplete(whole)) {
      // The messages appear with this render; the first wrong field is known after it.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid]')?.focus())
      return
    }
    onDone(whole)
  }
  const focus = firstToFill(given)
  return (
    <Dialog
      title={isFree ? text.detailsDialog : typed ? text.lineDialog : text.compareDialog}
      onClose={onClose}
      width={isBudget ? 1080 : isFree ? 760 : 620}
      closeLabel={text.keyBack}
    >
      <EnterForm onSubmit={submit}>
        <LineHead line={line} />
        <Warnings line={line} />
        <CodeWords line={line} />
        {line.payee.kind === 'free' ? (
          <>
            {typed && <p className="muted">{text.detailsWhy}</p>}
            <DetailsFields
              details={line.payee.details}
              tried={tried}
              isDense={isBudget}
              focus={focus === 'details' ? detailsError(line.payee.details) : null}
              onChange={(details) => setLine((before) => ({ ...before, payee: { kind: 'free', details } }))}
            />
          </>
        ) : null}
        <BudgetFields line={line} tried={tried} onChange={(budget) => setLine({ ...line, budget })} />
        <div className={styles['fields']} data-columns={isFree ? 3 : 2}>
          <AccountField
            line={line}
            tried={tried}
            focus={focus === 'account'}
            onChange={(account) => setLine({ ...line, account })}
          />
          {monthOfBill !== 'none' && (
            <PeriodField
              value={month}
              tried={tried}
              needed={monthOfBill === 'required'}
              focus={focus === 'period'}
              onChange={setMonth}
            />
          )}
          <SumField
            value={line.amountText}
            tried={tried}
            focus={focus === 'sum'}
            wrong={sumProblem(whole) === 'period_missing' ? null : sumWrong}
            onChange={(amountText) => setLine((before) => ({ ...before, amountText }))}
          />
        </div>
        <div className="row actions">
          <ActionButton look="main" size="large" type="submit" keys="Enter" autoFocus={focus === 'nothing'}>
            {isFree ? text.detailsCompared : typed ? text.addLine : text.compared}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onClose}>
            {text.back}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}

/** Where the focus starts: at what is missing; with nothing missing, at the word that all was compared. */
function firstToFill(line: Line): 'details' | 'account' | 'period' | 'sum' | 'nothing' {
  if (line.payee.kind === 'free' && detailsError(line.payee.details) !== null) return 'details'
  if (line.payee.kind === 'catalogue' && (line.account === '' || line.warnings.includes('account_format')))
    return 'account'
  if (isPeriodMissing(line)) return 'period'
  return amountOf(line) === null ? 'sum' : 'nothing'
}

function LineHead({ line }: { line: Line }) {
  const text = useTexts(paymentTexts)
  if (line.payee.kind !== 'catalogue') return null
  const name = lineName(line)
  return (
    <p>
      <strong>{name.service}</strong> · {name.payee}
      <span className="second"> · {text.inn(line.payee.service.providerInn)}</span>
    </p>
  )
}

function Warnings({ line }: { line: Line }) {
  const { byCode } = useSentences()
  if (line.warnings.length === 0) return null
  return (
    <Notice look="ask">
      <ul className={styles['warnings']}>
        {line.warnings.map((code) => {
          const told = byCode(`line.${code}`)
          return (
            <li key={code}>
              <strong>{told.what}</strong> {told.todo}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
