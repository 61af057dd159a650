import { beforeEach, describe, expect, test } from 'vitest'
import { getCurrentShift } from '../../shared/contract/shift.ts'
import { forgetQueries, peekQuery, queryKey, refreshQueries, watchQuery } from '../../renderer/api/query-store.ts'

const key = queryKey(getCurrentShift, {})
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** The bridge of the window, answering what the test says. */
function bridge() {
  const asked: string[] = []
  const main = { answer: '{"ok":true,"value":null}' }
  ;(globalThis as { kassa?: unknown }).kassa = {
    call: (name: string) => {
      asked.push(name)
      return Promise.resolve(main.answer)
    },
    on: () => () => undefined,
    painted: () => undefined,
  }
  return { asked, main }
}

beforeEach(() => {
  forgetQueries()
})

describe('what is on the screen', () => {
  test('is read once for two who ask the same, and again after a change', async () => {
    const { asked, main } = bridge()
    let drawn = 0
    const stops = [
      watchQuery(getCurrentShift, {}, () => (drawn += 1)),
      watchQuery(getCurrentShift, {}, () => (drawn += 1)),
    ]
    await settled()
    expect(asked).toHaveLength(1)
    main.answer = '{"ok":true,"value":{"number":214}}'
    refreshQueries()
    await settled()
    expect(peekQuery(key).value).toEqual({ number: 214 })
    expect(drawn).toBe(4)
    refreshQueries()
    await settled()
    // Nothing changed: nothing is drawn again.
    expect(drawn).toBe(4)
    for (const stop of stops) stop()
  })

  test('keeps its last value while a later reading fails, and says that it failed', async () => {
    const { main } = bridge()
    main.answer = '{"ok":true,"value":{"number":1}}'
    const stop = watchQuery(getCurrentShift, {}, () => undefined)
    await settled()
    main.answer = '{"ok":false,"error":{"kind":"unavailable","code":"desk.disk_full"}}'
    refreshQueries()
    await settled()
    expect(peekQuery(key)).toMatchObject({ value: { number: 1 }, error: { code: 'desk.disk_full' } })
    stop()
  })

  test('is read anew when a screen comes back, and forgotten with the session', async () => {
    const { asked } = bridge()
    watchQuery(getCurrentShift, {}, () => undefined)()
    await settled()
    watchQuery(getCurrentShift, {}, () => undefined)()
    await settled()
    expect(asked).toHaveLength(2)
    forgetQueries()
    expect(peekQuery(key).value).toBeUndefined()
  })

  test('an answer that is no envelope is an answer that did not come', async () => {
    const { main } = bridge()
    main.answer = 'undefined'
    const stop = watchQuery(getCurrentShift, {}, () => undefined)
    await settled()
    expect(peekQuery(key).error).toEqual({ kind: 'unavailable', code: 'window.no_answer' })
    stop()
  })
})
