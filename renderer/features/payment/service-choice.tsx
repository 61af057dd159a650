import { useState } from 'react'
import type { KnownBill } from '../../../shared/contract/bills.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { formatPeriod } from '../../../shared/domain/period.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { codeTexts } from './code-texts.ts'

type Props = { choices: readonly KnownBill[]; onChoose: (choice: KnownBill) => void; onClose: () => void }

/** A code that fits several services: the bill says which, the program never guesses. */
export function ServiceChoice({ choices, onChoose, onClose }: Props) {
  const text = useTexts(codeTexts)
  const [at, setAt] = useState(0)
  const choose = (index: number): void => {
    const choice = choices[index]
    if (choice !== undefined) onChoose(choice)
  }
  const { chosen, onKeyDown } = useChoices({ count: choices.length, at, onMove: setAt, onChoose: choose, ready: true })
  const [first] = choices
  const said = [
    ...(first?.account ? [text.account(first.account)] : []),
    ...(first?.period ? [formatPeriod(first.period)] : []),
    ...(first?.sumKopecks ? [formatMoney(first.sumKopecks)] : []),
  ]
  return (
    <Dialog title={text.choose} onClose={onClose} width={760} closeLabel={text.noLine}>
      <div className="stack" onKeyDown={onKeyDown}>
        <p>{text.chooseWhy}</p>
        {said.length > 0 && <p className="strong">{text.inCode(said.join(' · '))}</p>}
        <ChoiceList label={text.choose}>
          {choices.map((choice, index) => (
            <Choice key={choice.service.serviceId} chosen={index === chosen} onChoose={() => choose(index)}>
              <span className="grow">
                <strong>{choice.service.serviceName}</strong> · {choice.service.providerName}
              </span>
              {choice.account !== first?.account && <span className="second">{text.account(choice.account)}</span>}
            </Choice>
          ))}
        </ChoiceList>
        <div className="row actions">
          <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={() => choose(chosen)}>
            {text.chosen}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onClose}>
            {text.noLine}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
