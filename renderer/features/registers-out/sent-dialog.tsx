import { useState } from 'react'
import { type MadeRegisterOut, markOutgoingSent } from '../../../shared/contract/outgoing.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { registersOutTexts } from './texts.ts'

type Props = {
  /** The one that was chosen in the list, where it may be sent. */
  chosen: MadeRegisterOut | null
  sendable: readonly MadeRegisterOut[]
  onSent: (count: number) => void
  onClose: () => void
}

/** Registers went to their providers: told what that closes before it is noted. */
export function SentDialog({ chosen, sendable, onSent, onClose }: Props) {
  const text = useTexts(registersOutTexts)
  const mark = useCommand(markOutgoingSent)
  const [which, setWhich] = useState<'one' | 'all'>(chosen === null ? 'all' : 'one')
  const all = { value: 'all' as const, label: text.sentAll(sendable.length) }
  const registers = which === 'one' && chosen !== null ? [chosen] : sendable
  const submit = (): void => {
    void mark.run({ registerIds: registers.map(({ registerId }) => registerId) }).then((answer) => {
      if (answer.ok) onSent(answer.value.sent)
    })
  }
  return (
    <FormDialog
      title={text.sentTitle}
      save={text.markSent}
      cancel={text.back}
      running={mark.running}
      error={mark.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label={text.sentWhich}
        value={which}
        options={chosen === null ? [all] : [{ value: 'one', label: text.sentOne(chosen.fileName) }, all]}
        autoFocus
        onChange={(value) => {
          mark.clear()
          setWhich(value)
        }}
      />
      <p>{text.sentWhy}</p>
    </FormDialog>
  )
}
