import { useState } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { ActionButton } from './action-button.tsx'
import { clientTexts } from './client-texts.ts'
import { Dialog } from './dialog.tsx'
import { EnterForm } from './enter-form.tsx'
import { ErrorNotice } from './notice.tsx'
import { TextField } from './text-field.tsx'
import { useOpenCard } from './use-open-card.ts'

/** Whether it can be a series and a number: 10 digits, with the spaces and dashes people put between them. */
const isWhole = (typed: string): boolean => /^\d{10}$/.test(typed.replace(/[\s\u00a0\u202f№-]/gu, ''))

/** Ins: series and number from the document in hand; main compares them and raises the level. */
export function DocumentDialog({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const text = useTexts(clientTexts)
  const card = useOpenCard()
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const submit = (): void => {
    setLeft(true)
    if (!isWhole(typed) || card.opening) return
    void card.open(clientId, { kind: 'document', seriesNumber: typed }).then((open) => {
      if (open) onClose()
    })
  }
  return (
    <Dialog title={text.documentTitle} onClose={onClose} closeLabel={text.back}>
      <EnterForm onSubmit={submit}>
        <p className="muted">{text.documentWhy}</p>
        <TextField
          label={text.documentField}
          value={typed}
          hint={text.documentHint}
          error={left && !isWhole(typed) ? text.documentBad : null}
          inputMode="numeric"
          maxLength={30}
          autoFocus
          onLeave={() => setLeft(typed !== '')}
          onChange={(value) => {
            setTyped(value)
            card.clear()
          }}
        />
        <ErrorNotice error={card.error} />
        <div className="row actions">
          <ActionButton look="main" size="large" type="submit" keys="Enter" busy={card.opening}>
            {text.documentCheck}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onClose}>
            {text.back}
          </ActionButton>
        </div>
      </EnterForm>
    </Dialog>
  )
}
