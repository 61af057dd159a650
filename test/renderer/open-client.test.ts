import { afterEach, describe, expect, test } from 'vitest'
import { lineOfDebt } from '../../renderer/features/payment/debts.ts'
import { usePayment } from '../../renderer/features/payment/payment-store.ts'
import { sessionEnded } from '../../renderer/ui/leaving.ts'
import { type OpenClient, useOpenClient } from '../../renderer/ui/open-client.ts'
import { useWindowState } from '../../renderer/ui/window-state.ts'
import { scanned } from './payment-samples.ts'

const anna: OpenClient = { clientId: 'c1', grant: 'g1', level: 'named', shortName: 'Иванова А. В.' }

const linkedLine = lineOfDebt({
  linkId: 'l1',
  serviceId: 'rs-water',
  serviceName: 'Вода',
  providerName: 'РС',
  account: '3140000001',
  address: '',
  terms: null,
  period: null,
  paidToday: null,
  register: { asOf: '2026-11-01', debtKopecks: 100, paidSinceKopecks: 0, toPayKopecks: 100 },
})

const keysInBasket = (): string[] => usePayment.getState().workflow.lines.map(({ key }) => key)

const visit = (): void => {
  const { opened, search } = useOpenClient.getState()
  search('иванова', 1)
  opened(anna)
  const { dispatch } = usePayment.getState()
  dispatch({ type: 'line_added', line: linkedLine })
  dispatch({ type: 'line_added', line: scanned('scanned', 5_000) })
}

afterEach(() => sessionEnded())

describe('a visit at the window', () => {
  test('ends with the next client: card, search and what was to be paid for the links are gone', () => {
    visit()
    useOpenClient.getState().endVisit()
    expect(useOpenClient.getState()).toMatchObject({ client: null, lapsed: null, words: '', at: 0 })
    expect(keysInBasket()).toEqual(['scanned'])
  })

  test('Esc from the card closes it and comes back to the search as it was', () => {
    visit()
    useOpenClient.getState().close()
    expect(useOpenClient.getState()).toMatchObject({ client: null, lapsed: null, words: 'иванова', at: 1 })
  })

  test('a raised level is another grant of the same client, and takes nothing out of the basket', () => {
    visit()
    useOpenClient.getState().opened({ ...anna, grant: 'g2', level: 'document' })
    expect(useOpenClient.getState().client).toMatchObject({ grant: 'g2', level: 'document' })
    expect(keysInBasket()).toEqual(['l1', 'scanned'])
  })

  test('a card left alone lapses and is offered again; the basket waits, and only its own grant does it', () => {
    visit()
    useOpenClient.getState().lapse('another')
    expect(useOpenClient.getState().client).toEqual(anna)
    useOpenClient.getState().lapse('g1')
    expect(useOpenClient.getState()).toMatchObject({
      client: null,
      lapsed: { clientId: 'c1', shortName: 'Иванова А. В.' },
    })
    expect(keysInBasket()).toEqual(['l1', 'scanned'])
  })

  test('money on its way is never pulled from under its answer', () => {
    visit()
    usePayment.setState({ paying: true })
    useOpenClient.getState().endVisit()
    expect(keysInBasket()).toEqual(['l1', 'scanned'])
  })

  test('nothing of it outlives the session', () => {
    visit()
    sessionEnded()
    expect(useOpenClient.getState()).toMatchObject({ client: null, words: '' })
    expect(keysInBasket()).toEqual([])
  })
})

describe('a scanned bill', () => {
  test('goes to the payment, except while the linking screen asks for codes', () => {
    const { billCame, linkScans, takeBillToLink, show } = useWindowState.getState()
    show('links')
    linkScans(true)
    billCame({ text: 'one', origin: 'scan' })
    billCame({ text: 'two', origin: 'scan' })
    expect(useWindowState.getState()).toMatchObject({ screen: 'links', bills: [] })
    expect(takeBillToLink()).toMatchObject({ text: 'one' })
    linkScans(false)
    expect(takeBillToLink()).toBeNull()
    billCame({ text: 'three', origin: 'scan' })
    expect(useWindowState.getState()).toMatchObject({ screen: 'payment', bills: [{ text: 'three', origin: 'scan' }] })
  })
})
