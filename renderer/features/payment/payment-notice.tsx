import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice, Notice as NoticeBlock } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { codeTexts } from './code-texts.ts'
import { debtTexts } from './debt-texts.ts'
import { type Line, lineOfBill } from './line.ts'
import type { Notice } from './notice.ts'
import { newLineKey, usePayment } from './payment-store.ts'
import { payerTexts } from './payer-texts.ts'
import { ServiceChoice } from './service-choice.tsx'
import { StoppedCode } from './stopped-code.tsx'
import { paymentTexts } from './texts.ts'
import { UnknownCode } from './unknown-code.tsx'

type Props = { notice: Notice | null; onLine: (line: Line) => void }

/** Why a code gave no line, or what must be said first. A substituted one is a hard stop, with what to say. */
export function PaymentNotice({ notice, onLine }: Props) {
  const text = useTexts(paymentTexts)
  const codeText = useTexts(codeTexts)
  const debtText = useTexts(debtTexts)
  const payerText = useTexts(payerTexts)
  const dispatch = usePayment((store) => store.dispatch)
  const { byCode } = useSentences()
  const close = (): void => dispatch({ type: 'noticed', notice: null })
  switch (notice?.kind) {
    case undefined:
      return null
    case 'failed':
      return <ErrorNotice error={notice.error} />
    case 'too_many_lines':
      return <NoticeBlock look="ask" title={text.tooMany} />
    case 'already_in_basket':
      return <NoticeBlock look="ask" title={text.inBasket(notice.no)} />
    case 'other_client_lines':
      return <NoticeBlock look="ask" title={debtText.otherClientLines(notice.count)} />
    case 'template_lines_lost':
      return <NoticeBlock look="ask" title={debtText.templateLinesLost(notice.count)} />
    case 'template_nothing_due':
      return <NoticeBlock look="note" title={debtText.templateNothingDue(notice.name)} />
    case 'lines_lost':
      return <NoticeBlock look="ask" title={text.linesLost} />
    case 'payer_refused':
      return (
        <NoticeBlock look="ask" title={payerText.refused}>
          <p>{payerText.refusedTodo}</p>
        </NoticeBlock>
      )
    case 'own_receipt':
      return (
        <NoticeBlock look="ask" title={codeText.ownReceipt(notice.receiptNumber)}>
          <p>{codeText.ownReceiptTodo}</p>
        </NoticeBlock>
      )
    case 'demo_payee':
      return (
        <NoticeBlock look="stop" title={codeText.demoPayee(notice.providerName)}>
          <p>{codeText.demoPayeeTodo}</p>
        </NoticeBlock>
      )
    case 'not_a_bill': {
      const told = byCode(`code.${notice.reason}`)
      return (
        <NoticeBlock look="ask" title={told.what}>
          <p>{told.todo}</p>
        </NoticeBlock>
      )
    }
    case 'details_differ':
      return <StoppedCode notice={notice} onClose={close} />
    case 'unknown_code':
      return <UnknownCode key={notice.code} notice={notice} onLine={onLine} onClose={close} />
    case 'choose_service':
      return (
        <ServiceChoice
          choices={notice.choices}
          onClose={close}
          onChoose={(choice) => {
            const line = lineOfBill(choice, notice.origin, newLineKey())
            if (line !== null) dispatch({ type: 'line_added', line })
          }}
        />
      )
  }
}
