import { useState } from 'react'
import { type ApplicationView, moveApplication, printApplication } from '../../../shared/contract/applications.ts'
import { type ApplicationState, statesAfter } from '../../../shared/domain/application-states.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrintOutcome } from '../../ui/print-outcome.tsx'
import { useMay } from '../../ui/session-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import { applicationTexts } from './application-texts.ts'
import { reasonTexts } from '../../i18n/reversal-reason-texts.ts'
import styles from './reversal.module.css'

/** One application: what it asks for, how far it has come, and the next steps, which are a supervisor's. */
export function ApplicationCard({ application }: { application: ApplicationView }) {
  const text = useTexts(applicationTexts)
  const reasonText = useTexts(reasonTexts)
  const clock = useDeskClock()
  const mayMove = useMay('supervision')
  const print = useCommand(printApplication)
  const [printed, setPrinted] = useState<string | null>(null)
  const [to, setTo] = useState<ApplicationState | null>(null)
  const { applicationId } = application
  const printAgain = (): void =>
    void print.run({ applicationId }).then((answer) => {
      if (answer.ok) setPrinted(answer.value.printJobId)
    })
  const steps = mayMove ? statesAfter(application.state) : []
  useShortcuts([
    ...steps.map((next, at) => ({
      ...{ hotkey: `mod+Digit${at + 1}`, keys: `Ctrl ${at + 1}`, label: text.to[next] },
      run: () => setTo(next),
    })),
    { hotkey: 'mod+O', keys: 'Ctrl O', label: text.print, run: printAgain },
  ])
  return (
    <div className={styles['side']}>
      <h2>{text.chosen(application.number)}</h2>
      <p>
        {text.kinds[application.kind]}. {reasonText[application.reason]}
      </p>
      <p className="second">{text.about(application.receiptNumber, clock.full(application.acceptedAt))}</p>
      {application.lines.map((line) => (
        <div key={line.lineNo} className={styles['act']}>
          <p className="spread">
            <strong>{line.serviceName}</strong>
            <span className="number strong">{formatMoney(line.amountKopecks)}</span>
          </p>
          <p className="second">
            {[
              line.payeeName,
              ...(line.account === '' ? [] : [text.account(line.account)]),
              ...(line.period === null ? [] : [formatPeriod(line.period)]),
            ].join(' · ')}
          </p>
          {line.wanted !== null && (
            <p>
              {text.wanted(line.wanted.account, line.wanted.period === null ? '' : formatPeriod(line.wanted.period))}
            </p>
          )}
        </div>
      ))}
      <h3>{text.progress}</h3>
      {application.states.map((step) => (
        <div key={step.at + step.state}>
          <p className="strong">{text.states[step.state]}</p>
          <p className="second">
            {text.by(step.operatorName, clock.full(step.at))}
            {step.note !== '' && `. ${step.note}`}
          </p>
        </div>
      ))}
      {steps.length > 0 && (
        <div className="row wrap">
          {steps.map((next, at) => (
            <ActionButton key={next} keys={`Ctrl ${at + 1}`} onClick={() => setTo(next)}>
              {text.to[next]}
            </ActionButton>
          ))}
        </div>
      )}
      <PrintOutcome
        printJobId={printed ?? applicationId}
        prefix={printed === null ? text.paper : text.paperCopy}
        {...(printed === null ? { state: application.paper } : {})}
      />
      <ErrorNotice error={print.error} />
      <div className="row">
        <ActionButton keys="Ctrl O" busy={print.running} onClick={printAgain}>
          {text.print}
        </ActionButton>
      </div>
      {to !== null && <Move applicationId={applicationId} to={to} onClose={() => setTo(null)} />}
    </div>
  )
}

function Move({ applicationId, to, onClose }: { applicationId: string; to: ApplicationState; onClose: () => void }) {
  const text = useTexts(applicationTexts)
  const { run, running, error } = useCommand(moveApplication)
  const [note, setNote] = useState('')
  const submit = (): void =>
    void run({ applicationId, to, note: note.trim() }).then((answer) => {
      if (answer.ok) onClose()
    })
  return (
    <FormDialog
      title={text.to[to]}
      save={text.save}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={text.moveNote} value={note} hint={text.moveHint} maxLength={120} autoFocus onChange={setNote} />
    </FormDialog>
  )
}
