import { useState } from 'react'
import { getWithdrawal, type Withdrawable } from '../../../shared/contract/consents.ts'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ClientChip } from '../../ui/client-chip.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { NeedsDocument } from '../../ui/document-dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { ConfirmWithdrawal } from './confirm-withdrawal.tsx'
import { SignedText } from './signed-text.tsx'
import { withdrawalTexts } from './texts.ts'
import { type Done, Withdrawn } from './withdrawn.tsx'
import styles from './withdrawal.module.css'

/** Ends a consent of the open client: what goes, what stays and why, the paper that says so (152-ФЗ ст. 9 ч. 2). */
export function WithdrawalScreen() {
  const text = useTexts(withdrawalTexts)
  const client = useOpenClient((state) => state.client)
  const show = useWindowState((state) => state.show)
  const [done, setDone] = useState<Done | null>(null)
  if (done !== null) return <Withdrawn done={done} onNext={() => setDone(null)} />
  if (client !== null && mayAct(client.level, 'consent.withdraw')) return <Ask client={client} onDone={setDone} />
  if (client !== null)
    return (
      <Screen title={text.title} about={client.shortName} extra={<ClientChip />}>
        <NeedsDocument clientId={client.clientId} title={text.needsDocument} about={text.showDocument} />
      </Screen>
    )
  return (
    <Screen title={text.title}>
      <p className="muted">{text.nobody}</p>
      <div className="row">
        <ActionButton look="main" keys="F4" autoFocus onClick={() => show('client')}>
          {text.toSearch}
        </ActionButton>
      </div>
    </Screen>
  )
}

type Withdrawal = NonNullable<OutputOf<typeof getWithdrawal>>

function Ask({ client, onDone }: { client: OpenClient; onDone: (done: Done) => void }) {
  const text = useTexts(withdrawalTexts)
  const show = useWindowState((state) => state.show)
  const [kind, setKind] = useState<Withdrawable>('processing')
  const [opened, setOpened] = useState<'nothing' | 'confirm' | 'text'>('nothing')
  const { value, error } = useQuery(getWithdrawal, { grant: client.grant, kind })
  const hasAdvertising = value?.consents.some((one) => one.kind === 'advertising' && one.given) === true
  const may = value != null && (kind === 'processing' || hasAdvertising)
  const consent = value?.consents.find((one) => one.kind === kind) ?? null
  const begin = (): void => {
    if (may) setOpened('confirm')
  }
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.withdraw[kind], run: begin },
    {
      hotkey: 'Insert',
      keys: 'Ins',
      label: text.keyKind,
      run: () => setKind(kind === 'processing' ? 'advertising' : 'processing'),
    },
    ...(consent === null
      ? []
      : [{ hotkey: 'mod+O', keys: 'Ctrl O', label: text.keyText, run: () => setOpened('text') }]),
    { hotkey: 'Escape', keys: 'Esc', label: text.toCard, run: () => show('client') },
  ])
  const paper = <PaperDesk label={text.paper}>{value == null ? null : <Paper paper={value.paper} />}</PaperDesk>
  return (
    <Screen title={text.title} about={value?.shortName ?? null} extra={<ClientChip />} sideLook="desk" side={paper}>
      <ErrorNotice error={error} />
      <Segments
        label={text.which}
        value={kind}
        options={(['processing', 'advertising'] as const).map((one) => ({ value: one, label: text.kinds[one] }))}
        onChange={setKind}
      />
      {value != null && <What kind={kind} value={value} hasAdvertising={hasAdvertising} />}
      <div className="row">
        <ActionButton
          look={kind === 'processing' ? 'danger' : 'main'}
          size="large"
          keys="Ctrl Enter"
          autoFocus
          disabled={!may}
          onClick={begin}
        >
          {text.withdraw[kind]}
        </ActionButton>
        {consent !== null && (
          <ActionButton keys="Ctrl O" onClick={() => setOpened('text')}>
            {text.signedText}
          </ActionButton>
        )}
        <ActionButton keys="Esc" onClick={() => show('client')}>
          {text.back}
        </ActionButton>
      </div>
      {opened === 'text' && consent !== null && (
        <SignedText
          kind={kind === 'processing' ? 'consent' : 'advertising_consent'}
          version={consent.textVersion}
          onClose={() => setOpened('nothing')}
        />
      )}
      {opened === 'confirm' && value != null && (
        <ConfirmWithdrawal
          client={client}
          kind={kind}
          shortName={value.shortName}
          onClose={() => setOpened('nothing')}
          onDone={onDone}
        />
      )}
    </Screen>
  )
}

type WhatOf = { kind: Withdrawable; value: Withdrawal; hasAdvertising: boolean }

function What({ kind, value, hasAdvertising }: WhatOf) {
  const text = useTexts(withdrawalTexts)
  const clock = useDeskClock()
  const consent = value.consents.find((one) => one.kind === kind)
  return (
    <>
      {consent?.given === true && (
        <p className="second">{text.signed(consent.textVersion, clock.date(consent.signedAt))}</p>
      )}
      {kind === 'advertising' ? (
        <p>{hasAdvertising ? text.advertisingOnly : text.noAdvertising}</p>
      ) : (
        <div className={styles['lists']}>
          <Points title={text.erases} points={text.erased(value.numbers, value.links, value.documents)} />
          <Points title={text.keeps} points={text.kept} />
          <p className="second">{text.backups}</p>
        </div>
      )}
    </>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section className={styles['points']}>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
