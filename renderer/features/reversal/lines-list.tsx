import type { KeyboardEvent } from 'react'
import type { ReversibleLine } from '../../../shared/contract/reversals.ts'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './reversal.module.css'
import { reversalTexts } from './texts.ts'

type Props = {
  lines: readonly ReversibleLine[]
  chosen: readonly number[]
  /** Whether anything can be chosen now. */
  open: boolean
  focus: boolean
  /** Nothing was ticked, and it was tried. */
  isNoneChosen: boolean
  onChoose: (chosen: readonly number[]) => void
}

/** The lines of the receipt to be ticked: Space ticks, Enter ticks and goes on, the arrows only walk. */
export function LinesList({ lines, chosen, open, focus, isNoneChosen, onChoose }: Props) {
  const text = useTexts(reversalTexts)
  const set = (lineNo: number, on: boolean): void =>
    onChoose(
      lines.flatMap((line) => ((line.lineNo === lineNo ? on : chosen.includes(line.lineNo)) ? [line.lineNo] : [])),
    )
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, lineNo: number): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      walk(event.currentTarget, step)
    } else if (event.key === 'Enter' && !event.repeat && !event.ctrlKey) {
      set(lineNo, true) // and the form goes on to the next field
    }
  }
  const firstOpen = lines.find(({ state }) => state === 'standing')?.lineNo
  return (
    <div>
      <fieldset className={styles['lines']} aria-label={text.lines}>
        {lines.map((line) => {
          const may = open && line.state === 'standing'
          return (
            <label key={line.lineNo} className={styles['line']} data-off={!may || undefined}>
              <input
                type="checkbox"
                data-line
                checked={chosen.includes(line.lineNo)}
                disabled={!may}
                aria-invalid={(may && isNoneChosen) || undefined}
                autoFocus={focus && line.lineNo === firstOpen}
                onChange={(event) => set(line.lineNo, event.currentTarget.checked)}
                onKeyDown={(event) => onKeyDown(event, line.lineNo)}
              />
              <span className={styles['no']}>{line.lineNo}.</span>
              <span className="grow">
                <strong>{line.serviceName}</strong>{' '}
                <span className="second">
                  {[
                    line.payeeName,
                    ...(line.account === '' ? [] : [text.account(line.account)]),
                    ...(line.period === null ? [] : [formatPeriod(line.period)]),
                  ].join(' · ')}
                </span>
              </span>
              {line.state !== 'standing' && <span className={styles['state']}>{text.states[line.state]}</span>}
              <span className="number">
                <span className="strong">{formatMoneyPlain(line.amountKopecks)}</span>
                {line.commissionKopecks > 0 && (
                  <span className="second"> {text.commission(formatMoney(line.commissionKopecks))}</span>
                )}
              </span>
            </label>
          )
        })}
      </fieldset>
      {isNoneChosen && (
        <p className={styles['asked']} role="alert">
          {text.chooseLines}
        </p>
      )}
    </div>
  )
}

const walk = (from: HTMLInputElement, step: number): void => {
  const boxes = [...(from.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [])]
  boxes[boxes.indexOf(from) + step]?.focus()
}
