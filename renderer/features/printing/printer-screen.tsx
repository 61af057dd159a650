import { useState } from 'react'
import {
  getPrinterSettings,
  type PrinterSettings,
  setPrinterSettings,
  testPrinter,
} from '../../../shared/contract/printing.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { printerTexts } from '../../i18n/printer-texts.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { PrintQueue } from '../../ui/print-queue.tsx'
import { PrinterFields } from '../../ui/printer-fields.tsx'
import { type SettingsForm, settingsOf, toForm } from '../../ui/printer-form.ts'
import { type PrinterTest, PrinterTestOutcome } from '../../ui/printer-test-outcome.tsx'
import styles from './printer.module.css'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** Which printer, and a test page that says how it really went. */
export function PrinterScreen() {
  const text = useTexts(printerTexts)
  const { value, error } = useQuery(getPrinterSettings, {})
  return (
    <Screen title={text.title} side={<section className={styles['side']}>{<PrintQueue />}</section>}>
      <ErrorNotice error={error} />
      {value !== undefined && <Settings saved={value} />}
    </Screen>
  )
}

function Settings({ saved }: { saved: PrinterSettings }) {
  const text = useTexts(printerTexts)
  const [form, setForm] = useState<SettingsForm>(() => toForm(saved))
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const save = useCommand(setPrinterSettings)
  const test = useAction(testPrinter)
  const [outcome, setOutcome] = useState<PrinterTest | null>(null)
  const settings = settingsOf(form)
  const changed = JSON.stringify(settings) !== JSON.stringify(saved)

  const submit = (): void => {
    setTried(true)
    setOutcome(null)
    if (settings === null) {
      focusWrong()
      return
    }
    void save.run(settings).then((answer) => setDone(answer.ok))
  }
  const runTest = (): void => {
    setDone(false)
    void test.run({}).then((answer) => setOutcome(answer.ok ? answer.value : null))
  }
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit },
    { hotkey: 'Insert', keys: 'Ins', label: text.test, run: () => !changed && runTest() },
  ])
  return (
    <div className={styles['card']}>
      <EnterForm onSubmit={submit}>
        <PrinterFields
          form={form}
          tried={tried}
          onChange={(next) => {
            setDone(false)
            setForm(next)
          }}
        />
        <ErrorNotice error={save.error ?? test.error} />
        <p role="status" className="muted">
          {done && !changed ? text.saved : changed ? text.unsaved : ''}
        </p>
        {outcome !== null && <PrinterTestOutcome result={outcome} />}
        <div className="row">
          <ActionButton look="main" type="submit" keys="Ctrl Enter" busy={save.running}>
            {text.save}
          </ActionButton>
          <ActionButton keys="Ins" disabled={changed} busy={test.running} onClick={runTest}>
            {text.test}
          </ActionButton>
        </div>
      </EnterForm>
    </div>
  )
}
