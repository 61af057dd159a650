import { useTexts } from '../../i18n/dictionary.ts'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import styles from './set-up.module.css'
import type { AdministratorField } from './set-up-form.ts'
import { type StepProps, StepForm, useSaid } from './set-up-step.tsx'
import { setUpTexts } from './set-up-texts.ts'

/** Step 3: the first administrator, and the passphrase of the keys where the system keeps no secrets. */
export function AdministratorStep(props: StepProps) {
  const { form, onChange } = props
  const text = useTexts(setUpTexts)
  const said = useSaid(form)
  const field = (name: AdministratorField, maxLength: number, message: string) => ({
    name,
    maxLength,
    value: name === 'passphrase' || name === 'passphraseAgain' ? form[name] : form.administrator[name],
    error: said.messageOf(name, message),
    onLeave: () => said.leave(name),
    onChange: (value: string) =>
      onChange(
        name === 'passphrase' || name === 'passphraseAgain'
          ? { ...form, [name]: value }
          : { ...form, administrator: { ...form.administrator, [name]: value } },
      ),
  })
  const secret = { eyeLabel: text.show, newPassword: true }
  return (
    <StepForm {...props} step="administrator" onTry={said.sayAll}>
      <p className="muted">{text.administratorWhy}</p>
      <div className={styles['pairs']}>
        <TextField
          {...field('name', 80, text.needed(text.nameHint))}
          label={text.name}
          hint={text.nameHint}
          autoFocus
        />
        <TextField {...field('login', 40, text.loginBad)} label={text.login} hint={text.loginHint} />
        <PasswordField
          {...field('password', 200, text.passwordHint)}
          {...secret}
          label={text.password}
          hint={text.passwordHint}
        />
        <PasswordField {...field('again', 200, text.differ)} {...secret} label={text.again} />
      </div>
      {form.made?.osStore === false && (
        <>
          <h2>{text.passphrasePart}</h2>
          <p className="muted">{text.passphraseWhy}</p>
          <div className={styles['pairs']}>
            <PasswordField
              {...field('passphrase', 200, text.passphraseHint)}
              {...secret}
              label={text.passphrase}
              hint={text.passphraseHint}
            />
            <PasswordField
              {...field('passphraseAgain', 200, text.passphraseDiffer)}
              {...secret}
              label={text.passphraseAgain}
            />
          </div>
        </>
      )}
    </StepForm>
  )
}
