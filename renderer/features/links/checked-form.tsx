import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { RegisterAge } from '../../ui/register-age.tsx'
import type { Checked, CheckedStep } from './linking.ts'
import styles from './links.module.css'
import { payerTexts } from './payer-texts.ts'
import { ServiceHead } from './service-head.tsx'
import { linkTexts } from './texts.ts'
import type { LinkingRun } from './use-linking.ts'

type Props = {
  state: CheckedStep
  linking: LinkingRun
  needsDocument: boolean
  canLink: boolean
  onDocument: () => void
}

/** Step 3: what the register says, to be compared with the client; Enter links. */
export function CheckedForm({ state, linking, needsDocument, canLink, onDocument }: Props) {
  const text = useTexts(linkTexts)
  const common = useTexts(clientTexts)
  const { checked } = state
  const act = needsDocument ? onDocument : canLink ? linking.link : () => undefined
  const label = needsDocument ? common.document : checked.alreadyLinked ? text.another : text.link
  return (
    <EnterForm onSubmit={act}>
      <ServiceHead service={state.service} />
      <Facts checked={checked} />
      <ErrorNotice error={linking.error} />
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          type="submit"
          keys="Enter"
          autoFocus
          disabled={!canLink && !needsDocument}
          busy={linking.busy}
        >
          {label}
        </ActionButton>
        <ActionButton size="large" keys="Esc" onClick={() => linking.dispatch({ type: 'stepped_back' })}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}

function Facts({ checked }: { checked: Checked }) {
  const text = useTexts(linkTexts)
  const payerText = useTexts(payerTexts)
  const language = useLanguage()
  const asOf = checked.asOf === null ? '' : formatDate(checked.asOf)
  const verdict = {
    found: text.registerFound(asOf),
    not_in_register: text.registerLacks(asOf),
    not_loaded: text.registerNone,
  }[checked.register]
  return (
    <>
      <dl className={styles['facts']}>
        <dt>{text.account}</dt>
        <dd className={styles['account']}>{checked.account}</dd>
        {checked.payerMasked !== '' && (
          <>
            <dt>{text.payer}</dt>
            <dd>{checked.payerMasked}</dd>
          </>
        )}
        {checked.address !== '' && (
          <>
            <dt>{text.address}</dt>
            <dd>{checked.address}</dd>
          </>
        )}
        {checked.debtKopecks !== null && (
          <>
            <dt>{text.debt}</dt>
            <dd>
              {formatMoney(checked.debtKopecks)}{' '}
              {checked.asOf !== null && (
                <span className="second">
                  <RegisterAge asOf={checked.asOf} />
                </span>
              )}
            </dd>
          </>
        )}
      </dl>
      <p
        className={styles['verdict']}
        data-look={checked.register === 'found' && checked.payer !== 'not_checked' ? 'good' : 'ask'}
        role="status"
      >
        {checked.alreadyLinked ? text.already : verdict}
        {checked.payer !== 'not_asked' && (
          <>
            <br />
            {checked.payer === 'matches' ? payerText.matches : payerText.notChecked}
          </>
        )}
      </p>
      {checked.heldByOthers > 0 && (
        <p className={styles['verdict']} data-look="ask" role="status">
          {payerText.others(plural(language, checked.heldByOthers, payerText.clients))}
        </p>
      )}
    </>
  )
}
