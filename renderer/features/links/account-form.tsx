import { useLayoutEffect, useRef, useState } from 'react'
import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { AccountStep } from './linking.ts'
import { PayerFields } from './payer-fields.tsx'
import { ServiceHead } from './service-head.tsx'
import { linkTexts } from './texts.ts'
import type { LinkingRun } from './use-linking.ts'

/** Step 2: the account in the provider's own form, with its mask and an example. */
export function AccountForm({ state, linking }: { state: AccountStep; linking: LinkingRun }) {
  const text = useTexts(linkTexts)
  const { dispatch } = linking
  // Left: it may say what is wrong with it; of the payer nothing is said before Enter was tried.
  const [left, setLeft] = useState(false)
  const format = state.service.account
  const checked = normalizeAccount(format, state.account)
  const expected = text.accountHint(format.example, format.mask)
  const form = useRef<HTMLDivElement>(null)
  const focusWrong = (): void => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  // Main has compared: the first field that the register contradicts.
  useLayoutEffect(() => {
    if (state.differs.length > 0) focusWrong()
  }, [state.differs])
  const submit = (): void => {
    linking.check()
    // The messages appear with this render; the first wrong field is known after it.
    requestAnimationFrame(focusWrong)
  }
  return (
    <EnterForm onSubmit={submit}>
      <ServiceHead service={state.service} />
      <div className="stack" ref={form}>
        <TextField
          label={text.account}
          value={state.account}
          hint={expected}
          error={(state.tried || left) && !checked.ok ? `${text.accountBad[checked.reason]}. ${expected}` : null}
          maxLength={40}
          name="account"
          autoFocus={state.account === '' || state.service.payer === 'account'}
          home
          onChange={(account) => dispatch({ type: 'account_typed', account })}
          onLeave={() => {
            if (state.account !== '') setLeft(true)
          }}
        />
        <PayerFields state={state} dispatch={dispatch} />
      </div>
      <div className="row">
        <ActionButton look="main" size="large" type="submit" keys="Enter" busy={linking.busy}>
          {text.check}
        </ActionButton>
        <ActionButton size="large" keys="Esc" onClick={() => dispatch({ type: 'stepped_back' })}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}
