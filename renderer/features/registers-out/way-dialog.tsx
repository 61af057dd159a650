import { useState } from 'react'
import { type OutWay, previewOutgoing } from '../../../shared/contract/outgoing.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { type OutEncoding, outEncodings } from '../../../shared/domain/register-out-template.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { focusWrong } from '../../ui/focus-wrong.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usualCharacters } from './character-texts.ts'
import { type OutRow, targetOf } from './out-rows.ts'
import { registersOutTexts } from './texts.ts'

type Props = {
  row: OutRow
  businessDate: string
  running: boolean
  error: CallError | null
  onMake: (way: OutWay) => void
  onClose: () => void
}

/** What the encoding lacks, character by character, and what a person puts in its place. */
export function WayDialog({ row, businessDate, running, error, onMake, onClose }: Props) {
  const text = useTexts(registersOutTexts)
  const [encoding, setEncoding] = useState<OutEncoding>(row.register.encoding)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const target = targetOf(row, businessDate)
  const inEncoding = encoding === row.register.encoding ? null : encoding
  const { value: asIs } = useQuery(previewOutgoing, { target, way: { encoding: inEncoding, replacements: [] } })
  const problems = [...new Map((asIs?.problems ?? []).map((problem) => [problem.character, problem])).values()]
  const byOf = (character: string): string => typed[character] ?? usualCharacters[character] ?? ''
  const way: OutWay = {
    encoding: inEncoding,
    replacements: problems
      .map(({ character }) => ({ character, by: byOf(character).trim() }))
      .filter(({ character, by }) => by !== '' || typed[character] !== undefined),
  }
  const { value: after } = useQuery(previewOutgoing, { target, way })
  const left = after?.problemCount ?? 0
  /** What is wrong with what stands for a character; null when it will do. */
  const wrongOf = (character: string): string | null => {
    const lacking = (after?.problems ?? []).filter((problem) => byOf(character).includes(problem.character))
    if (lacking.length > 0) return text.wayLacking(lacking.map((problem) => problem.character).join(' '))
    return tried && byOf(character) === '' && typed[character] === undefined ? text.wayNone : null
  }
  const submit = (): void => {
    setTried(true)
    if (left === 0 && after != null) onMake(way)
    else focusWrong('[role=dialog]')
  }
  // A table has a byte for each character: UTF-8 has no place there.
  const encodings = outEncodings.filter((one) => one !== 'utf-8' || row.register.layout !== 'dbf')
  return (
    <FormDialog
      title={text.wayTitle}
      save={text.wayMake}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{text.wayWhy}</p>
      <SelectField
        label={text.wayEncoding}
        value={encoding}
        options={encodings.map((value) => ({ value, label: text.encodings[value] }))}
        autoFocus
        onChange={setEncoding}
      />
      {problems.map(({ character, line, receiptNumber }) => (
        <TextField
          key={character}
          label={text.wayCharacter(
            character,
            `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
          )}
          hint={text.wayFirst(receiptNumber, line)}
          value={byOf(character)}
          error={wrongOf(character)}
          maxLength={10}
          onChange={(by) => setTyped({ ...typed, [character]: by })}
        />
      ))}
      {left > 0 && <p role="status">{text.wayStill(left)}</p>}
    </FormDialog>
  )
}
