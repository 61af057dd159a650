import { useDeferredValue, useState } from 'react'
import { findServices } from '../../../shared/contract/bills.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { emptyDetails } from './free-details.ts'
import type { Payee } from './line.ts'
import { paymentTexts } from './texts.ts'

type Props = { onChoose: (payee: Payee) => void; onClose: () => void }

/** Ins: a service by name, alias, provider or INN; the last choice is always free bank details. */
export function ServiceDialog({ onChoose, onClose }: Props) {
  const text = useTexts(paymentTexts)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(words)
  const { value, error } = useQuery(findServices, { words: asked })
  const services = value ?? []
  const last = services.length
  const choose = (index: number): void => {
    const service = services[index]
    onChoose(service === undefined ? { kind: 'free', details: emptyDetails } : { kind: 'catalogue', service })
  }
  const { chosen, onKeyDown } = useChoices({
    count: last + 1,
    at,
    onMove: setAt,
    onChoose: choose,
    ready: value !== undefined && asked === words,
  })
  return (
    <Dialog title={text.serviceDialog} onClose={onClose} width={760} closeLabel={text.keyBack}>
      <div className="stack" onKeyDown={onKeyDown}>
        <TextField
          label={text.serviceSearch}
          value={words}
          placeholder={text.servicePlaceholder}
          maxLength={100}
          autoFocus
          onChange={(typed) => {
            setWords(typed)
            setAt(0)
          }}
        />
        <ErrorNotice error={error} />
        {value !== undefined && services.length === 0 && <p role="status">{text.serviceNone}</p>}
        <ChoiceList label={text.serviceDialog}>
          {services.map((service, index) => (
            <Choice key={service.serviceId} chosen={index === chosen} onChoose={() => choose(index)}>
              <span className="grow">
                <strong>{service.serviceName}</strong> · {service.providerName}{' '}
                {service.demo && <span className="second">{text.demo}</span>}
              </span>
              <span className="second">
                {text.inn(service.providerInn)} · {service.account.example}
              </span>
            </Choice>
          ))}
          <Choice chosen={chosen === last} onChoose={() => choose(last)}>
            <span className="grow">{text.byDetails}</span>
          </Choice>
        </ChoiceList>
      </div>
    </Dialog>
  )
}
