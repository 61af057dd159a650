import { normalizeAccount } from '../../../shared/domain/account-format.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { AccountStep } from './linking.ts'
import { ServiceHead } from './service-head.tsx'
import { linkTexts } from './texts.ts'
import type { LinkingRun } from './use-linking.ts'

/** Step 2: the account in the provider's own form, with its mask and an example. */
export function AccountForm({ state, linking }: { state: AccountStep; linking: LinkingRun }) {
  const text = useTexts(linkTexts)
  const { dispatch } = linking
  const format = state.service.account
  const checked = normalizeAccount(format, state.account)
  const expected = text.accountHint(format.example, format.mask)
  return (
    <EnterForm onSubmit={linking.check}>
      <ServiceHead service={state.service} />
      <TextField
        label={text.account}
        value={state.account}
        hint={expected}
        error={state.tried && !checked.ok ? `${text.accountBad[checked.reason]}. ${expected}` : null}
        maxLength={40}
        name="account"
        autoFocus
        home
        onChange={(account) => dispatch({ type: 'account_typed', account })}
        onLeave={() => {
          if (state.account !== '') dispatch({ type: 'account_tried' })
        }}
      />
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
