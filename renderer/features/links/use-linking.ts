import { useEffect, useReducer, useState } from 'react'
import { recognizeBill, type ServiceView } from '../../../shared/contract/bills.ts'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { findAccount, linkService } from '../../../shared/contract/links.ts'
import { call } from '../../api/call.ts'
import { useCommand } from '../../api/use-command.ts'
import { type OpenClient, useOpenClient } from '../../ui/open-client.ts'
import { useWindowState } from '../../ui/window-state.ts'
import {
  type Checked,
  emptyLinking,
  isAccountSure,
  type Linking,
  type LinkingEvent,
  linksByItself,
  reduceLinking,
} from './linking.ts'

export type LinkingRun = {
  state: Linking
  dispatch: (event: LinkingEvent) => void
  /** Asks the register about the typed account. */
  check: () => void
  /** Links what was checked. */
  link: () => void
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

  const ask = async (service: ServiceView, typed: string): Promise<Checked | null> => {
    command.clear()
    const answer = await call(findAccount, { grant, serviceId: service.serviceId, account: typed })
    if (!answer.ok) dispatch({ type: 'noticed', notice: { kind: 'failed', error: answer.error } })
    else if (answer.value.outcome === 'grant_ended') useOpenClient.getState().lapse(grant)
    else if (answer.value.outcome === 'account_invalid') dispatch({ type: 'account_tried' })
    else {
      dispatch({ type: 'account_checked', service, typed, checked: answer.value })
      return answer.value
    }
    return null
  }
  const send = async (serviceId: string, account: string): Promise<void> => {
    if (numberId === null) return
    const answer = await command.run({ grant, numberId, serviceId, account })
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
    const { service, account } = state
    if (account.trim() !== '') during(async () => void (await ask(service, account)))
  }
  const link = (): void => {
    if (state.step !== 'checked') return
    const { service, checked } = state
    if (checked.alreadyLinked) dispatch({ type: 'words_typed', words: '' })
    else during(() => send(service.serviceId, checked.account))
  }
  const read = async (text: string): Promise<void> => {
    const answer = await call(recognizeBill, { text })
    if (!answer.ok) {
      dispatch({ type: 'noticed', notice: { kind: 'failed', error: answer.error } })
      return
    }
    const bill = answer.value
    dispatch({ type: 'bill_read', bill })
    if (bill.outcome !== 'known' || !isAccountSure(bill)) return
    const checked = await ask(bill.service, bill.account)
    if (checked === null || level === 'named' || !linksByItself(checked)) return
    await send(bill.service.serviceId, checked.account)
  }

  const waiting = useWindowState((window) => window.billsToLink.length)
  // The next code waits until the one before is linked or answered: none is passed over in silence.
  const ready = waiting > 0 && !busy && state.step !== 'checked'
  useEffect(() => {
    if (!ready) return
    const bill = useWindowState.getState().takeBillToLink()
    if (bill !== null) during(() => read(bill.text))
    // Taken up once for each code; what `read` closes over is of this very render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready])

  return { state, dispatch, check, link, busy, error: command.error, waiting }
}
