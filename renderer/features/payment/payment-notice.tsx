import { useTexts } from '../../i18n/dictionary.ts'
import { CopyCode } from '../../ui/copy-code.tsx'
import { ErrorNotice, Notice as NoticeBlock } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { debtTexts } from './debt-texts.ts'
import { paymentTexts } from './texts.ts'
import type { Notice } from './notice.ts'

/** Why a scan gave no line. A substituted code is a hard stop, in red, with what to say. */
export function PaymentNotice({ notice }: { notice: Notice | null }) {
  const text = useTexts(paymentTexts)
  const debtText = useTexts(debtTexts)
  const { byCode } = useSentences()
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
    case 'lines_lost':
      return <NoticeBlock look="ask" title={text.linesLost} />
    case 'not_a_bill': {
      const told = byCode(`code.${notice.reason}`)
      return (
        <NoticeBlock look="ask" title={told.what}>
          <p>{told.todo}</p>
        </NoticeBlock>
      )
    }
    case 'details_differ':
      return (
        <NoticeBlock look="stop" title={text.detailsDiffer(notice.providerName)}>
          <p>{text.detailsDifferWhy(notice.differs.map((field) => text.differs[field] ?? field).join(', '))}</p>
          <p className="strong">{text.detailsDifferTodo}</p>
          <CopyCode code={`bills.details_differ: ${notice.differs.join(', ')}`} />
        </NoticeBlock>
      )
  }
}
