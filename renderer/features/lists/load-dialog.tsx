import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { type chooseListFile, type LoadedList, startImport } from '../../../shared/contract/lists.ts'
import { formatDate, readTypedDate } from '../../../shared/domain/dates.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useAmounts } from '../../ui/amounts.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { listTexts } from './texts.ts'

type Props = {
  kind: LoadedList['kind']
  file: NonNullable<OutputOf<typeof chooseListFile>>
  onClose: () => void
}

/** The chosen file and the day it is of: then it is loaded beside the desk's work. */
export function LoadDialog({ kind, file, onClose }: Props) {
  const text = useTexts(listTexts)
  const { size } = useAmounts()
  const start = useAction(startImport)
  const [typed, setTyped] = useState(formatDate(file.changedOn))
  const [tried, setTried] = useState(false)
  const asOf = readTypedDate(typed)
  const submit = (): void => {
    setTried(true)
    if (asOf === null) return
    void start.run({ kind, asOf }).then((answer) => {
      if (answer.ok) onClose()
    })
  }
  return (
    <FormDialog
      title={text.loadTitle}
      save={text.start}
      cancel={text.back}
      running={start.running}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <strong>{text.kinds[kind]}</strong>
      </p>
      <p className="second">
        {text.file}: {file.fileName}, {size(file.bytes)}
      </p>
      <TextField
        label={text.date}
        hint={text.dateHint}
        value={typed}
        onChange={setTyped}
        maxLength={12}
        inputMode="numeric"
        error={tried && asOf === null ? text.dateWrong : null}
        autoFocus
      />
      <p className="muted">{text.stays}</p>
    </FormDialog>
  )
}
