import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DocumentField } from '../../../shared/contract/documents.ts'
import { documentFields } from '../../../shared/contract/documents.ts'
import { getPayer, identifyPayer, organisationFields } from '../../../shared/contract/payers.ts'
import type { IdentificationLevel } from '../../../shared/domain/identification.ts'
import { parseMrz } from '../../../shared/domain/mrz.ts'
import { isFieldAsked, payerFieldProblem } from '../../../shared/domain/payer-form.ts'
import { call } from '../../api/call.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskToday } from '../../ui/desk-today.ts'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import { DocumentFields, kindFieldId } from '../../ui/document-fields.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { leaveField } from '../../ui/field-check.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { scannedTexts, type UnreadMrz } from '../../ui/scanned-texts.ts'
import { TickBox } from '../../ui/tick-box.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { lineInput } from './line.ts'
import { OwnFields } from './payer-own-fields.tsx'
import { type OwnField, usePayer } from './payer-store.ts'
import { payerTexts } from './payer-texts.ts'
import styles from './payer-view.module.css'
import { usePayment } from './payment-store.ts'
import type { PayerStep } from './workflow-steps.ts'

type Props = { state: PayerStep; level: IdentificationLevel }

/** Who pays: typed, scanned, or taken from the card of the client whose document was shown. Only what the level asks. */
export function PayerForm({ state, level: needed }: Props) {
  const text = useTexts(payerTexts)
  const dispatch = usePayment((store) => store.dispatch)
  const payer = usePayer()
  const { isDoubtful, isForOrganisation, put } = payer
  const level = isDoubtful ? 'full' : needed
  const isRequired = state.preview.identification !== null
  const isAsked = isRequired || isDoubtful || isForOrganisation
  const own: readonly OwnField[] = [
    ...(level === 'full' ? (['inn', 'phone'] as const) : []),
    ...(isForOrganisation ? organisationFields : []),
  ]
  const form = useRef<HTMLDivElement>(null)
  const { client, submit, running, error } = useIdentify(state, level, own, form)
  const unread = useScannedPayer(level)
  const [asking, setAsking] = useState(false)
  const leave = (): void => dispatch({ type: 'payer_left' })
  const fromCard =
    client === null ? undefined : client.level === 'document' ? () => void submit('client') : () => setAsking(true)
  const toggleFull = (): void => put({ isDoubtful: !isDoubtful })
  const toggleOrganisation = (): void => put({ isForOrganisation: !isForOrganisation })
  const isFixed = needed === 'full'
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: text.keyNext },
    {
      hotkey: 'mod+Enter',
      keys: 'Ctrl Enter',
      label: text.keyGo,
      run: () => (isAsked ? void submit('typed') : leave()),
    },
    { hotkey: 'alt+R', keys: 'Alt R', label: text.keyOrganisation, run: toggleOrganisation },
    ...(isFixed ? [] : [{ hotkey: 'alt+A', keys: 'Alt A', label: text.keyFull, run: toggleFull }]),
    ...(fromCard && isAsked
      ? [
          {
            hotkey: 'alt+C',
            keys: 'Alt C',
            label: text.fromCard(client?.shortName ?? ''),
            run: fromCard,
            inLine: false,
          },
        ]
      : []),
    {
      hotkey: 'mod+D',
      keys: 'Ctrl D',
      label: text.keyKind,
      run: () => document.getElementById(kindFieldId)?.focus(),
      inLine: false,
    },
    { hotkey: 'Escape', keys: 'Esc', label: text.keyBack, run: leave },
  ])
  return (
    <>
      {payer.hasLapsed && (
        <Notice look="ask" title={text.lapsed}>
          <p>{text.lapsedTodo}</p>
        </Notice>
      )}
      <UnreadZone unread={unread} />
      <div ref={form} className={styles['panel']}>
        <div className={styles['ticks']}>
          <TickBox checked={isForOrganisation} onChange={toggleOrganisation}>
            {text.forOrganisation}
          </TickBox>
          {!isFixed && (
            <TickBox checked={isDoubtful} onChange={toggleFull}>
              {text.full}
            </TickBox>
          )}
        </div>
        {isAsked && (
          <EnterForm label={text.title} onSubmit={() => void submit('typed')}>
            <PayerDocument key={`${payer.fills} ${level}`} level={level} />
            <OwnFields fields={own} />
            <ErrorNotice error={error} />
            <div className="row actions">
              <ActionButton look="main" size="large" type="submit" keys="Enter" busy={running}>
                {text.go}
              </ActionButton>
              {client !== null && fromCard && (
                <ActionButton size="large" keys="Alt C" onClick={fromCard}>
                  {client.level === 'document' ? text.fromCard(client.shortName) : text.showDocument(client.shortName)}
                </ActionButton>
              )}
              <ActionButton size="large" keys="Esc" onClick={leave}>
                {text.back}
              </ActionButton>
            </div>
          </EnterForm>
        )}
        {!isAsked && (
          <div className="row">
            <ActionButton look="main" size="large" keys="Esc" autoFocus onClick={leave}>
              {text.go}
            </ActionButton>
          </div>
        )}
      </div>
      {asking && client !== null && (
        <DocumentDialog clientId={client.clientId} needs="document" onClose={() => setAsking(false)} />
      )}
    </>
  )
}

/** The document's fields that the level asks for. */
function PayerDocument({ level }: { level: IdentificationLevel }) {
  const { document, problems, doubts, put, leave } = usePayer()
  const today = useDeskToday()
  const left = (field: DocumentField): void =>
    // As it stands now: the key that left the field may have changed it too.
    leave(leaveField(field, usePayer.getState().document, today()))
  return (
    <DocumentFields
      typed={document}
      problems={problems}
      doubts={doubts}
      except={documentFields.filter((field) => !isFieldAsked(field, level))}
      narrow={level === 'simplified'}
      autoFocus
      onType={(field, typed) => put({ document: { ...usePayer.getState().document, [field]: typed } })}
      onLeave={left}
      onNoMiddleName={(none) =>
        put({ document: { ...document, noMiddleName: none, middleName: none ? '' : document.middleName } })
      }
      onKind={(kind) => put({ document: { ...document, kind }, problems: {} })}
    />
  )
}

function UnreadZone({ unread }: { unread: UnreadMrz | null }) {
  const scanned = useTexts(scannedTexts)
  if (unread === null) return null
  const { what, todo } = scanned.unread[unread.reason]
  return (
    <Notice look="ask" title={what(unread)}>
      <p>{todo}</p>
    </Notice>
  )
}

/** While the payer is asked for, a scanned passport is the payer's. Why the last one was not read; null when it was. */
function useScannedPayer(level: IdentificationLevel): UnreadMrz | null {
  const waiting = useWindowState((state) => state.mrz !== null)
  const [unread, setUnread] = useState<UnreadMrz | null>(null)
  const today = useDeskToday()
  useEffect(() => {
    useWindowState.getState().scanPayer(true)
    return () => useWindowState.getState().scanPayer(false)
  }, [])
  const take = useEffectEvent(() => {
    const zone = useWindowState.getState().takeMrz()
    if (zone === null) return
    const reading = parseMrz(zone, today())
    setUnread(reading.ok ? null : reading)
    if (reading.ok) usePayer.getState().scanned(reading.mrz, level)
  })
  useEffect(() => {
    if (waiting) take()
  }, [waiting])
  return unread
}

/** Sends what was typed, or the card; with nothing to be asked about it goes on to the cash. */
function useIdentify(
  state: PayerStep,
  level: IdentificationLevel,
  own: readonly OwnField[],
  form: React.RefObject<HTMLDivElement | null>,
) {
  const client = useOpenClient((store) => store.client)
  const dispatch = usePayment((store) => store.dispatch)
  const { run, running, error } = useAction(identifyPayer)
  const today = useDeskToday()

  const showProblems = (): void => {
    // The messages appear with this render; the first wrong field is known after it.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const submit = async (source: 'typed' | 'client'): Promise<void> => {
    const { document, own: typed, isForOrganisation, payerId: replaces, fail, put } = usePayer.getState()
    const wrong = own.flatMap((field) => {
      const problem = payerFieldProblem(field, typed[field], today())
      return problem === null ? [] : [{ field, problem }]
    })
    if (source === 'client' && wrong.length > 0) {
      fail(wrong)
      return showProblems()
    }
    const { inn, phone, ...organisation } = typed
    const answer = await run({
      lines: state.lines.flatMap((line) => lineInput(line) ?? []),
      level,
      payer: source === 'client' && client !== null ? { source, grant: client.grant } : { source: 'typed', document },
      ...{ inn, phone, replaces },
      organisation: isForOrganisation ? organisation : null,
    })
    if (!answer.ok) return
    const { payerId, problems } = answer.value
    fail(problems)
    if (payerId === null) return showProblems()
    put({ payerId, hasLapsed: false })
    const read = await call(getPayer, { payerId })
    if (!read.ok || read.value === null) return
    const { name, organisationName, screening, today: paid } = read.value
    // Something must be asked or said first: the step shows it.
    if (screening.length === 0 && paid === null)
      dispatch({ type: 'payer_identified', payer: { payerId, name, organisationName } })
  }
  return { client, submit, running, error }
}
