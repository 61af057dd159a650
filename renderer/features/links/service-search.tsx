import { useId } from 'react'
import { findServices } from '../../../shared/contract/bills.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { LinkingEvent, ServiceStep } from './linking.ts'
import { linkTexts } from './texts.ts'

/** Step 1: the provider's service by name, alias, provider or INN. */
export function ServiceSearch({ state, dispatch }: { state: ServiceStep; dispatch: (event: LinkingEvent) => void }) {
  const text = useTexts(linkTexts)
  const list = useId()
  const asked = useTypedWords(state.words)
  const { value, error } = useQuery(findServices, { words: asked })
  const services = value ?? []
  const choose = (index: number): void => {
    const service = services[index]
    if (service !== undefined) dispatch({ type: 'service_chosen', service })
  }
  const choices = useChoices({
    count: services.length,
    at: state.at,
    ready: value !== undefined && asked === state.words,
    onMove: (at) => dispatch({ type: 'moved', at }),
    onChoose: choose,
  })
  return (
    <div className="stack tight" onKeyDown={choices.onKeyDown}>
      <TextField
        label={text.service}
        value={state.words}
        placeholder={text.servicePlaceholder}
        hint={text.serviceHint}
        maxLength={100}
        autoFocus
        home
        controls={services.length > 0 ? list : null}
        onChange={(words) => dispatch({ type: 'words_typed', words })}
      />
      <ErrorNotice error={error} />
      {value !== undefined && services.length === 0 && <p role="status">{text.serviceNone}</p>}
      {services.length > 0 && (
        <ChoiceList label={text.serviceList} id={list}>
          {services.map((service, index) => (
            <Choice key={service.serviceId} chosen={index === choices.chosen} onChoose={() => choose(index)}>
              <span className="grow">
                <strong>{service.serviceName}</strong> · {service.providerName}
              </span>
              <span className="second">{text.example(service.account.example)}</span>
            </Choice>
          ))}
        </ChoiceList>
      )}
    </div>
  )
}
