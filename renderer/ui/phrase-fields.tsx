import { type ClipboardEvent, useState } from 'react'
import { isPhraseGroup, phraseGroupCount, phraseGroupDigits } from '../../shared/domain/recovery-phrase.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import styles from './phrase-fields.module.css'
import { TextField } from './text-field.tsx'

const texts = dictionary(
  {
    group: (no: number) => `Группа ${no}`,
    wrong: (no: number) => `Ошибка в группе ${no}: сверьте все шесть цифр.`,
    short: (no: number) => `В группе ${no} шесть цифр.`,
  },
  {
    group: (no: number) => `Group ${no}`,
    wrong: (no: number) => `Group ${no} is wrong: compare all six digits.`,
    short: (no: number) => `Group ${no} has six digits.`,
  },
)

export const emptyGroups: readonly string[] = Array.from({ length: phraseGroupCount }, () => '')

type Props = {
  groups: readonly string[]
  onChange: (groups: readonly string[]) => void
  /** After a try the mistake of every group is said; before, of those that were left. */
  tried: boolean
  /** A group that is well-formed and still not the right one. */
  isWrong?: (index: number) => boolean
  autoFocus?: boolean
}

/** The recovery phrase as it is typed from paper: eight groups for the number pad, each checked by itself. */
export function PhraseFields({ groups, onChange, tried, isWrong, autoFocus = false }: Props) {
  const text = useTexts(texts)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const messageOf = (index: number): string | null => {
    const group = groups[index] ?? ''
    if (!tried && !left.has(index)) return null
    if (group.length < phraseGroupDigits) return text.short(index + 1)
    return isPhraseGroup(group) && isWrong?.(index) !== true ? null : text.wrong(index + 1)
  }
  /** A whole phrase that is pasted fills the fields from this one on. */
  const onPaste = (event: ClipboardEvent, index: number): void => {
    const parts =
      event.clipboardData
        .getData('text')
        .replace(/\D/g, '')
        .match(/.{1,6}/g) ?? []
    if (parts.length < 2) return
    event.preventDefault()
    const from = parts.length === phraseGroupCount ? 0 : index
    onChange(groups.map((group, at) => parts[at - from] ?? group))
  }
  return (
    <div className={styles['groups']}>
      {groups.map((group, index) => (
        // The fields have no other name than their place.
        <div key={index} className={styles['group']} onPaste={(event) => onPaste(event, index)}>
          <TextField
            label={text.group(index + 1)}
            value={group}
            inputMode="numeric"
            autoFocus={autoFocus && index === 0}
            error={messageOf(index)}
            onLeave={() => group !== '' && setLeft((before) => new Set([...before, index]))}
            onChange={(typed) =>
              onChange(
                groups.map((own, at) => (at === index ? typed.replace(/\D/g, '').slice(0, phraseGroupDigits) : own)),
              )
            }
          />
        </div>
      ))}
    </div>
  )
}
