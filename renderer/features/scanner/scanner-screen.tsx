import { useEffect, useState } from 'react'
import { getScannerSettings, type ScannerSettings, setScannerSettings } from '../../../shared/contract/scanner.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useScanCheck } from '../../keys/scan-check.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PortFields, PortLine } from './port-fields.tsx'
import { ScanView } from './scan-view.tsx'
import { formErrors, type ScannerForm, settingsOf, toForm } from './scanner-form.ts'
import styles from './scanner.module.css'
import { SpeedView } from './speed-view.tsx'
import { scannerTexts } from './texts.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** What the scanner sends, looked at; by what it is told from a person; and where it is plugged in. */
export function ScannerScreen() {
  const text = useTexts(scannerTexts)
  const { value, error } = useQuery(getScannerSettings, {})
  useEffect(() => {
    useScanCheck.getState().listen(true)
    return () => useScanCheck.getState().listen(false)
  }, [])
  return (
    <Screen title={text.title} side={value && <Settings saved={value} />}>
      <ErrorNotice error={error} />
      <ScanView />
    </Screen>
  )
}

function Settings({ saved }: { saved: ScannerSettings }) {
  const text = useTexts(scannerTexts)
  const [form, setForm] = useState<ScannerForm>(() => toForm(saved))
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const save = useCommand(setScannerSettings)
  const errors = formErrors(form)
  const settings = settingsOf(form)
  const changed = JSON.stringify(settings) !== JSON.stringify(settingsOf(toForm(saved)))
  const change = (next: ScannerForm): void => {
    setDone(false)
    save.clear()
    setForm(next)
  }
  const submit = (): void => {
    setTried(true)
    if (settings === null) return focusWrong()
    void save.run(settings).then((answer) => setDone(answer.ok))
  }
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit }])
  const frameField = (name: 'prefix' | 'suffix') => (
    <TextField
      label={text[name]}
      value={form[name]}
      maxLength={8}
      error={tried && errors.has(name) ? text.frameBad : null}
      onChange={(typed) => change({ ...form, [name]: typed })}
    />
  )
  return (
    <div className={styles['side']}>
      {form.way === 'keys' && <SpeedView form={form} onChange={change} />}
      <section className="stack tight" aria-labelledby="settings-head">
        <h2 id="settings-head">{text.settings}</h2>
        <EnterForm onSubmit={submit}>
          <SelectField
            label={text.way}
            autoFocus
            value={form.way}
            options={(['keys', 'port'] as const).map((value) => ({ value, label: text.wayNames[value] }))}
            onChange={(way) => change({ ...form, way })}
          />
          <PortLine />
          {form.way === 'port' && <PortFields form={form} isBad={tried && errors.has('path')} onChange={change} />}
          <div className={styles['pair']}>
            {frameField('prefix')}
            {frameField('suffix')}
          </div>
          <p className="second">{text.frameHint}</p>
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
      </section>
    </div>
  )
}
