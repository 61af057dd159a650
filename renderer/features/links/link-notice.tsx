import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CopyCode } from '../../ui/copy-code.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import type { LinkNotice } from './linking.ts'
import { payerTexts } from './payer-texts.ts'
import { linkTexts } from './texts.ts'
import type { Undo } from './use-undo.ts'

type Props = { notice: LinkNotice | null; waiting: number; undo: Undo }

/** What came of the last act: linked, unlinked and how to take it back, or why a code gave nothing. */
export function LinkNoticeBlock({ notice, waiting, undo }: Props) {
  const text = useTexts(linkTexts)
  return (
    <>
      {waiting > 0 && (
        <p className="muted" role="status">
          {text.waiting(waiting)}
        </p>
      )}
      {notice !== null && <Told notice={notice} undo={undo} />}
      <ErrorNotice error={undo.error} />
    </>
  )
}

function Told({ notice, undo }: { notice: LinkNotice; undo: Undo }) {
  const text = useTexts(linkTexts)
  const payerText = useTexts(payerTexts)
  const language = useLanguage()
  const { byCode } = useSentences()
  switch (notice.kind) {
    case 'linked':
      return (
        <Notice look="note" title={text.linked(notice.serviceName, notice.account, notice.address)}>
          {notice.heldByOthers > 0 && (
            <p>{payerText.others(plural(language, notice.heldByOthers, payerText.clients))}</p>
          )}
        </Notice>
      )
    case 'unlinked':
      return (
        <Notice look="note" title={text.unlinked(notice.serviceName, notice.account)}>
          {undo.unlinked !== null && (
            <div className="row">
              <ActionButton keys="Alt Z" busy={undo.running} onClick={undo.takeBack}>
                {text.takeBack}
              </ActionButton>
            </div>
          )}
        </Notice>
      )
    case 'relinked':
      return <Notice look="note" title={text.relinked(notice.serviceName, notice.account)} />
    case 'failed':
      return <ErrorNotice error={notice.error} />
    case 'receipt':
      return <Notice look="ask" title={text.receiptCode} />
    case 'demo_payee':
      return <Notice look="stop" title={text.demoPayee(notice.providerName)} />
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
