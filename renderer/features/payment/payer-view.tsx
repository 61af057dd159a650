import { useEffect } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { getPayer } from '../../../shared/contract/payers.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { checkTexts } from '../../ui/check-texts.ts'
import { ClientChip } from '../../ui/client-chip.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Basket } from './basket.tsx'
import { PayerForm } from './payer-form.tsx'
import { PayerRefusalKey } from './payer-refusal.tsx'
import { PayerScreening } from './payer-screening.tsx'
import { forgetPayer, usePayer } from './payer-store.ts'
import { payerTexts } from './payer-texts.ts'
import { WhyPayer } from './payer-why.tsx'
import { usePayment } from './payment-store.ts'
import type { PayerStep } from './workflow-steps.ts'

/** Before the cash: whoever pays, where the law asks for it, or the cashier (115-ФЗ ст. 7). */
export function PayerView({ state }: { state: PayerStep }) {
  const text = useTexts(payerTexts)
  const level = state.preview.identification?.level ?? 'simplified'
  const dispatch = usePayment((store) => store.dispatch)
  const { payerId, isDoubtful, isForOrganisation, put } = usePayer()
  const { value: payer, error } = useQuery(getPayer, payerId === null ? null : { payerId })
  const asked = isDoubtful ? 'full' : level
  // Its half-hour is over, or it was identified for less than is asked now: it is asked for anew.
  const isEnough = payer != null && (asked === 'simplified' || payer.level === 'full')
  useEffect(() => {
    if (payerId !== null && payer === null) put({ payerId: null, hasLapsed: true })
  }, [payerId, payer, put])
  const isScreened = payer != null && isEnough && payer.screening.length > 0
  const isKnown = payer != null && isEnough && !isScreened
  const guard = useMoneyConfirm(`payer ${payerId}`, false, () => {
    if (!isKnown) return
    const { payerId: id, name, organisationName } = payer
    dispatch({ type: 'payer_identified', payer: { payerId: id, name, organisationName } })
  })
  return (
    <Screen
      title={text.title}
      about={text.about[asked]}
      extra={<ClientChip />}
      side={
        <Basket
          lines={state.lines}
          sumKopecks={state.preview.sumKopecks}
          commissionKopecks={state.preview.commissionKopecks}
        />
      }
      {...(isKnown ? { onKeyDown: guard.onKeyDown } : {})}
    >
      {/* Whom a list stops has shown the document: its place is the question's, whose main button stays in sight. */}
      {!isScreened && (state.preview.identification !== null || !(isDoubtful || isForOrganisation)) && (
        <WhyPayer state={state} />
      )}
      <ErrorNotice error={error} />
      {payerId !== null && payer === undefined ? null : payer == null || !isEnough ? (
        <PayerForm state={state} level={level} />
      ) : isScreened ? (
        <PayerScreening payerId={payer.payerId} hits={payer.screening} />
      ) : (
        <KnownPayer payer={payer} onGo={guard.press} />
      )}
    </Screen>
  )
}

type Known = NonNullable<OutputOf<typeof getPayer>>

/** Identified and checked: one Enter leads to the cash. */
function KnownPayer({ payer, onGo }: { payer: Known; onGo: () => void }) {
  const text = useTexts(payerTexts)
  const says = useTexts(checkTexts)
  const language = useLanguage()
  const dispatch = usePayment((store) => store.dispatch)
  // Another person: what was typed of the first one must not be paid with by two more Enters.
  const anew = (): void => forgetPayer(false)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keyGo },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.keyGo, run: onGo, inLine: false },
    { hotkey: 'Delete', keys: 'Del', label: text.anew, run: anew },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: () => dispatch({ type: 'payer_left' }) },
  ])
  const { name, document, organisationName, checks, today } = payer
  return (
    <>
      <Notice look="note" title={text.checked(name, document)}>
        {organisationName !== '' && <p>{text.checkedFor(organisationName)}</p>}
        {checks.map((check) => (
          <p key={check.code}>
            {says[check.code].what} <span className="second">{says[check.code].about(check, '')}</span>
          </p>
        ))}
      </Notice>
      {today !== null && (
        <Notice
          look="ask"
          title={text.today(plural(language, today.count, text.payments), formatMoney(today.sumKopecks))}
        />
      )}
      <div className="row wrap">
        <ActionButton look="main" size="large" keys="Enter" autoFocus confirms onClick={onGo}>
          {text.go}
        </ActionButton>
        <ActionButton size="large" keys="Del" onClick={anew}>
          {text.anew}
        </ActionButton>
        <PayerRefusalKey payerId={payer.payerId} />
      </div>
    </>
  )
}
