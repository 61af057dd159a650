import { useState } from 'react'
import { testNewPrinter } from '../../../shared/contract/desk.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PrinterFields } from '../../ui/printer-fields.tsx'
import { settingsOf } from '../../ui/printer-form.ts'
import { type PrinterTest, PrinterTestOutcome } from '../../ui/printer-test-outcome.tsx'
import { type StepProps, StepForm } from './set-up-step.tsx'
import { setUpTexts } from './set-up-texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** Step 2: which printer, and a test page that says how it went. */
export function PrinterStep(props: StepProps) {
  const { form, onChange } = props
  const text = useTexts(setUpTexts)
  const [tried, setTried] = useState(false)
  const [outcome, setOutcome] = useState<PrinterTest | null>(null)
  const test = useAction(testNewPrinter)
  const runTest = (): void => {
    setTried(true)
    setOutcome(null)
    const printer = settingsOf(form.printer)
    if (printer === null) {
      focusWrong()
      return
    }
    void test.run({ printer }).then((answer) => setOutcome(answer.ok ? answer.value : null))
  }
  useShortcuts([{ hotkey: 'Insert', keys: 'Ins', label: text.test, run: runTest }])
  return (
    <StepForm
      {...props}
      step="printer"
      onTry={() => setTried(true)}
      extra={
        <ActionButton size="large" keys="Ins" busy={test.running} onClick={runTest}>
          {text.test}
        </ActionButton>
      }
    >
      <p className="muted">{text.printerWhy}</p>
      <PrinterFields
        form={form.printer}
        tried={tried}
        autoFocus
        onChange={(printer) => {
          setOutcome(null)
          onChange({ ...form, printer })
        }}
      />
      <ErrorNotice error={test.error} />
      {outcome !== null && <PrinterTestOutcome result={outcome} />}
    </StepForm>
  )
}
