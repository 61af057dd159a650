import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { checkCorrection, type ReversibleLine } from '../../../shared/contract/reversals.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { LineAnew } from './line-anew.tsx'
import styles from './reversal.module.css'
import { reversalTexts } from './texts.ts'
import { inputOf, type TypedLine } from './typed-line.ts'

type Props = {
  paymentId: string
  lines: readonly ReversibleLine[]
  typed: readonly TypedLine[]
  /** What was taken for these lines. */
  dueKopecks: number
  tried: boolean
  onType: (line: TypedLine) => void
}

/** The chosen lines typed anew; what the register tells of each stands under it, and whether the cash really stays. */
export function CorrectionFields({ paymentId, lines, typed, dueKopecks, tried, onType }: Props) {
  const text = useTexts(reversalTexts)
  const [left, setLeft] = useState(0)
  const corrections = typed.flatMap((line) => {
    const input = inputOf(line)
    return input === null ? [] : [{ lineNo: line.lineNo, line: input }]
  })
  const isWhole = corrections.length > 0 && corrections.length === lines.length
  const { value: checked, error } = useQuery(checkCorrection, isWhole ? { paymentId, corrections } : null)
  const differs = isWhole && checked != null && checked.dueKopecks !== dueKopecks
  return (
    <>
      {lines.map((line, index) => {
        const anew = typed.find(({ lineNo }) => lineNo === line.lineNo)
        return anew === undefined ? (
          <Notice key={line.lineNo} look="ask" title={text.notCorrectable} />
        ) : (
          <LineAnew
            key={line.lineNo}
            line={anew}
            was={line}
            tried={tried}
            focus={index === 0 && lines.length === 1 && left === 0}
            onLeave={() => setLeft((times) => times + 1)}
            onType={onType}
          >
            <Told told={isWhole ? checked?.lines.find(({ lineNo }) => lineNo === line.lineNo) : undefined} />
          </LineAnew>
        )
      })}
      <ErrorNotice error={error} />
      {differs && (
        <Notice
          look="ask"
          title={text.dueDiffers(formatMoney(checked.dueKopecks), formatMoney(checked.dueBeforeKopecks))}
        />
      )}
    </>
  )
}

type Checked = NonNullable<OutputOf<typeof checkCorrection>>['lines'][number]

/** What main and the registers say of the line; the payer's name is masked, the cashier asks whether it is the payer's. */
function Told({ told }: { told: Checked | undefined }) {
  const text = useTexts(reversalTexts)
  const { byCode } = useSentences()
  if (told === undefined) return <p className={styles['told']}>&nbsp;</p>
  if (told.problem !== null) {
    return (
      <p className={styles['told']} data-ask role="alert">
        {byCode(told.problem).what}
      </p>
    )
  }
  if (told.register === null) return null
  const words =
    told.register === 'found' ? text.found : told.register === 'not_loaded' ? text.notLoaded : text.notInRegister
  return (
    <p className={styles['told']} data-ask={told.register === 'not_in_register' || undefined} role="status">
      <span>{words}</span>
      {told.payerMasked !== '' && <strong>{told.payerMasked}</strong>}
      {told.address !== '' && <span>{told.address}</span>}
      {told.debt !== null && <span>{text.debt(formatMoney(told.debt.debtKopecks), formatDate(told.debt.asOf))}</span>}
    </p>
  )
}
