import { useForm } from '@mantine/form'
import type { FormEvent } from 'react'
import { setUp } from '../../../shared/contract/desk.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import styles from './set-up.module.css'
import { deskTexts } from './texts.ts'

const empty = {
  bankName: '',
  bankBic: '',
  bankLicence: '',
  officeName: '',
  officeAddress: '',
  supportPhone: '',
  deskNumber: '',
  cityTimeZone: 'Asia/Yekaterinburg',
  name: '',
  login: '',
  password: '',
}
type Field = keyof typeof empty

/** Details of a real desk and its first administrator. */
export function SetUp({ onBack }: { onBack: () => void }) {
  const text = useTexts(deskTexts)
  const create = useCommand(setUp)
  const needed = (hint: string) => (value: string) => (value.trim() === '' ? text.needed(hint) : null)
  const form = useForm({
    initialValues: empty,
    validateInputOnBlur: true,
    validate: {
      bankName: needed(text.bankNameHint),
      bankBic: (value) => (/^\d{9}$/.test(value.trim()) ? null : text.bankBicHint),
      officeName: needed(text.officeNameHint),
      deskNumber: (value) => (/^\d{1,4}$/.test(value.trim()) ? null : text.deskNumberHint),
      cityTimeZone: needed(text.timeZoneHint),
      name: needed(text.nameHint),
      login: needed(text.loginHint),
      password: (value) => (value.length >= 8 ? null : text.passwordHint),
    },
  })

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    form.onSubmit(
      ({ name, login, password, ...details }) => void create.run({ details, administrator: { name, login, password } }),
      (errors) => document.getElementsByName(Object.keys(errors)[0] ?? '')[0]?.focus(),
    )(event as FormEvent<HTMLFormElement>)
  }
  const field = (name: Field, label: string, maxLength: number) => {
    const { value, error, onBlur } = form.getInputProps(name) as { value: string; error?: string; onBlur: () => void }
    return {
      label,
      maxLength,
      value,
      error: error ?? null,
      onLeave: onBlur,
      name,
      'data-path': name,
      onChange: (next: string) => form.setFieldValue(name, next),
    }
  }
  return (
    <Page wide>
      <h1>{text.setUp}</h1>
      <form className="stack" onSubmit={submit} noValidate>
        <h2>{text.deskPart}</h2>
        <div className={styles['grid']}>
          <div data-wide>
            <TextField {...field('bankName', text.bankName, 160)} hint={text.bankNameHint} autoFocus />
          </div>
          <TextField {...field('bankBic', text.bankBic, 9)} hint={text.bankBicHint} inputMode="numeric" />
          <TextField {...field('officeName', text.officeName, 80)} hint={text.officeNameHint} />
          <TextField {...field('officeAddress', text.officeAddress, 160)} />
          <TextField {...field('deskNumber', text.deskNumber, 4)} hint={text.deskNumberHint} inputMode="numeric" />
          <TextField {...field('supportPhone', text.supportPhone, 40)} />
          <TextField {...field('bankLicence', text.bankLicence, 20)} />
          <TextField {...field('cityTimeZone', text.cityTimeZone, 60)} />
        </div>
        <h2>{text.administratorPart}</h2>
        <p className="muted">{text.administratorWhy}</p>
        <div className={styles['grid']}>
          <TextField {...field('name', text.name, 80)} hint={text.nameHint} />
          <TextField {...field('login', text.login, 40)} hint={text.loginHint} />
          <PasswordField
            {...field('password', text.password, 200)}
            hint={text.passwordHint}
            eyeLabel={text.show}
            newPassword
          />
        </div>
        <ErrorNotice error={create.error} />
        <div className="row">
          <ActionButton look="main" size="large" type="submit" keys="Enter" busy={create.running}>
            {text.create}
          </ActionButton>
          <ActionButton size="large" onClick={onBack}>
            {text.back}
          </ActionButton>
        </div>
      </form>
    </Page>
  )
}
