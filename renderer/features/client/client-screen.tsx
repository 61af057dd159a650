import { useTexts } from '../../i18n/dictionary.ts'
import { ClientLapsed } from '../../ui/client-lapsed.tsx'
import { ClientSearch } from '../../ui/client-search.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { useClientCard } from '../../ui/use-client-card.ts'
import { useIncomingClient } from '../../ui/use-incoming-client.ts'
import { CardView } from './card-view.tsx'
import { cardTexts } from './texts.ts'

/** Finds a client and shows the card as far as the client has shown who it is (product.md §2). */
export function ClientScreen() {
  const text = useTexts(cardTexts)
  const { client, card, error } = useClientCard()
  const lapsed = useOpenClient((state) => state.lapsed)
  const coming = useIncomingClient()
  if (client !== null) {
    if (card !== null) return <CardView client={client} card={card} />
    return (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  }
  return (
    <Screen title={text.title} about={lapsed === null ? text.about : null}>
      {lapsed !== null ? <ClientLapsed {...lapsed} /> : <ClientSearch />}
      <ErrorNotice error={coming.error} />
    </Screen>
  )
}
