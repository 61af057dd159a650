import { describe, expect, test } from 'vitest'
import { createScanRouter, type KeyLike } from '../../renderer/keys/scan-router.ts'

type Field = { value: string }

/** A desk with one focused field, a clock and a keyboard; keys that are not swallowed land in the field. */
function desk() {
  const field: Field = { value: '812,40' }
  const scans: string[] = []
  const entered: string[] = []
  let nowMs = 1_000
  let timers: { atMs: number; call: () => void }[] = []
  const router = createScanRouter<string>({
    snapshot: () => field.value,
    restore: (before) => {
      field.value = before
    },
    onScan: (text) => scans.push(text),
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
  return { field, scans, entered, press, pass, freeze, digits, now: () => nowMs }
}

describe('a scan on any screen', () => {
  test('goes to the router and leaves the focused field as it was', () => {
    const { field, scans, digits, press } = desk()
    digits('3141234567', 8)
    press('Enter', '\n')
    expect(scans).toEqual(['3141234567'])
    expect(field.value).toBe('812,40')
  })

  test('with CR LF and Tab after it presses nothing', () => {
    const { scans, entered, digits, press, pass } = desk()
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
