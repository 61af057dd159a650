import { describe, expect, test } from 'vitest'
import { scanBurstLimits } from '../../shared/domain/scan-burst.ts'
import { createScanRouter, type KeyLike } from '../../renderer/keys/scan-router.ts'

type Field = { value: string }

/** A desk with one focused field, a clock and a keyboard; keys that are not swallowed land in the field. */
function desk() {
  const field: Field = { value: '812,40' }
  const scans: string[] = []
  const entered: string[] = []
  const terminators: string[] = []
  const focus = { presses: false }
  let nowMs = 1_000
  let timers: { atMs: number; call: () => void }[] = []
  const router = createScanRouter<string>({
    snapshot: () => field.value,
    restore: (before) => {
      field.value = before
    },
    onScan: ({ scan }) => scans.push(scan),
    onTerminator: ({ code }) => terminators.push(code),
    limits: () => scanBurstLimits,
    pressOfSpace: () => (focus.presses ? () => entered.push('Space') : null),
    nowMs: () => nowMs,
    later: (ms, call) => {
      const timer = { atMs: nowMs + ms, call }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  })
  const press = (code: string, character: string, more: Partial<KeyLike> = {}): void => {
    let swallowed = false
    router.onKeyDown({
      code,
      key: character,
      shiftKey: false,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      repeat: false,
      timeStamp: nowMs,
      preventDefault: () => {
        swallowed = true
      },
      stopImmediatePropagation: () => undefined,
      ...more,
    })
    if (swallowed) return
    if (code === 'Enter' || code === 'Tab') entered.push(code)
    else field.value += character
  }
  const pass = (ms: number): void => {
    const untilMs = nowMs + ms
    for (;;) {
      const next = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      nowMs = Math.max(nowMs, next.atMs)
      next.call()
    }
    nowMs = untilMs
  }
  /** The page does nothing for a while: its timers come late. */
  const freeze = (ms: number): void => {
    nowMs += ms
  }
  const digits = (text: string, gapMs: number): void => {
    for (const digit of text) {
      press(`Digit${digit}`, digit)
      pass(gapMs)
    }
  }
  return {
    field,
    focus,
    scans,
    entered,
    terminators,
    isInBurst: router.isInBurst,
    press,
    pass,
    freeze,
    digits,
    now: () => nowMs,
  }
}

describe('a scan on any screen', () => {
  test('goes to the router and leaves the focused field as it was', () => {
    const { field, scans, digits, press } = desk()
    digits('3141234567', 8)
    press('Enter', '\n')
    expect(scans).toEqual(['3141234567'])
    expect(field.value).toBe('812,40')
  })

  test('leaves the field as it was from its sixth key on, not only when it is over', () => {
    const { field, scans, digits, isInBurst } = desk()
    digits('31412', 8)
    expect(field.value).toBe('812,4031412') // negative control: nobody could know yet
    digits('3', 8)
    expect([field.value, isInBurst(), scans.length]).toEqual(['812,40', true, 0])
  })

  test('a space of it presses no button, wherever in the code it stands; one of a person does', () => {
    for (const before of ['', '3']) {
      const { focus, entered, scans, digits, press, pass } = desk()
      focus.presses = true
      digits(before, 8)
      press('Space', ' ')
      pass(8)
      digits('14123456', 8)
      pass(700)
      expect([scans.length, entered]).toEqual([1, []])
      press('Space', ' ')
      pass(59)
      expect(entered).toEqual([])
      pass(1)
      expect(entered).toEqual(['Space'])
      pass(200)
      press('Space', ' ')
      pass(20)
      press('Enter', '\n') // no sign of a code: the space comes first
      expect(entered).toEqual(['Space', 'Space', 'Enter'])
    }
  })

  test('with CR LF and Tab after it presses nothing', () => {
    const { scans, entered, terminators, digits, press, pass } = desk()
    digits('3141234567', 8)
    press('Enter', '\n')
    pass(5)
    press('KeyJ', 'j', { ctrlKey: true })
    pass(5)
    press('Tab', '\t')
    pass(100)
    press('Enter', '\n')
    expect(scans).toHaveLength(1)
    expect(entered).toEqual([])
    expect(terminators).toEqual(['KeyJ', 'Tab', 'Enter']) // behind the one that ended it; for the check of the scanner
  })

  test('without a terminator is a scan after a silence', () => {
    const { scans, digits, pass } = desk()
    digits('3141234567', 8)
    expect(scans).toEqual([])
    pass(400)
    expect(scans).toEqual(['3141234567'])
  })

  test('is not cut in two by a page that was busy in the middle of it', () => {
    const { scans, digits, freeze, pass, press, now } = desk()
    digits('31412345', 8)
    const pressedMs = now()
    freeze(500)
    pass(30)
    // The keys had been pressed in time; the page hears of them late.
    press('Digit6', '6', { timeStamp: pressedMs })
    press('Digit7', '7', { timeStamp: pressedMs + 8 })
    press('Enter', '\n', { timeStamp: pressedMs + 16 })
    expect(scans).toEqual(['3141234567'])
  })

  test('that ended in silence is handed on even when the next key comes before the timer', () => {
    const { field, scans, digits, freeze, press } = desk()
    digits('3141234567', 8)
    freeze(900)
    press('Digit5', '5')
    expect(scans).toEqual(['3141234567'])
    expect(field.value).toBe('812,405')
  })

  test('is told from typing: a person keeps what was typed and the Enter', () => {
    const { field, scans, entered, digits, press } = desk()
    digits('3141234567', 110)
    press('Enter', '\n')
    expect(scans).toEqual([])
    expect(field.value).toBe('812,403141234567')
    expect(entered).toEqual(['Enter'])
  })
})
