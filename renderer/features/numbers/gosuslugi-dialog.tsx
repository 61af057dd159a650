import { useState } from 'react'
import { recordGosuslugi } from '../../../shared/contract/numbers.ts'
import { parseGosuslugiNumber } from '../../../shared/domain/system-number.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { numberTexts } from './texts.ts'

type Props = { grant: string; onClose: (said: string | null) => void }

/** A number that the Gosuslugi portal has issued: it is written down, there is no password to it here. */
export function GosuslugiDialog({ grant, onClose }: Props) {
  const text = useTexts(numberTexts)
  const { run, running, error, clear } = useCommand(recordGosuslugi)
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const isBad = parseGosuslugiNumber(typed) === null
  const submit = (): void => {
    setLeft(true)
    if (isBad) return
    void run({ grant, number: typed }).then((answer) => {
      if (answer.ok) onClose(text.gosuslugiDone)
    })
  }
  return (
    <FormDialog
      title={text.gosuslugiTitle}
      save={text.gosuslugi}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={submit}
      onClose={() => onClose(null)}
    >
      <p className="muted">{text.gosuslugiWhy}</p>
      <TextField
        label={text.gosuslugiField}
        hint={text.gosuslugiHint}
        value={typed}
        error={left && isBad ? text.gosuslugiBad : null}
        inputMode="numeric"
        maxLength={30}
        autoFocus
        onLeave={() => setLeft(typed !== '')}
        onChange={(value) => {
          setTyped(value)
          clear()
        }}
      />
    </FormDialog>
  )
}
