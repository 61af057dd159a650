import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/define.ts'
import { findApplicable, registerApplication } from '../../../shared/contract/applications.ts'
import { applicationKinds } from '../../../shared/domain/application-states.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { reversalReasons } from '../../../shared/domain/reversal-reasons.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { focusWrong } from '../../ui/focus-wrong.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ApplicableLines } from './applicable-lines.tsx'
import { useApplications } from './application-store.ts'
import { applicationTexts } from './application-texts.ts'
import { reasonTexts } from '../../i18n/reversal-reason-texts.ts'
import styles from './reversal.module.css'
import type { Applicable } from './told-by-main.ts'
import { periodOf } from './typed-line.ts'
import { reversalTexts } from './texts.ts'

/** A new application: the receipt that the payer shows, then which lines and what for. */
export function ApplicationForm() {
  const text = useTexts(applicationTexts)
  const clock = useDeskClock()
  const { receiptNumber, asked, put, end } = useApplications()
  const { value: payment, error } = useQuery(findApplicable, asked === null ? null : { receiptNumber: asked })
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label: text.back, run: () => end(null) }])
  const found = asked !== null && payment != null
  return (
    <Screen
      title={text.newTitle}
      about={
        found ? `${text.about(payment.receiptNumber, clock.full(payment.acceptedAt))}, ${payment.operatorName}` : ''
      }
    >
      {!found && (
        <div className="narrow">
          <EnterForm onSubmit={() => put({ asked: receiptNumber.trim() === '' ? null : receiptNumber.trim() })}>
            <TextField
              label={text.receiptNumber}
              value={receiptNumber}
              hint={text.newHint}
              error={asked !== null && payment === null ? text.notFound : null}
              maxLength={60}
              autoFocus
              home
              onChange={(typed) => put({ receiptNumber: typed, asked: null })}
            />
            <ErrorNotice error={error} />
            <div className="row">
              <ActionButton look="main" type="submit" keys="Enter">
                {text.find}
              </ActionButton>
              <ActionButton keys="Esc" onClick={() => end(null)}>
                {text.back}
              </ActionButton>
            </div>
          </EnterForm>
        </div>
      )}
      {found && <Ask payment={payment} />}
    </Screen>
  )
}

function Ask({ payment }: { payment: Applicable }) {
  const text = useTexts(applicationTexts)
  const reversalText = useTexts(reversalTexts)
  const reasonText = useTexts(reasonTexts)
  const { chosen, kind, reason, wanted, put, end } = useApplications()
  const { run, running, error } = useCommand(registerApplication)
  const [tried, setTried] = useState(false)
  const lines = payment.lines.filter((line) => line.state === 'applicable' && chosen.includes(line.lineNo))
  const ready = lines.flatMap(({ lineNo, period }): InputOf<typeof registerApplication>['lines'] => {
    if (kind === 'refund') return [{ lineNo, wanted: null }]
    const { account = '', periodText = '' } = wanted[lineNo] ?? {}
    const month = periodOf(periodText)
    return account.trim() === '' || month === undefined
      ? []
      : [{ lineNo, wanted: { account: account.trim(), period: month ?? period } }]
  })
  const submit = (): void => {
    setTried(true)
    if (lines.length === 0 || reason === '' || ready.length < lines.length) return focusWrong('form')
    void run({ paymentId: payment.paymentId, kind, reason, lines: ready }).then((answer) => {
      if (answer.ok) end(answer.value)
    })
  }
  useShortcuts([
    {
      hotkey: 'Insert',
      keys: 'Ins',
      label: text.keyKind,
      run: () => put({ kind: kind === 'refund' ? 'correction' : 'refund' }),
    },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.register, run: submit },
  ])
  return (
    <>
      <Segments
        label={text.ask}
        value={kind}
        options={applicationKinds.map((value) => ({ value, label: text.kinds[value] }))}
        onChange={(value) => put({ kind: value })}
      />
      <EnterForm onSubmit={submit}>
        <ApplicableLines payment={payment} tried={tried} />
        <div className={styles['fields']}>
          <SelectField
            label={text.reason}
            value={reason}
            options={[
              { value: '' as const, label: text.noReason },
              ...reversalReasons.map((value) => ({ value, label: reasonText[value] })),
            ]}
            error={tried && reason === '' ? text.noReason : null}
            onChange={(value) => put({ reason: value })}
          />
        </div>
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" size="large" type="submit" keys="Enter" busy={running}>
            {text.register}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={() => end(null)}>
            {reversalText.back}
          </ActionButton>
        </div>
      </EnterForm>
    </>
  )
}
