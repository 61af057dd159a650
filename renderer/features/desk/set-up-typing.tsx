import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { PhraseFields } from '../../ui/phrase-fields.tsx'
import { isGroupRight } from './set-up-form.ts'
import { type StepProps, StepForm } from './set-up-step.tsx'
import { setUpTexts } from './set-up-texts.ts'

/** Step 5: the phrase typed back from its paper, group by group; then the desk is made. */
export function TypingStep(props: StepProps & { busy: boolean }) {
  const { form, onChange } = props
  const text = useTexts(setUpTexts)
  const [tried, setTried] = useState(false)
  return (
    <StepForm {...props} step="typing" mainLabel={text.create} onTry={() => setTried(true)}>
      <p className="muted">{text.typingWhy}</p>
      <PhraseFields
        groups={form.typed}
        onChange={(typed) => onChange({ ...form, typed })}
        tried={tried}
        isWrong={(index) => !isGroupRight(form, index)}
        autoFocus
      />
    </StepForm>
  )
}
