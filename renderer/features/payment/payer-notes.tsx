import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { Notice } from '../../ui/notice.tsx'
import { payerTexts } from './payer-texts.ts'
import { usePayment } from './payment-store.ts'
import type { CashStep } from './workflow-steps.ts'

/** At the cash: who pays, where somebody was asked; whether the payment looks divided; the key that asks anybody. */
export function PayerNotes({ state: { payer, preview }, off }: { state: CashStep; off: boolean }) {
  const text = useTexts(payerTexts)
  const dispatch = usePayment((store) => store.dispatch)
  const ask = (): void => {
    if (!off) dispatch({ type: 'payer_wanted' })
  }
  useShortcuts([{ hotkey: 'alt+D', keys: 'Alt D', label: text.keyPayer, run: ask }])
  return (
    <>
      {payer !== null && (
        <p>
          <strong>{text.payer(payer.name)}</strong>
          {payer.organisationName !== '' && (
            <span className="second"> · {text.checkedFor(payer.organisationName)}</span>
          )}
        </p>
      )}
      {preview.splitting.length > 0 && payer === null && (
        <Notice look="ask" title={text.splitTitle}>
          {preview.splitting.map(({ by, lineIndex, sumKopecks, earlierKopecks, boundKopecks }) => (
            <p key={`${by} ${lineIndex}`}>
              {text.split[by](formatMoney(sumKopecks), formatMoney(earlierKopecks), formatMoney(boundKopecks))}
            </p>
          ))}
          <p>{text.splitTodo}</p>
        </Notice>
      )}
    </>
  )
}
