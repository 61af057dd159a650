import { useTexts } from '../../i18n/dictionary.ts'
import { PasswordField } from '../../ui/text-field.tsx'
import { operatorTexts } from './texts.ts'

type Props = { value: string; tried: boolean; autoFocus?: boolean; onChange: (password: string) => void }

/** Main decides what a good password is; this much is said beside the field. */
export const isTooShort = (password: string): boolean => password.length < 8

/** The password that the operator is told and must change at the next sign-in. */
export function TemporaryPassword({ value, tried, autoFocus, onChange }: Props) {
  const text = useTexts(operatorTexts)
  return (
    <PasswordField
      label={text.temporary}
      value={value}
      onChange={onChange}
      maxLength={200}
      hint={text.temporaryHint}
      eyeLabel={text.show}
      newPassword
      autoFocus={autoFocus === true}
      error={tried && isTooShort(value) ? text.passwordNeeded : null}
    />
  )
}
