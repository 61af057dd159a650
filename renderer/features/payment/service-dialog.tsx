import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import { findServices } from '../../../shared/contract/bills.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { emptyDetails } from './free-details.ts'
import type { Payee } from './line.ts'
import styles from './service-dialog.module.css'
import { paymentTexts } from './texts.ts'

type Props = { onChoose: (payee: Payee) => void; onClose: () => void }

/** Ins: a service by name, alias, provider or INN; the last choice is always free bank details. */
export function ServiceDialog({ onChoose, onClose }: Props) {
  const text = useTexts(paymentTexts)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const asked = useDeferredValue(words)
  const { value, error } = useQuery(findServices, { words: asked })
  const services = value ?? []
  const last = services.length
  const chosen = Math.min(at, last)
  const choose = (index: number): void => {
    const service = services[index]
    onChoose(service === undefined ? { kind: 'free', details: emptyDetails } : { kind: 'catalogue', service })
  }
  return (
    <Dialog title={text.serviceDialog} onClose={onClose} width={760} closeLabel={text.keyBack}>
      <div
        className="stack"
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
          if (step !== undefined) {
            event.preventDefault()
            setAt(Math.max(0, Math.min(last, chosen + step)))
          } else if (event.key === 'Enter') {
            event.preventDefault()
            if (!event.repeat && value !== undefined) choose(chosen)
          }
        }}
      >
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
        <ul className={styles['list']} id={listId} role="listbox" aria-label={text.serviceDialog}>
          {services.map((service, index) => (
            <Option key={service.serviceId} chosen={index === chosen} onChoose={() => choose(index)}>
              <span className="grow">
                <strong>{service.serviceName}</strong> · {service.providerName}{' '}
                {service.demo && <span className="second">{text.demo}</span>}
              </span>
              <span className="second">
                {text.inn(service.providerInn)} · {service.account.example}
              </span>
            </Option>
          ))}
          <Option chosen={chosen === last} onChoose={() => choose(last)}>
            <span className="grow">{text.byDetails}</span>
          </Option>
        </ul>
      </div>
    </Dialog>
  )
}

function Option(props: { chosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <li
      role="option"
      aria-selected={props.chosen}
      className={styles['option']}
      ref={(row) => {
        if (props.chosen) row?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={props.onChoose}
    >
      {props.children}
    </li>
  )
}
