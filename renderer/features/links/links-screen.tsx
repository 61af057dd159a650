import { useEffect, useState } from 'react'
import type { ClientCard } from '../../../shared/contract/clients.ts'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ClientChip } from '../../ui/client-chip.tsx'
import { ClientLapsed } from '../../ui/client-lapsed.tsx'
import { ClientSearch } from '../../ui/client-search.tsx'
import { clientTexts } from '../../ui/client-texts.ts'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { useClientCard } from '../../ui/use-client-card.ts'
import { useIncomingClient } from '../../ui/use-incoming-client.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { AccountForm } from './account-form.tsx'
import { CheckedForm } from './checked-form.tsx'
import { LinkNoticeBlock } from './link-notice.tsx'
import { LinkedSide } from './linked-side.tsx'
import styles from './links.module.css'
import { NumberChoice } from './number-choice.tsx'
import { ServiceChoice } from './service-choice.tsx'
import { ServiceSearch } from './service-search.tsx'
import { linkTexts } from './texts.ts'
import { useLinkKeys } from './use-link-keys.ts'
import { useLinking } from './use-linking.ts'
import { useUndo } from './use-undo.ts'

/** Links services to the open client's number; without a client it asks for one first. */
export function LinksScreen() {
  const text = useTexts(linkTexts)
  const { client, card, error } = useClientCard()
  const lapsed = useOpenClient((state) => state.lapsed)
  const coming = useIncomingClient()
  if (client !== null && card !== null) return <ClientLinks client={client} card={card} />
  return (
    <Screen title={text.title} about={client === null && lapsed === null ? text.whose : null}>
      <ErrorNotice error={error ?? coming.error} />
      {client === null && (lapsed === null ? <ClientSearch /> : <ClientLapsed {...lapsed} />)}
    </Screen>
  )
}

function ClientLinks({ client, card }: { client: OpenClient; card: ClientCard }) {
  const text = useTexts(linkTexts)
  const common = useTexts(clientTexts)
  const active = card.numbers.filter(({ state }) => state === 'confirmed')
  const [numberId, setNumberId] = useState<string | null>(null)
  const number = active.find((one) => one.numberId === numberId) ?? active[0] ?? null
  const [askDocument, setAskDocument] = useState(false)
  const linking = useLinking(client, number?.numberId ?? null)
  const { state, dispatch } = linking
  const undo = useUndo(client.grant, (notice) => dispatch({ type: 'noticed', notice }))
  const needsDocument = !mayAct(client.level, 'service.link')
  useScansHere()
  useLinkKeys({ linking, undo, needsDocument, askDocument: () => setAskDocument(true) })
  return (
    <Screen
      title={text.title}
      extra={<ClientChip />}
      side={
        <LinkedSide
          card={card}
          grant={client.grant}
          onProof={needsDocument ? () => setAskDocument(true) : null}
          onUnlinked={(unlinked) => {
            undo.note(unlinked)
            const { serviceName, account } = unlinked
            dispatch({ type: 'noticed', notice: { kind: 'unlinked', serviceName, account } })
          }}
        />
      }
    >
      {needsDocument && (
        <Notice look="ask" title={text.needsDocument}>
          <p>{text.needsDocumentWhy}</p>
          <div className="row">
            <ActionButton keys="Ins" onClick={() => setAskDocument(true)}>
              {common.document}
            </ActionButton>
          </div>
        </Notice>
      )}
      {number === null && (
        <Notice look="ask" title={text.noNumber}>
          <p>{text.noNumberTodo}</p>
        </Notice>
      )}
      <LinkNoticeBlock notice={state.notice} waiting={linking.waiting} undo={undo} />
      <section className={styles['form']}>
        {state.step === 'service' && <ServiceSearch state={state} dispatch={dispatch} />}
        {state.step === 'choice' && <ServiceChoice state={state} linking={linking} dispatch={dispatch} />}
        {state.step === 'account' && <AccountForm key={state.service.serviceId} state={state} linking={linking} />}
        {state.step === 'checked' && (
          <CheckedForm
            state={state}
            linking={linking}
            needsDocument={needsDocument}
            canLink={number !== null}
            onDocument={() => setAskDocument(true)}
          />
        )}
      </section>
      {number !== null && <NumberChoice numbers={active} numberId={number.numberId} onChange={setNumberId} />}
      {askDocument && <DocumentDialog clientId={client.clientId} onClose={() => setAskDocument(false)} />}
    </Screen>
  )
}

/** While this screen is on with a client, a scanned bill is linked and not paid. */
function useScansHere(): void {
  const linkScans = useWindowState((state) => state.linkScans)
  useEffect(() => {
    linkScans(true)
    return () => linkScans(false)
  }, [linkScans])
}
