import type { CallError } from '../../../shared/contract/envelope.ts'
import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { CopyCode } from '../../ui/copy-code.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import styles from './code-view.module.css'
import { phoneTexts } from './phone-texts.ts'

type Props = {
  code: NonNullable<RegistrationView['code']>
  isOver: boolean
  isLost: boolean
  error: CallError | null
  short: boolean
}

/** Beside the cells: what was wrong, or how many attempts there are. */
export function CodeMessage({ code, isOver, isLost, error, short }: Props) {
  const text = useTexts(phoneTexts)
  const language = useLanguage()
  const { byCode, tell } = useSentences()
  const isDead = isOver || isLost || code.attemptsLeft === 0
  // No code of today will come to this phone any more: whatever was wrong, another way leads on.
  const isLast = isDead && code.sendsLeftToday === 0
  if (error !== null) {
    const told = tell(error)
    return (
      <div id="code-message" className={styles['wrong']} role="alert">
        <p className="strong">{told.what}</p>
        <p>{isLast ? text.newCodeNone : told.todo}</p>
        {error.kind !== 'refused' && <CopyCode code={told.code} />}
      </div>
    )
  }
  if (isLost)
    return (
      <p id="code-message" className="muted">
        {isLast
          ? text.newCodeNone
          : code.deliveryReason === null
            ? text.codeLostTodo
            : byCode(`sms.${code.deliveryReason}`).todo}
      </p>
    )
  const why = isOver ? text.codeTooOld : text.attemptsOver
  const stop = isDead ? `${why} ${isLast ? text.newCodeNone : text.newCode}` : short ? text.codeShort : null
  return stop === null ? (
    <p id="code-message" className="muted">
      {text.attemptsLeft(plural(language, code.attemptsLeft, text.attempts))}
    </p>
  ) : (
    <p id="code-message" className={styles['wrong']} role="alert">
      {stop}
    </p>
  )
}
