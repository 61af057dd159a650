import { getServices } from '../../../shared/contract/bills.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { printTexts } from '../../i18n/print-texts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { fromDraft } from './draft.ts'
import { type KeptDraft, newLineKey, usePayment } from './payment-store.ts'
import { paymentTexts } from './texts.ts'

/** An interrupted payment: shown as done when it was accepted, else offered again to the same operator. */
export function DraftOffer() {
  const offered = usePayment((state) => state.offered)
  if (offered === null) return null
  return offered.accepted === null ? <Unfinished kept={offered} /> : <Finished accepted={offered.accepted} />
}

function Unfinished({ kept }: { kept: KeptDraft }) {
  const text = useTexts(paymentTexts)
  const language = useLanguage()
  const clock = useDeskClock()
  const run = usePayment((state) => state.run)
  const { value: services, error } = useQuery(getServices, { serviceIds: serviceIdsOf(kept) })
  const count = plural(language, kept.draft.lines.length, text.lineCount)
  return (
    <Screen title={text.title}>
      <div className="narrow">
        <Notice look="ask" title={text.draftTitle}>
          <p>{text.draftWhy(count, clock.time(kept.savedAt))}</p>
        </Notice>
      </div>
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          keys="Enter"
          autoFocus
          busy={services === undefined && error === null}
          onClick={() => run(fromDraft(kept.draft, services ?? [], newLineKey), kept.commandId)}
        >
          {text.draftContinue}
        </ActionButton>
        <ActionButton size="large" onClick={() => run(null, null)}>
          {text.draftAnew}
        </ActionButton>
      </div>
    </Screen>
  )
}

/** Of every line that has one; not a search, whose answer is cut off. */
const serviceIdsOf = ({ draft }: KeptDraft): string[] => [
  ...new Set(draft.lines.flatMap(({ serviceId }) => serviceId ?? [])),
]

function Finished({ accepted }: { accepted: NonNullable<KeptDraft['accepted']> }) {
  const text = useTexts(paymentTexts)
  const print = useTexts(printTexts)
  const run = usePayment((state) => state.run)
  return (
    <Screen title={text.title}>
      <div className="narrow">
        <Notice look="note" title={text.draftDone}>
          <p className="strong">{text.draftDoneWhy(accepted.receiptNumber, print.states[accepted.printState])}</p>
          <p>{text.draftDoneTodo}</p>
        </Notice>
      </div>
      <div className="row">
        <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={() => run(null, null)}>
          {text.draftOk}
        </ActionButton>
      </div>
    </Screen>
  )
}
