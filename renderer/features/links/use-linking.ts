import { useEffect, useEffectEvent, useReducer, useState } from 'react'
import { type KnownBill, recognizeBill, type ServiceView } from '../../../shared/contract/bills.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { findAccount, linkService, type PayerWords } from '../../../shared/contract/links.ts'
import { call } from '../../api/call.ts'
import { useCommand } from '../../api/use-command.ts'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { type IncomingBill, useWindowState } from '../../ui/window-state.ts'
import {
  type Checked,
  emptyLinking,
  isAccountSure,
  type Linking,
  type LinkingEvent,
  linksByItself,
  reduceLinking,
} from './linking.ts'
import { payerOfBill } from './payer-words.ts'

export type LinkingRun = {
  state: Linking
  dispatch: (event: LinkingEvent) => void
  /** Asks the register about the typed account. */
  check: () => void
  /** Links what was checked. */
  link: () => void
  /** Takes up one of the bills that a code may mean. */
  read: (bill: KnownBill) => void
  busy: boolean
  /** Why linking was refused; the account stays on the screen. */
  error: CallError | null
  /** Scanned bills that wait for an answer about the one before. */
  waiting: number
}

/** Drives the linking of one client: questions to main, and the codes scanned meanwhile, one after the other. */
export function useLinking(client: OpenClient, numberId: string | null): LinkingRun {
  const [state, dispatch] = useReducer(reduceLinking, emptyLinking)
  const [asking, setAsking] = useState(false)
  const command = useCommand(linkService)
  const { grant, level } = client
  const busy = asking || command.running

  const ask = async (service: ServiceView, typed: string, payer: PayerWords): Promise<Checked | null> => {
    command.clear()
    const answer = await call(findAccount, { grant, serviceId: service.serviceId, account: typed, payer })
    if (!answer.ok) {
      dispatch({ type: 'noticed', notice: { kind: 'failed', error: answer.error } })
      return null
    }
    const found = answer.value
    switch (found.outcome) {
      case 'grant_ended':
        useOpenClient.getState().lapse(grant)
        return null
      case 'account_invalid':
      case 'payer_needed':
        dispatch({ type: 'account_tried' })
        return null
      case 'payer_differs':
        dispatch({ type: 'payer_differs', differs: found.differs })
        return null
      case 'checked':
        dispatch({ type: 'account_checked', service, typed, payer, checked: found })
        return found
    }
  }
  const send = async (serviceId: string, account: string, payer: PayerWords): Promise<void> => {
    if (numberId === null) return
    const answer = await command.run({ grant, numberId, serviceId, account, payer })
    if (answer.ok) dispatch({ type: 'linked' })
  }
  const during = (work: () => Promise<void>): void => {
    if (busy) return
    setAsking(true)
    void work().finally(() => setAsking(false))
  }
  const check = (): void => {
    if (state.step !== 'account') return
    dispatch({ type: 'account_tried' })
    const { service, account, payer } = state
    if (account.trim() !== '') during(async () => void (await ask(service, account, payer)))
  }
  const link = (): void => {
    if (state.step !== 'checked') return
    const { service, checked, payer } = state
    if (checked.alreadyLinked) dispatch({ type: 'words_typed', words: '' })
    else during(() => send(service.serviceId, checked.account, payer))
  }
  const take = async (bill: KnownBill): Promise<void> => {
    dispatch({ type: 'bill_read', bill })
    if (!isAccountSure(bill)) return
    const payer = payerOfBill(bill)
    const checked = await ask(bill.service, bill.account, payer)
    if (checked === null || level === 'named' || !linksByItself(checked)) return
    await send(bill.service.serviceId, checked.account, payer)
  }
  const scan = async (bill: IncomingBill): Promise<void> => {
    const answer = await call(recognizeBill, 'bytes' in bill ? { bytes: bill.bytes } : { text: bill.text })
    if (!answer.ok) dispatch({ type: 'noticed', notice: { kind: 'failed', error: answer.error } })
    else if (answer.value.outcome === 'known') await take(answer.value)
    else dispatch({ type: 'bill_read', bill: answer.value })
  }

  const waiting = useWindowState((window) => window.billsToLink.length)
  // The next code waits until the one before is linked or answered: none is passed over in silence.
  const ready = waiting > 0 && !busy && state.step !== 'checked' && state.step !== 'choice'
  const takeNext = useEffectEvent((): void => {
    const bill = useWindowState.getState().takeBillToLink()
    if (bill !== null) during(() => scan(bill))
  })
  useEffect(() => {
    if (ready) takeNext()
  }, [ready])

  return { state, dispatch, check, link, read: (bill) => during(() => take(bill)), busy, error: command.error, waiting }
}
