import { useState } from 'react'
import { readField } from '../../shared/domain/document-fields.ts'
import { type DocumentKind, documentRules } from '../../shared/domain/document-kinds.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { ActionButton } from './action-button.tsx'
import { clientTexts } from './client-texts.ts'
import { Dialog } from './dialog.tsx'
import { EnterForm } from './enter-form.tsx'
import { ErrorNotice, Notice } from './notice.tsx'
import { proofTexts } from './proof-texts.ts'
import { SmsProof } from './sms-proof.tsx'
import { TextField } from './text-field.tsx'
import { useClientCard } from './use-client-card.ts'
import { useOpenCard } from './use-open-card.ts'
import { useWindowState } from './window-state.ts'

type Props = {
  clientId: string
  onClose: () => void
  /** `document`: for what needs the document in hand a code by SMS is not offered. */
  needs?: 'proved' | 'document'
  /** What is offered first. */
  first?: 'document' | 'sms'
}

/** Ins: who the client is, by the document in hand or by a code to the confirmed phone; main raises the level. */
export function DocumentDialog({ clientId, onClose, needs = 'proved', first = 'document' }: Props) {
  const text = useTexts(clientTexts)
  const proof = useTexts(proofTexts)
  const [way, setWay] = useState(first)
  const { client, card } = useClientCard()
  const phones = (card?.numbers ?? []).filter(({ kind, state }) => kind === 'mobile' && state === 'confirmed')
  if (way === 'sms' && client !== null)
    return (
      <Dialog title={proof.smsTitle} onClose={onClose} closeLabel={text.back}>
        <SmsProof client={client} phones={phones} onDone={onClose} onBack={onClose} />
      </Dialog>
    )
  return (
    <Dialog title={text.documentTitle} onClose={onClose} closeLabel={text.back}>
      <DocumentProof
        clientId={clientId}
        kinds={[
          card?.documents.find(({ replacedAt }) => replacedAt === null)?.kind ?? 'passport_rf',
          ...(card?.representatives ?? []).map(({ documentKind }) => documentKind),
        ]}
        onClose={onClose}
        onSms={needs === 'proved' && phones.length > 0 ? () => setWay('sms') : null}
      />
    </Dialog>
  )
}

/** In place of a screen whose acts need the document in hand: says so, and takes the document here. */
export function NeedsDocument({ clientId, title, about }: { clientId: string; title: string; about: string }) {
  const text = useTexts(clientTexts)
  const show = useWindowState((state) => state.show)
  const [asking, setAsking] = useState(false)
  const ask = (): void => setAsking(true)
  useShortcuts([
    { hotkey: 'Insert', keys: 'Ins', label: text.document, run: ask },
    { hotkey: 'Escape', keys: 'Esc', label: text.toCard, run: () => show('client') },
  ])
  return (
    <>
      <Notice look="ask" title={title}>
        <p>{about}</p>
      </Notice>
      <div className="row">
        <ActionButton look="main" size="large" keys="Ins" autoFocus onClick={ask}>
          {text.document}
        </ActionButton>
      </div>
      {asking && <DocumentDialog clientId={clientId} needs="document" onClose={() => setAsking(false)} />}
    </>
  )
}

type ProofProps = {
  clientId: string
  /** Of the card's document, and of those who act for the client. */
  kinds: readonly [DocumentKind, ...DocumentKind[]]
  onClose: () => void
  onSms: (() => void) | null
}

function DocumentProof({ clientId, kinds, onClose, onSms }: ProofProps) {
  const text = useTexts(clientTexts)
  const proof = useTexts(proofTexts)
  const card = useOpenCard()
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  useShortcuts(onSms === null ? [] : [{ hotkey: 'alt+S', keys: 'Alt S', label: proof.bySms, run: onSms }])
  // Whether it can be one, as one of the kinds is written.
  const isWhole = kinds.some((kind) => readField('seriesNumber', typed, '', kind).ok)
  const { example } = documentRules[kinds[0]]
  const submit = (): void => {
    setLeft(true)
    if (!isWhole || card.opening) return
    void card.open(clientId, { kind: 'document', seriesNumber: typed }).then((open) => {
      if (open) onClose()
    })
  }
  return (
    <EnterForm onSubmit={submit}>
      <p className="muted">{kinds.length > 1 ? text.documentWhyEither : text.documentWhy}</p>
      <TextField
        label={text.documentField}
        value={typed}
        hint={text.documentHint(example)}
        error={left && !isWhole ? text.documentBad(example) : null}
        maxLength={30}
        autoFocus
        onLeave={() => setLeft(typed !== '')}
        onChange={(value) => {
          setTyped(value)
          card.clear()
        }}
      />
      <ErrorNotice error={card.error} />
      <div className="row actions">
        <ActionButton look="main" size="large" type="submit" keys="Enter" busy={card.opening}>
          {text.documentCheck}
        </ActionButton>
        {onSms !== null && (
          <ActionButton size="large" keys="Alt S" onClick={onSms}>
            {proof.bySms}
          </ActionButton>
        )}
        <ActionButton size="large" keys="Esc" onClick={onClose}>
          {text.back}
        </ActionButton>
      </div>
    </EnterForm>
  )
}
