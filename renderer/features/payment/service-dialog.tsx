import { type ReactNode, useId, useState } from 'react'
import { findServices, type ServiceView } from '../../../shared/contract/bills.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useTypedWords } from '../../keys/use-typed-words.ts'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { emptyDetails } from './free-details.ts'
import type { Payee } from './line.ts'
import { paymentTexts } from './texts.ts'

type Props = {
  /** `account`: what was searched by, where it is an account of the chosen service; else ''. */
  onChoose: (payee: Payee, account: string) => void
  onClose: () => void
  /** What it opens with: the code that nobody knew, and what is said of it. */
  searched?: string
  children?: ReactNode
}

/** Ins: a service by name, alias, INN or a payer's account; the last choice is always free bank details. */
export function ServiceDialog({ onChoose, onClose, searched = '', children }: Props) {
  const text = useTexts(paymentTexts)
  const list = useId()
  const [words, setWords] = useState(searched)
  const [at, setAt] = useState(0)
  const asked = useTypedWords(words)
  const { value, error } = useQuery(findServices, { words: asked })
  const services = value ?? []
  const last = services.length
  const choose = (index: number): void => {
    const service = services[index]
    if (service === undefined) onChoose({ kind: 'free', details: emptyDetails }, '')
    else onChoose({ kind: 'catalogue', service }, accountIn(words, service))
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
        {children}
        <TextField
          label={text.serviceSearch}
          value={words}
          placeholder={text.servicePlaceholder}
          maxLength={100}
          autoFocus
          controls={list}
          onChange={(typed) => {
            setWords(typed)
            setAt(0)
          }}
        />
        <ErrorNotice error={error} />
        {value !== undefined && services.length === 0 && <p role="status">{text.serviceNone}</p>}
        <ChoiceList label={text.serviceDialog} id={list}>
          {services.map((service, index) => (
            <Choice key={service.serviceId} chosen={index === chosen} onChoose={() => choose(index)}>
              <span className="grow">
                <strong>{service.serviceName}</strong> · {service.providerName}{' '}
                {service.demo && <span className="second">{text.demo}</span>}
              </span>
              <span className="second">
                {text.inn(service.providerInn)} ·{' '}
                {accountIn(words, service) === '' ? service.account.example : text.account(accountIn(words, service))}
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

/** A number written by hand may be searched by: it stands in the line then. */
function accountIn(words: string, service: ServiceView): string {
  const normalized = /\d{4}/.test(words) ? normalizeAccount(service.account, words) : null
  return normalized?.ok ? normalized.account : ''
}
