import { useState } from 'react'
import { getSmsSettings, setSmsSettings, type SmsSetUp } from '../../../shared/contract/sms.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SmsFields } from './sms-fields.tsx'
import { formErrors, needsPassword, settingsOf, type SmsForm, toForm } from './sms-form.ts'
import { SmsProbe } from './sms-probe.tsx'
import styles from './sms.module.css'
import { smsTexts } from './texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** How SMS leave this desk, and the probe that proves it. */
export function SmsScreen() {
  const text = useTexts(smsTexts)
  const { value, error } = useQuery(getSmsSettings, {})
  if (value === undefined || value === null)
    return (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
        {value === null && (
          <Notice look="note" title={text.demo}>
            <p>{text.demoTodo}</p>
          </Notice>
        )}
      </Screen>
    )
  return <Settings saved={value} />
}

function Settings({ saved }: { saved: SmsSetUp }) {
  const text = useTexts(smsTexts)
  const [form, setForm] = useState<SmsForm>(() => toForm(saved.settings))
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const save = useCommand(setSmsSettings)
  const passwordNeeded = needsPassword(form, saved.settings, saved.passwordSet)
  const errors = formErrors(form, passwordNeeded)
  const settings = settingsOf(form)
  const isSame = JSON.stringify(settings) === JSON.stringify(settingsOf(toForm(saved.settings)))
  const changed = !isSame || form.password !== ''

  const toWrong = (): void => focusWrong()
  const submit = (): void => {
    setTried(true)
    if (settings === null || errors.size > 0) return toWrong()
    void save.run({ settings, password: form.password === '' ? null : form.password }).then((answer) => {
      setDone(answer.ok)
      if (!answer.ok) return toWrong()
      // Typed once: the window keeps it no longer than it takes to hand it over.
      setForm((now) => ({ ...now, password: '' }))
      setTried(false)
    })
  }
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit }])
  return (
    <Screen title={text.title} side={<SmsProbe setUp={saved} changed={changed} />}>
      <div className={styles['card']}>
        <EnterForm onSubmit={submit}>
          <SmsFields
            form={form}
            errors={errors}
            tried={tried}
            caBad={save.error?.kind === 'refused' && save.error.code === 'sms.ca_file_unreadable'}
            passwordNeeded={passwordNeeded}
            onChange={(next) => {
              setDone(false)
              save.clear()
              setForm(next)
            }}
          />
          <ErrorNotice error={save.error} />
          <div className="row actions">
            <ActionButton look="main" type="submit" keys="Ctrl Enter" busy={save.running}>
              {text.save}
            </ActionButton>
            <p role="status" className="muted">
              {done && !changed ? text.saved : changed ? text.unsaved : ''}
            </p>
          </div>
        </EnterForm>
      </div>
    </Screen>
  )
}
