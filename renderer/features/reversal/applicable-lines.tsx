import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useApplications } from './application-store.ts'
import { applicationTexts } from './application-texts.ts'
import styles from './reversal.module.css'
import type { Applicable } from './told-by-main.ts'
import { periodOf } from './typed-line.ts'

/** The lines to apply for; a correction says under each what shall count instead. */
export function ApplicableLines({ payment, tried }: { payment: Applicable; tried: boolean }) {
  const text = useTexts(applicationTexts)
  const { chosen, put, kind } = useApplications()
  const set = (lineNo: number, on: boolean): void =>
    put({ chosen: on ? [...new Set([...chosen, lineNo])] : chosen.filter((one) => one !== lineNo) })
  const first = payment.lines.find(({ state }) => state === 'applicable')?.lineNo
  const isNoneChosen =
    tried && !payment.lines.some(({ lineNo, state }) => state === 'applicable' && chosen.includes(lineNo))
  return (
    <div>
      <fieldset className={styles['lines']} aria-label={text.lines}>
        {payment.lines.map((line) => {
          const may = line.state === 'applicable'
          const isChosen = may && chosen.includes(line.lineNo)
          return (
            <div key={line.lineNo}>
              <label className={styles['line']} data-off={!may || undefined}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!may}
                  aria-invalid={(may && isNoneChosen) || undefined}
                  autoFocus={line.lineNo === first}
                  onChange={(event) => set(line.lineNo, event.currentTarget.checked)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && !event.repeat && !event.ctrlKey) set(line.lineNo, true)
                  }}
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
                {!may && <span className={styles['state']}>{text.lineStates[line.state](line.number ?? '')}</span>}
                <span className="number strong">{formatMoneyPlain(line.amountKopecks)}</span>
              </label>
              {isChosen && kind === 'correction' && <Wanted lineNo={line.lineNo} tried={tried} />}
            </div>
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

function Wanted({ lineNo, tried }: { lineNo: number; tried: boolean }) {
  const text = useTexts(applicationTexts)
  const want = useApplications((state) => state.want)
  const { account = '', periodText = '' } = useApplications((state) => state.wanted[lineNo]) ?? {}
  const isWrongPeriod = periodOf(periodText) === undefined
  return (
    <div className={styles['wanted']}>
      <TextField
        label={text.rightAccount}
        value={account}
        maxLength={40}
        error={tried && account.trim() === '' ? text.accountNeeded : null}
        onChange={(typed) => want(lineNo, { account: typed, periodText })}
      />
      <TextField
        label={text.rightPeriod}
        value={periodText}
        maxLength={20}
        hint={text.periodHint}
        error={tried && isWrongPeriod ? text.periodHint : null}
        onChange={(typed) => want(lineNo, { account, periodText: typed })}
      />
    </div>
  )
}
