import { useState } from 'react'
import { beginPhrase, printNewPhrase, replacePhrase } from '../../../shared/contract/keys.ts'
import { getPrinterSettings } from '../../../shared/contract/printing.ts'
import { useAction } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { phraseTexts } from '../../i18n/phrase-texts.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { emptyGroups, PhraseFields } from '../../ui/phrase-fields.tsx'
import { PhraseShown } from '../../ui/phrase-shown.tsx'
import type { PrinterTest } from '../../ui/printer-test-outcome.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { protectionTexts } from './texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

type Step = 'password' | 'paper' | 'typing'
type Props = { onClose: () => void; onDone: () => void }

/** Another recovery phrase in three steps; until the last one the former phrase stays. Esc goes one step back. */
export function NewPhrase({ onClose, onDone }: Props) {
  const text = useTexts(protectionTexts)
  const [step, setStep] = useState<Step>('password')
  const [made, setMade] = useState<readonly string[]>([])
  const [typed, setTyped] = useState(emptyGroups)
  const back = (): void => (step === 'typing' ? setStep('paper') : onClose())
  return (
    <Dialog title={text.newPhrase} onClose={back} width={880} closeLabel={step === 'typing' ? text.back : text.cancel}>
      {step === 'password' && (
        <Password
          onBack={back}
          onMade={(groups) => {
            setMade(groups)
            setStep('paper')
          }}
        />
      )}
      {step === 'paper' && <OnPaper groups={made} onBack={back} onNext={() => setStep('typing')} />}
      {step === 'typing' && (
        <TypedBack made={made} typed={typed} onChange={setTyped} onBack={back} onReplaced={onDone} />
      )}
    </Dialog>
  )
}

function Password({ onBack, onMade }: { onBack: () => void; onMade: (groups: readonly string[]) => void }) {
  const text = useTexts(protectionTexts)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const begin = useAction(beginPhrase)
  const submit = (): void => {
    setTried(true)
    if (password === '') return
    void begin.run({ password }).then((answer) => {
      if (answer.ok) onMade(answer.value.groups)
    })
  }
  return (
    <EnterForm onSubmit={submit}>
      <p className="muted">{text.newPhraseWhy}</p>
      <Notice look="ask" title={text.oldCopies}>
        <p>{text.seenByOthers}</p>
      </Notice>
      <PasswordField
        label={text.ownPassword}
        value={password}
        onChange={setPassword}
        maxLength={200}
        eyeLabel={text.show}
        autoFocus
        error={tried && password === '' ? text.ownPasswordNeeded : null}
      />
      <ErrorNotice error={begin.error} />
      <div className="row">
        <ActionButton look="main" type="submit" keys="Enter" busy={begin.running}>
          {text.makePhrase}
        </ActionButton>
        <ActionButton keys="Esc" onClick={onBack}>
          {text.cancel}
        </ActionButton>
      </div>
    </EnterForm>
  )
}

function OnPaper({ groups, onBack, onNext }: { groups: readonly string[]; onBack: () => void; onNext: () => void }) {
  const text = { ...useTexts(protectionTexts), ...useTexts(phraseTexts) }
  const printer = useQuery(getPrinterSettings, {})
  const mayPrint = printer.value?.kind === 'tcp'
  const print = useAction(printNewPhrase)
  const [printed, setPrinted] = useState<PrinterTest | null>(null)
  const runPrint = (): void => {
    setPrinted(null)
    void print.run({}).then((answer) => setPrinted(answer.ok ? answer.value : null))
  }
  useShortcuts(mayPrint ? [{ hotkey: 'Insert', keys: 'Ins', label: text.print, run: runPrint }] : [])
  return (
    <EnterForm onSubmit={onNext}>
      <PhraseShown groups={groups} mayPrint={mayPrint} printed={printed} />
      <ErrorNotice error={print.error} />
      <div className="row">
        <ActionButton look="main" type="submit" keys="Enter" autoFocus>
          {text.written}
        </ActionButton>
        {mayPrint && (
          <ActionButton keys="Ins" busy={print.running} onClick={runPrint}>
            {text.print}
          </ActionButton>
        )}
        <ActionButton keys="Esc" onClick={onBack}>
          {text.cancel}
        </ActionButton>
      </div>
    </EnterForm>
  )
}

type TypedProps = {
  made: readonly string[]
  typed: readonly string[]
  onChange: (groups: readonly string[]) => void
  onBack: () => void
  onReplaced: () => void
}

function TypedBack({ made, typed, onChange, onBack, onReplaced }: TypedProps) {
  const text = useTexts(protectionTexts)
  const [tried, setTried] = useState(false)
  const replace = useAction(replacePhrase)
  const isWrong = (index: number): boolean => typed[index] !== made[index]
  const submit = (): void => {
    setTried(true)
    if (typed.every((_group, index) => !isWrong(index)))
      void replace.run({ phrase: typed.join(' ') }).then((answer) => {
        if (answer.ok) onReplaced()
      })
    else focusWrong('[role="dialog"]')
  }
  return (
    <EnterForm onSubmit={submit}>
      <p className="muted">{text.typingWhy}</p>
      <PhraseFields groups={typed} onChange={onChange} tried={tried} isWrong={isWrong} autoFocus />
      <ErrorNotice error={replace.error} />
      <div className="row">
        <ActionButton look="main" type="submit" keys="Enter" busy={replace.running}>
          {text.replace}
        </ActionButton>
        <ActionButton keys="Esc" onClick={onBack}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}
