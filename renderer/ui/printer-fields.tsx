import { useState } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { printerTexts } from '../i18n/printer-texts.ts'
import styles from './printer-fields.module.css'
import { settingsErrors, type SettingsFieldError, type SettingsForm } from './printer-form.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

type Props = { form: SettingsForm; tried: boolean; onChange: (form: SettingsForm) => void; autoFocus?: boolean }

/** Which printer and how it is reached; used by its screen and by the set-up of a desk. */
export function PrinterFields({ form, tried, onChange, autoFocus = false }: Props) {
  const text = useTexts(printerTexts)
  const [left, setLeft] = useState<ReadonlySet<SettingsFieldError>>(new Set())
  const errors = settingsErrors(form)
  const field = (name: SettingsFieldError, label: string, hint: string, bad: string) => (
    <TextField
      label={label}
      hint={hint}
      value={form[name]}
      maxLength={name === 'host' ? 253 : 5}
      inputMode={name === 'host' ? 'text' : 'numeric'}
      error={(tried || left.has(name)) && errors.has(name) ? bad : null}
      onLeave={() => setLeft((before) => new Set([...before, name]))}
      onChange={(value) => onChange({ ...form, [name]: value })}
    />
  )
  return (
    <div className={styles['fields']}>
      <SelectField
        label={text.kind}
        autoFocus={autoFocus}
        value={form.kind}
        options={(['virtual', 'tcp'] as const).map((value) => ({ value, label: text.kinds[value] }))}
        onChange={(kind) => onChange({ ...form, kind })}
      />
      <SelectField
        label={text.columns}
        value={form.columns}
        options={(['32', '42', '48'] as const).map((value) => ({ value, label: text.columnNames[value] }))}
        onChange={(columns) => onChange({ ...form, columns })}
      />
      {form.kind === 'tcp' && (
        <>
          {field('host', text.host, text.hostHint, text.hostBad)}
          {field('port', text.port, text.portHint, text.portBad)}
          {field('codePage', text.codePage, text.codePageHint, text.codePageBad)}
          <SelectField
            label={text.answers}
            value={form.answersStatus}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: text.answerNames[value] }))}
            onChange={(answersStatus) => onChange({ ...form, answersStatus })}
          />
        </>
      )}
    </div>
  )
}
