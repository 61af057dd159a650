import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Notice } from '../../ui/notice.tsx'
import { type Line, lineName } from './line.ts'
import { payerTexts } from './payer-texts.ts'
import type { Preview } from './preview.ts'
import type { PayerStep } from './workflow-steps.ts'

type Reason = NonNullable<Preview['identification']>['reasons'][number]

/** Why the document is asked for: a sentence for every reason, and the law. */
export function WhyPayer({ state: { preview, lines } }: { state: PayerStep }) {
  const text = useTexts(payerTexts)
  const { identification } = preview
  if (identification === null)
    return (
      <Notice look="note" title={text.notNeeded}>
        <p>{text.notNeededWhy}</p>
      </Notice>
    )
  const said = (reason: Reason): string => {
    const line = nameOf(lines, reason.lineIndex)
    const [sum, bound] = [formatMoney(reason.sumKopecks), formatMoney(reason.boundKopecks ?? 0)]
    return reason.reason === 'basket_above'
      ? text.why.basket_above(sum, bound)
      : text.why[reason.reason](line, sum, bound)
  }
  const [first, ...others] = identification.reasons
  return (
    <Notice look="ask" {...(first === undefined ? {} : { title: said(first) })}>
      {others.map((reason) => (
        <p key={`${reason.reason} ${reason.lineIndex}`}>{said(reason)}</p>
      ))}
      <p>{text.whyLaw}</p>
    </Notice>
  )
}

const nameOf = (lines: readonly Line[], lineIndex: number | null): string => {
  const line = lineIndex === null ? undefined : lines[lineIndex]
  return line === undefined ? '' : lineName(line).service
}
