import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import type { ChoiceStep, LinkingEvent } from './linking.ts'
import { linkTexts } from './texts.ts'
import type { LinkingRun } from './use-linking.ts'

type Props = { state: ChoiceStep; linking: LinkingRun; dispatch: (event: LinkingEvent) => void }

/** A code that several services may mean: the cashier says which, nothing is guessed. */
export function ServiceChoice({ state, linking, dispatch }: Props) {
  const text = useTexts(linkTexts)
  const choose = (index: number): void => {
    const bill = state.choices[index]
    if (bill !== undefined) linking.read(bill)
  }
  const choices = useChoices({
    count: state.choices.length,
    at: state.at,
    ready: !linking.busy,
    onMove: (at) => dispatch({ type: 'moved', at }),
    onChoose: choose,
  })
  useShortcuts([{ hotkey: null, keys: '↑ / ↓', label: text.keyWalk }])
  return (
    <div
      className="stack tight"
      tabIndex={-1}
      data-home
      ref={(list) => list?.focus()}
      onKeyDown={choices.onKeyDown}
      role="group"
      aria-label={text.whichService}
    >
      <h2>{text.whichService}</h2>
      <ChoiceList label={text.serviceList}>
        {state.choices.map(({ service, account }, index) => (
          <Choice key={service.serviceId} chosen={index === choices.chosen} onChoose={() => choose(index)}>
            <span className="grow">
              <strong>{service.serviceName}</strong> · {service.providerName}
            </span>
            <span className="second">{text.accountShort(account)}</span>
          </Choice>
        ))}
      </ChoiceList>
    </div>
  )
}
