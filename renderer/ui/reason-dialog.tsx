import { useState } from 'react'
import type { CardReason } from '../../shared/domain/card-reasons.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { ActionButton } from './action-button.tsx'
import { Choice, ChoiceList, useChoices } from './choice-list.tsx'
import { Dialog } from './dialog.tsx'
import { proofTexts } from './proof-texts.ts'

type Props = { reasons: readonly CardReason[]; onChoose: (reason: CardReason) => void; onClose: () => void }

/** Asked where the role must say why it looks at a card of whom nothing was shown. */
export function ReasonDialog({ reasons, onChoose, onClose }: Props) {
  const text = useTexts(proofTexts)
  const [at, setAt] = useState(0)
  const choose = (index: number): void => {
    const reason = reasons[index]
    if (reason !== undefined) onChoose(reason)
  }
  const choices = useChoices({ count: reasons.length, at, ready: true, onMove: setAt, onChoose: choose })
  return (
    <Dialog title={text.reasonTitle} onClose={onClose} closeLabel={text.back}>
      <div className="stack" onKeyDown={choices.onKeyDown}>
        <p className="muted">{text.reasonWhy}</p>
        <ChoiceList label={text.reasonList}>
          {reasons.map((reason, index) => (
            <Choice key={reason} chosen={index === choices.chosen} onChoose={() => choose(index)}>
              {text.reasons[reason]}
            </Choice>
          ))}
        </ChoiceList>
        <div className="row actions">
          <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={() => choose(choices.chosen)}>
            {text.open}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onClose}>
            {text.back}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
