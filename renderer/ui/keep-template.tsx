import { useState } from 'react'
import { keepTemplate } from '../../shared/contract/templates.ts'
import { formatMoneyPlain } from '../../shared/domain/money.ts'
import { useCommand } from '../api/use-command.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { FormDialog } from './form-dialog.tsx'
import styles from './templates.module.css'
import { templateTexts } from './template-texts.ts'
import { TextField } from './text-field.tsx'
import { useGrowing } from './use-growing.ts'

/** A line that may become part of a template; `amountKopecks` 0 takes what is due on the day. */
export type TemplateOffer = {
  key: string
  serviceId: string
  serviceName: string
  account: string
  address: string
  amountKopecks: number
}

type Props = { grant: string; offers: readonly TemplateOffer[]; onClose: () => void }

/** A name, and which of the lines belong to it: all at first. */
export function KeepTemplate({ grant, offers, onClose }: Props) {
  const text = useTexts(templateTexts)
  const { run, running, error } = useCommand(keepTemplate)
  const [name, setName] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const chosen = offers.filter(({ key }) => !left.has(key))
  const drawn = useGrowing(offers.length)
  const submit = (): void => {
    setTried(true)
    if (name.trim() === '' || chosen.length === 0) return
    const lines = chosen.map(({ serviceId, account, amountKopecks }) => ({ serviceId, account, amountKopecks }))
    void run({ grant, name, lines }).then((answer) => {
      if (answer.ok) onClose()
    })
  }
  const toggle = (key: string): void => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  return (
    <FormDialog
      title={text.keepTitle}
      width={640}
      save={text.save}
      cancel={text.back}
      running={running}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        value={name}
        hint={text.nameHint}
        error={tried && name.trim() === '' ? text.nameMissing : null}
        maxLength={60}
        autoFocus
        onChange={setName}
      />
      <p className="muted">{tried && chosen.length === 0 ? text.nothingChosen : text.keepWhy}</p>
      <fieldset className={styles['offers']} aria-label={text.chosen}>
        {offers.slice(0, drawn).map((offer) => (
          <label key={offer.key} className={styles['offer']}>
            <input type="checkbox" data-aside checked={!left.has(offer.key)} onChange={() => toggle(offer.key)} />
            <span className="grow">
              {offer.serviceName}{' '}
              <span className="second">
                {offer.account}
                {offer.address !== '' && ` · ${offer.address}`}
              </span>
            </span>
            <span className="number">
              {offer.amountKopecks === 0 ? text.due : formatMoneyPlain(offer.amountKopecks)}
            </span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  )
}
