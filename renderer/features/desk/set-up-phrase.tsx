import { useState } from 'react'
import { printPhrase } from '../../../shared/contract/keys.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { settingsOf } from '../../ui/printer-form.ts'
import type { PrinterTest } from '../../ui/printer-test-outcome.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import styles from './set-up.module.css'
import { type StepProps, StepForm } from './set-up-step.tsx'
import { setUpTexts } from './set-up-texts.ts'

/** Step 4: the recovery phrase, shown now and never again; on paper by a real printer or by hand. */
export function PhraseStep(props: StepProps) {
  const text = useTexts(setUpTexts)
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
      <ol className={styles['phrase']} aria-label={text.phrasePart}>
        {props.form.made?.groups.map((group, index) => (
          <li key={index} className={styles['shown']}>
            <span className="second">{index + 1}</span>
            <span className={styles['digits']}>
              {group.slice(0, 3)} {group.slice(3)}
            </span>
          </li>
        ))}
      </ol>
      <Notice look="ask" title={text.phraseOnce}>
        <p>{mayPrint ? text.phrasePrint : text.phraseByHand}</p>
      </Notice>
      <ErrorNotice error={print.error} />
      {outcome !== null && <Printed result={outcome} />}
    </StepForm>
  )
}

function Printed({ result }: { result: PrinterTest }) {
  const text = useTexts(setUpTexts)
  const { byCode } = useSentences()
  const told = result.reason === null ? null : byCode(`printer.${result.reason}`)
  return (
    <Notice look={result.outcome === 'printed' ? 'note' : 'ask'} title={text.printed[result.outcome]}>
      {told !== null && <p>{told.what}</p>}
    </Notice>
  )
}
