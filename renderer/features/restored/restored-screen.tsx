import { useState } from 'react'
import { getRestoreReview, type RestoreReview, reviewRestore } from '../../../shared/contract/restored.ts'
import { formatMoney, parseMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './restored.module.css'
import { restoredTexts } from './texts.ts'

/** What a restore has lost, as far as files and papers prove it; a supervisor's look lets the desk take money again. */
export function RestoredScreen() {
  const text = useTexts(restoredTexts)
  const { value, error } = useQuery(getRestoreReview, {})
  return (
    <Screen title={text.title} side={value == null || value.seen !== null ? undefined : <FromPaper />}>
      <ErrorNotice error={error} />
      {value === null && <p className="muted">{text.never}</p>}
      {value != null && <Facts review={value} />}
    </Screen>
  )
}

function Facts({ review }: { review: RestoreReview }) {
  const text = useTexts(restoredTexts)
  const clock = useDeskClock()
  const { seen, lastZ } = review
  return (
    <>
      {seen !== null && (
        <Notice look="note" title={text.seen(seen.operatorName, clock.full(seen.at))}>
          {seen.lostKopecks !== null && seen.zNumber !== null && (
            <p>{text.lost(seen.zNumber - (lastZ?.number ?? 0), formatMoney(Math.max(0, seen.lostKopecks)))}</p>
          )}
        </Notice>
      )}
      <section className={styles['facts']}>
        <p>{review.copyAt === null ? text.fromEmpty : text.fromCopy(clock.full(review.copyAt))}</p>
        <p>{lastZ === null ? text.noZ : text.lastZ(lastZ.number, formatMoney(lastZ.runningTotalKopecks))}</p>
        {review.lastReceipt !== null && <p>{text.lastReceipt(review.lastReceipt)}</p>}
        <p className="second">{text.epoch(review.epoch)}</p>
      </section>
      <Beyond review={review} />
      <p className="second">{text.todo}</p>
    </>
  )
}

function Beyond({ review }: { review: RestoreReview }) {
  const text = useTexts(restoredTexts)
  const clock = useDeskClock()
  return (
    <section className={styles['facts']} aria-label={text.beyond}>
      <h3>{text.beyond}</h3>
      {review.sources === 0 && <p>{text.nothingFound}</p>}
      {review.receiptCount > 0 && <p>{text.receipts(review.receiptCount, formatMoney(review.receiptKopecks))}</p>}
      {review.receipts.length > 0 && (
        <ul className={styles['receipts']}>
          {review.receipts.map((receipt) => (
            <li key={receipt.number}>
              <span>{receipt.number}</span>
              <span className="second">{clock.full(receipt.acceptedAt)}</span>
              <span className="number">{formatMoney(receipt.dueKopecks)}</span>
            </li>
          ))}
        </ul>
      )}
      {review.zReports.length > 0 && (
        <p>{text.zReports(review.zReports.map(({ number }) => `№ ${number}`).join(', '))}</p>
      )}
      {review.exchangeFiles.length > 0 && (
        <p>{text.files(review.exchangeFiles.map(({ epoch, number }) => `${epoch}-${number}`).join(', '))}</p>
      )}
      {review.exchangeFolder === 'unreachable' && <p>{text.folderUnreachable}</p>}
      {review.erasedAgain > 0 && <p>{text.erased(review.erasedAgain)}</p>}
      <p className="second">{text.erasedUnknown}</p>
    </section>
  )
}

/** Number and running total of the last Z on paper: what was taken after the copy follows from them. */
function FromPaper() {
  const text = useTexts(restoredTexts)
  const [number, setNumber] = useState('')
  const [total, setTotal] = useState('')
  const [tried, setTried] = useState(false)
  const { run, running, error } = useCommand(reviewRestore)
  const hasZ = number.trim() !== ''
  const zNumber = /^\d{1,7}$/.test(number.trim()) ? Number(number.trim()) : null
  const totalKopecks = parseMoney(total)
  const submit = (): void => {
    setTried(true)
    if (!hasZ) return void run({ lastZ: null })
    if (zNumber === null || zNumber === 0 || totalKopecks === null) return undefined
    return void run({ lastZ: { number: zNumber, runningTotalKopecks: totalKopecks } })
  }
  return (
    <div className={styles['side']}>
      <h3>{text.fromPaper}</h3>
      <EnterForm onSubmit={submit}>
        <TextField
          label={text.zNumber}
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          maxLength={7}
          hint={text.zHint}
          autoFocus
          error={tried && hasZ && zNumber === null ? text.numberNeeded : null}
        />
        <TextField
          label={text.total}
          value={total}
          onChange={setTotal}
          inputMode="decimal"
          maxLength={20}
          hint={text.totalHint}
          error={tried && hasZ && totalKopecks === null ? text.totalNeeded : null}
        />
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" type="submit" keys="Enter" busy={running} grow>
            {text.review}
          </ActionButton>
        </div>
      </EnterForm>
    </div>
  )
}
