import { lamps } from '../../shared/contract/desk.ts'
import { getQueue } from '../../shared/contract/printing.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { plural } from '../i18n/plural.ts'
import { PrintQueue } from '../ui/print-queue.tsx'
import { useMay } from '../ui/session-context.ts'
import { useWindowState } from '../ui/window-state.ts'
import { CeilingLamp } from './ceiling-lamp.tsx'
import { KeysLamp } from './keys-lamp.tsx'
import { type Glow, Lamp, Told } from './lamp.tsx'
import styles from './lamps.module.css'
import { ScannerLamp } from './scanner-lamp.tsx'
import { SmsLamp } from './sms-lamp.tsx'
import { frameTexts } from './texts.ts'

/** What is wrong is seen from afar; each lamp opens what it is and what to do. */
export function Lamps() {
  return (
    <div className={styles['lamps']}>
      <PrinterLamp />
      <SmsLamp />
      <ScannerLamp />
      <CeilingLamp />
      <DeskLamps />
      <KeysLamp />
    </div>
  )
}

function PrinterLamp() {
  const text = useTexts(frameTexts)
  const { value: queue } = useQuery(getQueue, {})
  const questions = queue?.open.filter((job) => job.state === 'unknown' && !job.answered).length ?? 0
  const glow: Glow =
    queue === undefined
      ? 'unknown'
      : queue.printer.state === 'attention' || questions > 0
        ? 'bad'
        : queue.printer.nearEnd
          ? 'ask'
          : 'good'
  const name = queue?.printer.state === 'printing' ? text.lampPrinting : text.lampPrinter
  return (
    <Lamp name={name} glow={glow}>
      <PrintQueue />
    </Lamp>
  )
}

function DeskLamps() {
  const text = useTexts(frameTexts)
  const language = useLanguage()
  const { value } = useQuery(lamps, {})
  const show = useWindowState((state) => state.show)
  const mayReview = useMay('supervision')
  if (value === undefined) return null
  const minutes = plural(language, Math.max(1, Math.round(value.clockBehindMs / 60_000)), text.minutes)
  return (
    <>
      <Lamp
        name={text.lampAudit}
        glow={value.audit === 'broken' ? 'bad' : value.audit === 'intact' ? 'good' : 'unknown'}
      >
        {value.audit === 'broken' && <Told what={text.auditBroken} todo={text.auditBrokenTodo} />}
        {value.audit === 'intact' && <Told what={text.auditOk} />}
        {value.audit === 'not_checked' && <Told what={text.auditNotYet} todo={text.auditNotYetTodo} />}
      </Lamp>
      {value.awaitsReview && (
        <Lamp
          name={text.lampReview}
          glow="bad"
          way={mayReview ? { label: text.toReview, run: () => show('restored') } : null}
        >
          <Told what={text.reviewAwaited} todo={text.reviewAwaitedTodo} />
        </Lamp>
      )}
      {value.backup === 'failed' && (
        <Lamp name={text.lampBackup} glow="ask">
          <Told what={text.backupFailed} todo={text.backupFailedTodo} />
        </Lamp>
      )}
      {value.exchange === 'waiting' && (
        <Lamp name={text.lampExchange} glow="ask">
          <Told what={text.exchangeWaiting} todo={text.exchangeWaitingTodo} />
        </Lamp>
      )}
      {value.clockBehindMs > 0 && (
        <Lamp name={text.lampClock} glow="ask">
          <Told what={text.clockBehind} todo={text.clockBehindTodo(minutes)} />
        </Lamp>
      )}
    </>
  )
}
