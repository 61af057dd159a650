import { type ReactNode, useState } from 'react'
import type { ReversibleLine } from '../../../shared/contract/reversals.ts'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './reversal.module.css'
import { ServiceDialog } from './service-dialog.tsx'
import { reversalTexts } from './texts.ts'
import { problemOf, type TypedLine } from './typed-line.ts'

type Props = {
  line: TypedLine
  was: ReversibleLine
  tried: boolean
  focus: boolean
  onLeave: () => void
  onType: (line: TypedLine) => void
  /** What is known of it. */
  children: ReactNode
}

/** One line typed anew. Its payee changes by another service; free details keep theirs. */
export function LineAnew({ line, was, tried, focus, onLeave, onType, children }: Props) {
  const text = useTexts(reversalTexts)
  const [choosing, setChoosing] = useState(false)
  const [left, setLeft] = useState(false)
  const problem = left || tried ? problemOf(line) : null
  const { payee } = line
  const example = payee.payee === 'catalogue' ? payee.service.account.example : ''
  const leave = (): void => {
    setLeft(true)
    onLeave()
    // Written as the provider writes it: 7785 → 11-0007785.
    const checked = payee.payee === 'catalogue' ? normalizeAccount(payee.service.account, line.account) : null
    if (checked?.ok && checked.account !== line.account) onType({ ...line, account: checked.account })
  }
  return (
    <section className={styles['anew']} aria-label={text.lineTitle(line.lineNo)}>
      <div className="spread">
        <p>
          <strong>{payee.payee === 'catalogue' ? payee.service.serviceName : was.serviceName}</strong>{' '}
          <span className="second">
            {payee.payee === 'catalogue' ? payee.service.providerName : payee.details.payeeName}
          </span>
        </p>
        {payee.payee === 'catalogue' && (
          <ActionButton look="quiet" onClick={() => setChoosing(true)}>
            {text.otherService}
          </ActionButton>
        )}
      </div>
      <div className={styles['three']}>
        <TextField
          label={text.accountField}
          value={line.account}
          maxLength={40}
          autoFocus={focus}
          hint={example === '' ? ' ' : text.accountExample(example)}
          error={problem === 'account' ? text.accountBad(example) : null}
          onChange={(account) => onType({ ...line, account })}
          onFocus={(event) => event.currentTarget.select()}
          onLeave={leave}
        />
        <TextField
          label={text.period}
          value={line.periodText}
          maxLength={20}
          disabled={payee.payee === 'catalogue' && payee.service.period === 'none'}
          hint={text.periodHint}
          error={problem === 'period' ? text.periodBad : null}
          onChange={(periodText) => onType({ ...line, periodText })}
        />
        <MoneyField
          label={text.amount}
          value={line.amountText}
          error={problem === 'amount' ? text.amountBad : null}
          onChange={(amountText) => onType({ ...line, amountText })}
        />
      </div>
      {children}
      {choosing && (
        <ServiceDialog
          onChoose={(service) => {
            setChoosing(false)
            onType({ ...line, payee: { payee: 'catalogue', service } })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  )
}
