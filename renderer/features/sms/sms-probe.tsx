import { useState } from 'react'
import { confirmSmsProbe, sendSmsProbe, type SmsSetUp } from '../../../shared/contract/sms.ts'
import { parseMobile } from '../../../shared/domain/phone.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './sms.module.css'
import { smsTexts } from './texts.ts'

type Props = { setUp: SmsSetUp; changed: boolean }

/** Whether the gateway is proved, and the probe that proves it. */
export function SmsProbe({ setUp, changed }: Props) {
  const text = useTexts(smsTexts)
  const { settings, probe } = setUp
  return (
    <section className={styles['side']} aria-labelledby="probe-head">
      <h2 id="probe-head">{text.probeHead}</h2>
      <Standing setUp={setUp} />
      {settings.kind === 'kannel' && (
        <>
          <ProbeForm changed={changed} />
          {probe !== null && <ProbeState setUp={setUp} probe={probe} />}
          {settings.reports !== null && (
            <p className="second" role="status">
              {text.listener[setUp.listener]}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Standing({ setUp }: { setUp: SmsSetUp }) {
  const text = useTexts(smsTexts)
  const clock = useDeskClock()
  if (setUp.settings.kind === 'off')
    return (
      <Notice look="note" title={text.off}>
        <p>{text.offTodo}</p>
      </Notice>
    )
  return setUp.testedAt === null ? (
    <Notice look="ask" title={text.notTested}>
      <p>{text.notTestedTodo}</p>
    </Notice>
  ) : (
    <Notice look="note" title={text.tested(clock.full(setUp.testedAt).slice(0, -3))}>
      <p>{text.testedWhy}</p>
    </Notice>
  )
}

function ProbeForm({ changed }: { changed: boolean }) {
  const text = useTexts(smsTexts)
  const [phone, setPhone] = useState('')
  const [left, setLeft] = useState(false)
  const send = useCommand(sendSmsProbe)
  const isWrong = parseMobile(phone) === null
  const submit = (): void => {
    if (changed) return
    setLeft(true)
    if (isWrong) document.getElementById('probe-phone')?.querySelector('input')?.focus()
    else void send.run({ phone })
  }
  useShortcuts([{ hotkey: 'Insert', keys: 'Ins', label: text.send, run: submit }])
  return (
    <div className="stack tight">
      <div id="probe-phone">
        <TextField
          label={text.phone}
          value={phone}
          maxLength={40}
          placeholder={text.phonePlaceholder}
          inputMode="numeric"
          error={left && isWrong ? text.phoneBad : null}
          onLeave={() => setLeft(phone !== '')}
          onChange={setPhone}
          onKeyDown={(event) => {
            // Ctrl+Enter saves the settings, from here too.
            if (event.key !== 'Enter' || event.ctrlKey || event.repeat) return
            event.preventDefault()
            submit()
          }}
        />
      </div>
      <ActionButton keys="Ins" disabled={changed} busy={send.running} onClick={submit}>
        {text.send}
      </ActionButton>
      {changed && <p className="second">{text.saveFirst}</p>}
      <ErrorNotice error={send.error} />
    </div>
  )
}

function ProbeState({ setUp, probe }: { setUp: SmsSetUp; probe: NonNullable<SmsSetUp['probe']> }) {
  const text = useTexts(smsTexts)
  const clock = useDeskClock()
  const { byCode } = useSentences()
  const confirm = useCommand(confirmSmsProbe)
  const { state, reason, deadlineAt } = probe
  const hasReports = setUp.settings.kind === 'kannel' && setUp.settings.reports !== null
  const told = reason === null ? null : byCode(`sms.${reason}`)
  const asks = state === 'sent' && !hasReports && setUp.testedAt === null
  return (
    <Notice
      look={state === 'failed' || state === 'unknown' || told !== null || asks ? 'ask' : 'note'}
      title={text.probe[state]}
    >
      {told !== null && <p>{told.what}</p>}
      {state === 'queued' && told !== null && <p>{text.tries(clock.time(deadlineAt))}</p>}
      {state === 'sent' && hasReports && (
        <>
          <p>{text.waitReport(clock.time(deadlineAt))}</p>
          <p className="second">{text.waitReportTodo}</p>
        </>
      )}
      {asks && (
        <>
          <p>{text.lookAtPhone}</p>
          <ActionButton look="main" busy={confirm.running} onClick={() => void confirm.run({ smsId: probe.id })}>
            {text.confirm}
          </ActionButton>
        </>
      )}
      <ErrorNotice error={confirm.error} />
    </Notice>
  )
}
