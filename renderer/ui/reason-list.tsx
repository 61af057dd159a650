import { useEffect, useRef } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { Choice, ChoiceList } from './choice-list.tsx'
import styles from './screening.module.css'
import { screeningTexts } from './screening-texts.ts'
import { TextField } from './text-field.tsx'
import type { ReasonChoice } from './use-reason.ts'

export type Reasons<Reason extends string> = {
  label: string
  ask: string
  reasons: readonly Reason[]
  words: Readonly<Record<Reason, string>>
  /** Whether a remark may be written to any reason, or to «other» only. */
  remarks?: boolean
}
/** Reasons as a list, and the words that one of them needs. */
export function ReasonList<Reason extends string>(props: Reasons<Reason> & { choice: ReasonChoice<Reason> }) {
  const text = useTexts(screeningTexts)
  const { label, ask, reasons, words, choice, remarks = false } = props
  const field = useRef<HTMLInputElement>(null)
  const needsNote = choice.asked === 'note'
  useEffect(() => {
    if (needsNote) field.current?.focus()
  }, [needsNote])
  return (
    <>
      <ChoiceList label={label}>
        {reasons.map((reason, index) => (
          <Choice key={reason} chosen={choice.at === index} onChoose={() => choice.choose(index)}>
            {words[reason]}
          </Choice>
        ))}
      </ChoiceList>
      {choice.asked === 'reason' && (
        <p className={styles['asked']} role="alert">
          {ask}
        </p>
      )}
      {(remarks || choice.chosen === 'other') && (
        <TextField
          ref={field}
          label={text.note}
          hint={text.noteHint}
          value={choice.note}
          onChange={choice.setNote}
          maxLength={500}
          error={needsNote ? text.noteNeeded : null}
        />
      )}
    </>
  )
}
