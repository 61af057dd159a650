import { useTexts } from '../../i18n/dictionary.ts'
import { CopyCode } from '../../ui/copy-code.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import type { LinkNotice } from './linking.ts'
import { linkTexts } from './texts.ts'

/** What came of the last act: linked, unlinked, or why a code gave nothing. */
export function LinkNoticeBlock({ notice, waiting }: { notice: LinkNotice | null; waiting: number }) {
  const text = useTexts(linkTexts)
  return (
    <>
      {waiting > 0 && (
        <p className="muted" role="status">
          {text.waiting(waiting)}
        </p>
      )}
      {notice !== null && <Told notice={notice} />}
    </>
  )
}

function Told({ notice }: { notice: LinkNotice }) {
  const text = useTexts(linkTexts)
  const { byCode } = useSentences()
  switch (notice.kind) {
    case 'linked':
      return <Notice look="note" title={text.linked(notice.serviceName, notice.account, notice.address)} />
    case 'unlinked':
      return <Notice look="note" title={text.unlinked(notice.serviceName, notice.account)} />
    case 'failed':
      return <ErrorNotice error={notice.error} />
    case 'unknown_payee':
      return (
        <Notice look="ask" title={text.unknownPayee}>
          <p>{text.unknownPayeeTodo}</p>
        </Notice>
      )
    case 'not_a_bill': {
      const told = byCode(`code.${notice.reason}`)
      return (
        <Notice look="ask" title={told.what}>
          <p>{text.typeInstead}</p>
        </Notice>
      )
    }
    case 'details_differ':
      return (
        <Notice look="stop" title={text.detailsDiffer(notice.providerName)}>
          <p>{text.detailsDifferTodo}</p>
          <CopyCode code={`bills.details_differ: ${notice.differs.join(', ')}`} />
        </Notice>
      )
  }
}
