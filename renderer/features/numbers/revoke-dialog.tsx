import { useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { revokeNumber } from '../../../shared/contract/numbers.ts'
import { type RevokeReason, revokeReasons } from '../../../shared/domain/system-number.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { numberTexts } from './texts.ts'

type Props = {
  grant: string
  number: ClientCard['numbers'][number]
  links: ClientCard['links']
  onClose: (said: string | null) => void
}

/** Ends a number for ever; the reason is one of few, chosen by the arrows. */
export function RevokeDialog({ grant, number, links, onClose }: Props) {
  const text = useTexts(numberTexts)
  const { run, running, error } = useCommand(revokeNumber)
  const [at, setAt] = useState(0)
  const revoke = (reason: RevokeReason | undefined): void => {
    if (reason === undefined) return
    void run({ grant, numberId: number.numberId, reason }).then((answer) => {
      if (answer.ok) onClose(text.revoked(number.shown))
    })
  }
  // Only a phone is a thing that can be lost.
  const reasons = revokeReasons.filter((reason) => reason !== 'phone_lost' || number.kind === 'mobile')
  const choices = useChoices({
    count: reasons.length,
    at,
    ready: false, // Enter belongs to the form: a held one must end no number
    onMove: setAt,
    onChoose: () => undefined,
  })
  const held = links.filter(({ numberId }) => numberId === number.numberId).length
  return (
    <Dialog title={text.revokeTitle(number.shown)} onClose={() => onClose(null)} closeLabel={text.back}>
      <EnterForm onSubmit={() => revoke(reasons[choices.chosen])}>
        <p className="muted">{text.revokeWhy}</p>
        {held > 0 && <p className="muted">{text.revokeLinks(held)}</p>}
        <div onKeyDown={(event) => event.key !== 'Enter' && choices.onKeyDown(event)} className="stack">
          <ChoiceList label={text.reason}>
            {reasons.map((reason, index) => (
              <Choice key={reason} chosen={index === choices.chosen} onChoose={() => setAt(index)}>
                {text.revokeReasons[reason]}
              </Choice>
            ))}
          </ChoiceList>
          <ErrorNotice error={error} />
          <div className="row">
            <ActionButton look="danger" type="submit" keys="Enter" autoFocus busy={running}>
              {text.revoke}
            </ActionButton>
            <ActionButton keys="Esc" onClick={() => onClose(null)}>
              {text.back}
            </ActionButton>
          </div>
        </div>
      </EnterForm>
    </Dialog>
  )
}
