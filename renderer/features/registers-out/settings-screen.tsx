import { useState } from 'react'
import { getOutgoingSettings, type OutgoingSettings, setOutgoingSettings } from '../../../shared/contract/outgoing.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './registers-out.module.css'
import { outSettingsTexts } from './settings-texts.ts'

/** Where registers of payments go, and as whom payment orders name the payer. */
export function SettingsScreen() {
  const text = useTexts(outSettingsTexts)
  const { value, error } = useQuery(getOutgoingSettings, {})
  return (
    <Screen title={text.title} side={<AboutSide title={text.about} points={text.points} />}>
      <ErrorNotice error={error} />
      {value !== undefined && <Settings saved={value} />}
    </Screen>
  )
}

type Digits = 'payerAccount' | 'payerInn' | 'payerKpp'
const lengths: Readonly<Record<Digits, number>> = { payerAccount: 20, payerInn: 10, payerKpp: 9 }

/** Numbers of papers are copied with their spaces. */
const bare = (typed: string): string => typed.replace(/[\s\u00a0\u202f]/gu, '')

function Settings({ saved }: { saved: OutgoingSettings }) {
  const text = useTexts(outSettingsTexts)
  const [form, setForm] = useState(saved)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const save = useCommand(setOutgoingSettings)
  const changed = JSON.stringify(form) !== JSON.stringify(saved)
  const put = (part: Partial<OutgoingSettings>): void => {
    setDone(false)
    save.clear()
    setForm({ ...form, ...part })
  }
  const isWrong = (field: Digits): boolean => {
    const typed = bare(form[field])
    return typed !== '' && !(typed.length === lengths[field] && /^\d+$/.test(typed))
  }
  const submit = (): void => {
    setTried(true)
    if ((['payerAccount', 'payerInn', 'payerKpp'] as const).some(isWrong)) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const { folder, payerAccount, payerInn, payerKpp } = form
    const settings = { folder, payerAccount: bare(payerAccount), payerInn: bare(payerInn), payerKpp: bare(payerKpp) }
    void save.run(settings).then((answer) => setDone(answer.ok))
  }
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit }])
  const digits = (field: Digits, hint?: string) => (
    <TextField
      label={text[field]}
      value={form[field]}
      inputMode="numeric"
      maxLength={30}
      {...(hint === undefined ? {} : { hint })}
      error={tried && isWrong(field) ? text.digits(lengths[field]) : null}
      onChange={(value) => put({ [field]: value })}
    />
  )
  return (
    <div className={styles['form']}>
      <EnterForm onSubmit={submit}>
        <TextField
          label={text.folder}
          hint={text.folderHint}
          value={form.folder}
          maxLength={400}
          autoFocus
          onChange={(folder) => put({ folder })}
        />
        <div className={styles['columns']}>
          {digits('payerAccount', text.payerAccountHint)}
          {digits('payerInn')}
          {digits('payerKpp')}
        </div>
        <ErrorNotice error={save.error} />
        <p role="status" className="muted">
          {done && !changed ? text.saved : changed ? text.unsaved : ''}
        </p>
        <div className="row">
          <ActionButton look="main" type="submit" keys="Ctrl Enter" busy={save.running}>
            {text.save}
          </ActionButton>
        </div>
      </EnterForm>
    </div>
  )
}
