import { useState } from 'react'
import { rotateKey } from '../../../shared/contract/keys.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { emptyGroups, PhraseFields } from '../../ui/phrase-fields.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { protectionTexts } from './texts.ts'

type Props = { hasPassphrase: boolean; onClose: () => void; onDone: () => void }

/** The phrase from the paper begins the change: it will open the new key, too. */
export function RotateKey({ hasPassphrase, onClose, onDone }: Props) {
  const text = useTexts(protectionTexts)
  const [groups, setGroups] = useState(emptyGroups)
  const [passphrase, setPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  const rotate = useAction(rotateKey)
  const submit = (): void => {
    setTried(true)
    requestAnimationFrame(() => {
      const wrong = document.querySelector<HTMLElement>('[role="dialog"] [aria-invalid="true"]')
      if (wrong !== null) return wrong.focus()
      void rotate.run({ phrase: groups.join(' '), passphrase: hasPassphrase ? passphrase : null }).then((answer) => {
        if (answer.ok) onDone()
      })
      return undefined
    })
  }
  return (
    <FormDialog
      title={text.rotate}
      width={720}
      save={text.rotateStart}
      cancel={text.cancel}
      running={rotate.running}
      error={rotate.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{text.rotateWhy}</p>
      <p>{text.phrase}</p>
      <PhraseFields groups={groups} onChange={setGroups} tried={tried} autoFocus />
      {hasPassphrase && (
        <PasswordField
          label={text.passphrase}
          value={passphrase}
          onChange={setPassphrase}
          maxLength={200}
          eyeLabel={text.show}
          error={tried && passphrase === '' ? text.needed : null}
        />
      )}
    </FormDialog>
  )
}
