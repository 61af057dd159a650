import { useState } from 'react'
import type { SmsField } from '../../../shared/contract/sms.ts'
import { goesInClear } from '../../../shared/domain/sms-settings.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { isSecure, type SmsForm } from './sms-form.ts'
import styles from './sms.module.css'
import { smsTexts } from './texts.ts'

type Props = {
  form: SmsForm
  errors: ReadonlySet<SmsField>
  tried: boolean
  /** Main could not read a certificate there. */
  caBad: boolean
  passwordNeeded: boolean
  onChange: (form: SmsForm) => void
}

type Line = { label: string; hint?: string; bad: string; maxLength: number; inputMode?: 'numeric' }

/** Which gateway, and how it reports. */
export function SmsFields({ form, errors, tried, caBad, passwordNeeded, onChange }: Props) {
  const text = useTexts(smsTexts)
  const [left, setLeft] = useState<ReadonlySet<SmsField>>(new Set())
  const common = (name: SmsField, { label, hint, bad, maxLength }: Line) => ({
    label,
    ...(hint === undefined ? {} : { hint }),
    value: form[name],
    maxLength,
    error: (tried || left.has(name)) && errors.has(name) ? bad : null,
    onLeave: () => setLeft((before) => new Set([...before, name])),
    onChange: (value: string) => onChange({ ...form, [name]: value }),
  })
  const field = (name: SmsField, line: Line) => (
    <TextField {...common(name, line)} inputMode={line.inputMode ?? 'text'} />
  )
  return (
    <div className={styles['fields']}>
      <SelectField
        label={text.kind}
        autoFocus
        value={form.kind}
        options={(['off', 'kannel'] as const).map((value) => ({ value, label: text.kinds[value] }))}
        onChange={(kind) => onChange({ ...form, kind })}
      />
      {form.kind === 'kannel' && (
        <>
          {field('deadlineMinutes', {
            label: text.deadline,
            hint: text.deadlineHint,
            bad: text.deadlineBad,
            maxLength: 2,
            inputMode: 'numeric',
          })}
          <div className={styles['wide']}>
            {field('address', { label: text.address, hint: text.addressHint, bad: text.addressBad, maxLength: 300 })}
          </div>
          {goesInClear(form.address.trim()) && (
            <div className={styles['wide']}>
              <Notice look="ask" title={text.inClear}>
                <p>{text.inClearTodo}</p>
              </Notice>
            </div>
          )}
          {isSecure(form) && (
            <div className={styles['wide']}>
              <TextField
                label={text.caFile}
                hint={text.caFileHint}
                value={form.caFile}
                maxLength={300}
                error={caBad ? text.caFileBad : null}
                onChange={(caFile) => onChange({ ...form, caFile })}
              />
            </div>
          )}
          {field('user', { label: text.user, bad: text.userBad, maxLength: 60 })}
          <PasswordField
            {...common('password', {
              label: text.password,
              hint: passwordNeeded ? text.passwordNew : text.passwordKept,
              bad: text.passwordBad,
              maxLength: 60,
            })}
            eyeLabel={text.eye}
            newPassword
          />
          {field('sender', { label: text.sender, hint: text.senderHint, bad: text.senderBad, maxLength: 20 })}
          <SelectField
            label={text.reports}
            value={form.reports}
            hint={form.reports === 'none' ? text.reportsNone : ''}
            options={(['listener', 'none'] as const).map((value) => ({ value, label: text.reportNames[value] }))}
            onChange={(reports) => onChange({ ...form, reports })}
          />
          {form.reports === 'listener' && (
            <>
              {field('reportHost', {
                label: text.reportHost,
                hint: text.reportHostHint,
                bad: text.reportHostBad,
                maxLength: 45,
              })}
              {field('reportPort', {
                label: text.reportPort,
                hint: text.reportPortHint,
                bad: text.reportPortBad,
                maxLength: 5,
                inputMode: 'numeric',
              })}
            </>
          )}
        </>
      )}
    </div>
  )
}
