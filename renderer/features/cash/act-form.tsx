import { useState } from 'react'
import type { CashSettings, CountRows } from '../../../shared/contract/cash.ts'
import {
  acceptTransfer,
  type MadeOrder,
  openVault,
  payOut,
  receiveFromDesk,
  sendCash,
  takeBack,
  takeIn,
} from '../../../shared/contract/cash-orders.ts'
import type { InputOf } from '../../../shared/contract/define.ts'
import { formatDate, readTypedDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskToday } from '../../ui/desk-today.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { useMay } from '../../ui/session-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import { actTexts } from './act-texts.ts'
import { type Act, type DraftOfAct, useCashDraft } from './cash-store.ts'
import { CountStep } from './count-step.tsx'

type SendInput = InputOf<typeof sendCash>

export type CountedAct = Exclude<Act, 'exchange' | 'note'>

type Props = {
  act: CountedAct
  transferId: string | null
  settings: CashSettings
  /** False where the drawer is not this operator's: only the vault is left. */
  hasDrawer: boolean
  onDone: (made: MadeOrder | null) => void
  onBack: () => void
}

/** One act with cash: its fields, its count. */
export function ActForm({ act, transferId, settings, hasDrawer, onDone, onBack }: Props) {
  const draft = useCashDraft(act, transferId)
  const common = { act, draft, onBack }
  switch (act) {
    case 'in':
    case 'out':
      return <OutsideForm act={act} draft={draft} settings={settings} hasDrawer={hasDrawer} {...{ onDone, onBack }} />
    case 'to_desk':
      return <ToDeskForm draft={draft} onDone={onDone} onBack={onBack} />
    case 'from_desk':
      return <FromDeskForm draft={draft} onDone={onDone} onBack={onBack} />
    case 'to_vault':
    case 'from_vault': {
      const route = act === 'to_vault' ? 'drawer_vault' : 'vault_drawer'
      return (
        <CountStep
          {...common}
          op={sendCash}
          toInput={(rows): SendInput => ({ route, desk: null, rows })}
          onDone={onDone}
        />
      )
    }
    case 'vault_opening':
      return <CountStep {...common} op={openVault} toInput={(rows) => ({ rows })} onDone={onDone} />
    case 'accept': {
      const toInput = (rows: CountRows) => (transferId === null ? null : { transferId, rows, otherNumber: null })
      return <CountStep {...common} op={acceptTransfer} toInput={toInput} onDone={() => onDone(null)} />
    }
    case 'take_back': {
      const toInput = (rows: CountRows) => (transferId === null ? null : { transferId, rows })
      return <CountStep {...common} op={takeBack} toInput={toInput} onDone={onDone} />
    }
  }
}

type FormProps = { draft: DraftOfAct; onDone: (made: MadeOrder) => void; onBack: () => void }

type OutsideProps = FormProps & { act: 'in' | 'out'; settings: CashSettings; hasDrawer: boolean }

function OutsideForm({ act, draft, settings, hasDrawer, onDone, onBack }: OutsideProps) {
  const text = useTexts(actTexts)
  const mayVault = useMay('supervision')
  const [tried, setTried] = useState(false)
  const { fields } = draft
  const place = !hasDrawer || fields['place'] === 'vault' ? 'vault' : 'drawer'
  const counterparty = fields['counterparty'] ?? settings.counterparties[0] ?? ''
  const ground = (fields['ground'] ?? '').trim()
  const symbol = fields['symbol'] ?? ''
  return (
    <CountStep
      op={act === 'in' ? takeIn : payOut}
      {...{ act, draft, onBack, onDone }}
      toInput={(rows): InputOf<typeof takeIn> | null => {
        setTried(true)
        return ground === '' ? null : { place, counterparty, ground, symbol: symbol === '' ? null : symbol, rows }
      }}
      fields={
        <>
          {mayVault && (
            <SelectField
              label={act === 'in' ? text.place : text.placeOut}
              value={place}
              options={(['drawer', 'vault'] as const)
                .filter((value) => hasDrawer || value === 'vault')
                .map((value) => ({ value, label: text[value] }))}
              onChange={(value) => draft.type({ place: value })}
            />
          )}
          <SelectField
            label={act === 'in' ? text.from : text.to}
            value={counterparty}
            options={settings.counterparties.map((value) => ({ value, label: value }))}
            hint={text.counterpartyHint}
            autoFocus
            onChange={(value) => draft.type({ counterparty: value })}
          />
          <TextField
            label={text.ground}
            value={fields['ground'] ?? ''}
            maxLength={200}
            hint={text.groundHint}
            error={tried && ground === '' ? text.groundNeeded : null}
            onChange={(value) => draft.type({ ground: value })}
          />
          {settings.symbols.length > 0 && (
            <SelectField
              label={text.symbol}
              value={symbol}
              aside
              options={[
                { value: '', label: text.noSymbol },
                ...settings.symbols.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
              ]}
              onChange={(value) => draft.type({ symbol: value })}
            />
          )}
        </>
      }
    />
  )
}

const isDeskNumber = (typed: string): boolean => /^\d{1,4}$/.test(typed)

function DeskField({ draft, tried }: { draft: DraftOfAct; tried: boolean }) {
  const text = useTexts(actTexts)
  const typed = draft.fields['desk'] ?? ''
  return (
    <TextField
      label={text.desk}
      value={typed}
      inputMode="numeric"
      maxLength={4}
      autoFocus
      error={tried && !isDeskNumber(typed) ? text.deskNeeded : null}
      onChange={(value) => draft.type({ desk: value.replaceAll(/\D/g, '') })}
    />
  )
}

function ToDeskForm({ draft, onDone, onBack }: FormProps) {
  const [tried, setTried] = useState(false)
  const desk = draft.fields['desk'] ?? ''
  return (
    <CountStep
      op={sendCash}
      act="to_desk"
      {...{ draft, onDone, onBack }}
      toInput={(rows): SendInput | null => {
        setTried(true)
        return isDeskNumber(desk) ? { route: 'drawer_desk', desk, rows } : null
      }}
      fields={<DeskField draft={draft} tried={tried} />}
    />
  )
}

function FromDeskForm({ draft, onDone, onBack }: FormProps) {
  const text = useTexts(actTexts)
  const today = useDeskToday()
  const [tried, setTried] = useState(false)
  const desk = draft.fields['desk'] ?? ''
  const otherNumber = (draft.fields['otherNumber'] ?? '').trim()
  const typedDate = draft.fields['otherDate'] ?? formatDate(today())
  const otherDate = readTypedDate(typedDate)
  return (
    <CountStep
      op={receiveFromDesk}
      act="from_desk"
      {...{ draft, onDone, onBack }}
      toInput={(rows) => {
        setTried(true)
        return isDeskNumber(desk) && otherNumber !== '' && otherDate !== null
          ? { desk, otherNumber, otherDate, rows }
          : null
      }}
      fields={
        <>
          <DeskField draft={draft} tried={tried} />
          <TextField
            label={text.otherNumber}
            value={draft.fields['otherNumber'] ?? ''}
            maxLength={30}
            error={tried && otherNumber === '' ? text.otherNumberNeeded : null}
            onChange={(value) => draft.type({ otherNumber: value })}
          />
          <TextField
            label={text.otherDate}
            value={typedDate}
            maxLength={10}
            error={tried && otherDate === null ? text.dateNeeded : null}
            onChange={(value) => draft.type({ otherDate: value })}
          />
        </>
      }
    />
  )
}
