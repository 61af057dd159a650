import { parseMobile } from '../../../shared/domain/phone.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { phoneTexts } from './phone-texts.ts'
import styles from './phone-view.module.css'
import { useRegistration } from './registration-store.ts'
import { phoneWhileTyping } from '../../ui/typed-forms.ts'
import type { PhoneStep } from './workflow.ts'

/** The client's mobile, large enough to be read back aloud. */
export function PhoneField({ state }: { state: PhoneStep }) {
  const text = useTexts(phoneTexts)
  const dispatch = useRegistration((store) => store.dispatch)
  const { phone } = state.typed
  const parsed = parseMobile(phone)
  const error = state.left && parsed === null ? text.phoneBad : null
  return (
    <label className={styles['field']}>
      <span className={styles['label']}>{text.phoneField}</span>
      <input
        id="registration-phone"
        className={styles['phone']}
        value={phone}
        placeholder={text.phonePlaceholder}
        maxLength={40}
        inputMode="tel"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        data-home
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : 'registration-phone-error'}
        onChange={(event) => {
          const { value, selectionStart } = event.target
          dispatch({ type: 'phone_typed', text: phoneWhileTyping(phone, value, selectionStart === value.length) })
        }}
        onBlur={(event) => {
          // A message that appears while a button is pressed would move the button away from under the pointer.
          if (event.relatedTarget instanceof HTMLButtonElement) return
          if (phone !== '') dispatch({ type: 'phone_left' })
        }}
      />
      {error !== null && (
        <span className={styles['error']} id="registration-phone-error" role="alert">
          {error}
        </span>
      )}
    </label>
  )
}
