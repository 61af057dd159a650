import { useState } from 'react'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ClientChip } from '../../ui/client-chip.tsx'
import { ClientSearch } from '../../ui/client-search.tsx'
import { NeedsDocument } from '../../ui/document-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { LastMerges } from './last-merges.tsx'
import { OtherCard } from './other-card.tsx'
import { mergeTexts } from './texts.ts'

/** Two cards of one person become one: the card of who stands here stays, and a document in hand says who that is. */
export function MergesScreen() {
  const text = useTexts(mergeTexts)
  const client = useOpenClient((state) => state.client)
  const [merged, setMerged] = useState<string | null>(null)
  return (
    <Screen title={text.title} extra={<ClientChip />} side={<LastMerges onUndone={() => setMerged(null)} />}>
      {merged !== null && (
        <Notice look="note" title={text.done(merged)}>
          <p>{text.doneTodo}</p>
        </Notice>
      )}
      {client === null ? (
        <>
          <p className="muted">{text.survivor}</p>
          <ClientSearch />
        </>
      ) : mayAct(client.level, 'clients.merge') ? (
        <OtherCard
          client={client}
          onMerged={() => {
            setMerged(client.shortName)
            // What was open was read before: main has ended it.
            useOpenClient.getState().endVisit()
          }}
        />
      ) : (
        <NeedsDocument clientId={client.clientId} title={text.needDocument} about={text.needDocumentTodo} />
      )}
    </Screen>
  )
}
