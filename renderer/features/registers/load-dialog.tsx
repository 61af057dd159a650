import { useState } from 'react'
import { keepRegisterLayout, startRegister } from '../../../shared/contract/registers.ts'
import { readTypedDate } from '../../../shared/domain/dates.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isSameLayout } from './layout-form.ts'
import { layoutTexts } from './layout-texts.ts'
import { type LayoutDraft, useRegisters } from './registers-store.ts'

/** The day the register is of, and whether the next one will be read in the same way; then it is read beside the desk's work. */
export function LoadDialog({ draft, onClose }: { draft: LayoutDraft; onClose: () => void }) {
  const text = useTexts(layoutTexts)
  const { change, started } = useRegisters()
  const start = useAction(startRegister)
  const keep = useCommand(keepRegisterLayout)
  const { service, file, layout, remembered, dateText, remember } = draft
  const [tried, setTried] = useState(false)
  const isKnown = remembered !== null && isSameLayout(remembered, layout)
  const asOf = readTypedDate(dateText)
  const { serviceId } = service
  const submit = async (): Promise<void> => {
    setTried(true)
    if (asOf === null) return
    if (!isKnown && remember === 'yes') {
      const kept = await keep.run({ serviceId, layout })
      const isKept = kept.ok || (kept.error.kind === 'refused' && kept.error.code === 'registers.layout_same')
      if (!isKept) return
      keep.clear()
    }
    const answer = await start.run({ serviceId, layout, asOf })
    if (answer.ok) started()
  }
  return (
    <FormDialog
      title={text.loadTitle}
      save={text.start}
      cancel={text.back}
      running={start.running || keep.running}
      error={start.error ?? keep.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>
        <strong>{service.serviceName}</strong> · {service.providerName}
      </p>
      {file.otherInn !== null && (
        <Notice look="ask" title={text.otherInn(file.otherInn)}>
          <p>{text.otherInnTodo}</p>
        </Notice>
      )}
      <TextField
        label={text.date}
        hint={text.dateHint}
        value={dateText}
        onChange={(typed) => change({ dateText: typed })}
        maxLength={12}
        inputMode="numeric"
        error={tried && asOf === null ? text.dateWrong : null}
        autoFocus
      />
      {!isKnown && (
        <SelectField
          label={text.remember}
          value={remember}
          options={[
            { value: 'yes', label: text.rememberYes },
            { value: 'no', label: text.rememberNo },
          ]}
          onChange={(word) => change({ remember: word })}
        />
      )}
      <p className="muted">{text.stays}</p>
    </FormDialog>
  )
}
