import { useContext, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { setUp } from '../../../shared/contract/desk.ts'
import { newPhrase } from '../../../shared/contract/keys.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { keySentences } from '../../i18n/key-sentences.ts'
import { printerSentences } from '../../i18n/printer-sentences.ts'
import { joinSentences } from '../../i18n/sentence.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SentencesContext } from '../../ui/sentences-context.ts'
import { AdministratorStep } from './set-up-administrator.tsx'
import { DetailsStep } from './set-up-details.tsx'
import { emptySetUp, type SetUpForm, setUpInputOf, type SetUpStep, setUpSteps, stepOfRefusal } from './set-up-form.ts'
import { PhraseStep } from './set-up-phrase.tsx'
import { PrinterStep } from './set-up-printer.tsx'
import styles from './set-up.module.css'
import { setUpTexts } from './set-up-texts.ts'
import { TypingStep } from './set-up-typing.tsx'

type Props = {
  /** What was typed before the person went back to the first choice. */
  kept: SetUpForm | null
  onBack: (form: SetUpForm) => void
}

/** A real desk in five steps, by keys alone; Esc goes one step back and loses nothing. */
export function SetUp({ kept, onBack }: Props) {
  const text = useTexts(setUpTexts)
  // Before sign-in the window knows few sentences: these are read with the set-up itself.
  const known = useContext(SentencesContext)
  const sentences = useMemo(() => joinSentences(known, keySentences, printerSentences), [known])
  const [form, setForm] = useState<SetUpForm>(kept ?? emptySetUp)
  const [at, setAt] = useState<SetUpStep>('details')
  const phrase = useAction(newPhrase)
  const create = useCommand(setUp)
  const index = setUpSteps.indexOf(at)

  const makePhrase = useEffectEvent(() => {
    if (form.made !== null) return
    void phrase.run({}).then((answer) => {
      if (answer.ok) setForm((now) => ({ ...now, made: answer.value }))
    })
  })
  useEffect(() => makePhrase(), [])

  const back = (): void => {
    create.clear()
    const before = setUpSteps[index - 1]
    if (before === undefined) onBack(form)
    else setAt(before)
  }
  const next = (): void => {
    create.clear()
    const after = setUpSteps[index + 1]
    if (after !== undefined) return setAt(after)
    const input = setUpInputOf(form)
    if (input === null) return undefined
    // Accepted, the desk's state becomes another and the sign-in takes this screen's place.
    void create.run(input).then((answer) => {
      const code = !answer.ok && answer.error.kind === 'refused' ? answer.error.code : ''
      setAt((now) => stepOfRefusal(code) ?? now)
    })
    return undefined
  }
  useShortcuts([{ hotkey: 'Escape', keys: 'Esc', label: text.back, run: back }])

  const step = {
    form,
    onChange: setForm,
    onNext: next,
    onBack: back,
    refusal: <ErrorNotice error={create.error ?? phrase.error} />,
  }
  return (
    <SentencesContext value={sentences}>
      <Page wide aside={<Steps at={at} />}>
        <header>
          <p className="second">{text.stepOf(index + 1, setUpSteps.length)}</p>
          <h1>{text.steps[at]}</h1>
        </header>
        {at === 'details' && <DetailsStep {...step} />}
        {at === 'printer' && <PrinterStep {...step} />}
        {at === 'administrator' && <AdministratorStep {...step} />}
        {at === 'phrase' && <PhraseStep {...step} />}
        {at === 'typing' && <TypingStep {...step} busy={create.running} />}
      </Page>
    </SentencesContext>
  )
}

function Steps({ at }: { at: SetUpStep }) {
  const text = useTexts(setUpTexts)
  return (
    <nav aria-label={text.setUp}>
      <p className={styles['setUp']}>{text.setUp}</p>
      <ol className={styles['steps']}>
        {setUpSteps.map((step, index) => (
          <li
            key={step}
            className={styles['step']}
            aria-current={step === at ? 'step' : undefined}
            data-done={index < setUpSteps.indexOf(at) || undefined}
          >
            {index + 1}. {text.steps[step]}
          </li>
        ))}
      </ol>
    </nav>
  )
}
