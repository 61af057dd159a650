import { useId, useState } from 'react'
import { findServices, type ServiceView } from '../../../shared/contract/bills.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { reversalTexts } from './texts.ts'

type Props = { onChoose: (service: ServiceView) => void; onClose: () => void }

/** The service that was meant: by its name, provider or INN. */
export function ServiceDialog({ onChoose, onClose }: Props) {
  const text = useTexts(reversalTexts)
  const list = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const asked = useTypedWords(words)
  const { value, error } = useQuery(findServices, { words: asked })
  const services = value ?? []
  const choose = (index: number): void => {
    const service = services[index]
    if (service !== undefined) onChoose(service)
  }
  const ready = value !== undefined && asked === words
  const choices = useChoices({ count: services.length, at, ready, onMove: setAt, onChoose: choose })
  return (
    <Dialog title={text.serviceTitle} onClose={onClose} width={720} closeLabel={text.back}>
      <div className="stack tight" onKeyDown={choices.onKeyDown}>
        <TextField
          label={text.serviceSearch}
          value={words}
          maxLength={100}
          autoFocus
          controls={services.length > 0 ? list : null}
          onChange={(typed) => {
            setWords(typed)
            setAt(0)
          }}
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
              </Choice>
            ))}
          </ChoiceList>
        )}
        <div className="row actions">
          <ActionButton look="main" keys="Enter" onClick={() => choose(choices.chosen)}>
            {text.chosen}
          </ActionButton>
          <ActionButton keys="Esc" onClick={onClose}>
            {text.back}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
