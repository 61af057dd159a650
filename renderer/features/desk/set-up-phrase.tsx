import { useState } from 'react'
import { printPhrase } from '../../../shared/contract/keys.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { phraseTexts } from '../../i18n/phrase-texts.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PhraseShown } from '../../ui/phrase-shown.tsx'
import { settingsOf } from '../../ui/printer-form.ts'
import type { PrinterTest } from '../../ui/printer-test-outcome.tsx'
import { type StepProps, StepForm } from './set-up-step.tsx'
import { setUpTexts } from './set-up-texts.ts'

/** Step 4: the recovery phrase, shown now and never again; on paper by a real printer or by hand. */
export function PhraseStep(props: StepProps) {
  const text = { ...useTexts(setUpTexts), ...useTexts(phraseTexts) }
  const printer = settingsOf(props.form.printer)
  const mayPrint = printer?.kind === 'tcp'
  const print = useAction(printPhrase)
  const [outcome, setOutcome] = useState<PrinterTest | null>(null)
  const runPrint = (): void => {
    if (printer === null || !mayPrint) return
    setOutcome(null)
    void print.run({ printer }).then((answer) => setOutcome(answer.ok ? answer.value : null))
  }
  useShortcuts(mayPrint ? [{ hotkey: 'Insert', keys: 'Ins', label: text.print, run: runPrint }] : [])
  return (
    <StepForm
      {...props}
      step="phrase"
      onTry={() => undefined}
      mainLabel={text.written}
      extra={
        mayPrint && (
          <ActionButton size="large" keys="Ins" busy={print.running} onClick={runPrint}>
            {text.print}
          </ActionButton>
        )
      }
    >
      <p className="muted">{text.phraseWhy}</p>
      <PhraseShown groups={props.form.made?.groups ?? []} mayPrint={mayPrint} printed={outcome} />
      <ErrorNotice error={print.error} />
    </StepForm>
  )
}
