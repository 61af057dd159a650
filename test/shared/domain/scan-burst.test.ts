import { describe, expect, test } from 'vitest'
import { idleScanBurst, reduceScanKey, scanBurstLimits } from '../../../shared/domain/scan-burst.ts'
import { BurstDesk, type Press } from '../../support/burst-desk.ts'
import { scherbakovaMrz } from '../../support/mrz-sample.ts'

const code = 'ST00012|Name=OOO "TEST"|PersonalAcc=40702810138250123017|Sum=100000|PaymPeriod=08.2026'

describe('a scanner', () => {
  test('is read whole, and what leaked before it was recognised is undone', () => {
    const desk = new BurstDesk().type(code.slice(0, 6), 11)
    expect(desk.undone).toBe(1) // at once, not when the scan is over
    desk.type(`${code.slice(6)}\n`, 11).silence(60)
    expect(desk.texts).toEqual([code])
    expect(desk.scans[0]?.endedBy).toBe('terminator')
    expect(desk.page.filter((key) => key !== 'ShiftLeft')).toEqual(['KeyS', 'KeyT', 'Digit0', 'Digit0', 'Digit0'])
    expect([desk.runs, desk.undone]).toEqual([1, 1])
  })

  test.each([
    ['CR LF as Enter twice', [{ code: 'Enter' }, { code: 'Enter' }]],
    ['CR LF as Enter and Ctrl+J', [{ code: 'Enter' }, { code: 'KeyJ', ctrl: true }]],
    [
      'CR LF as Ctrl+M and Ctrl+J',
      [
        { code: 'KeyM', ctrl: true },
        { code: 'KeyJ', ctrl: true },
      ],
    ],
    ['Enter of the number pad and Tab', [{ code: 'NumpadEnter' }, { code: 'Tab' }]],
  ])('%s ends one scan, and the page sees neither', (_name, terminators: Press[]) => {
    const desk = new BurstDesk().type(code, 11)
    const before = desk.page.length
    for (const terminator of terminators) {
      desk.key({ code: 'ControlLeft', ctrl: true }, 5)
      desk.key(terminator, 6)
    }
    desk.silence(60)
    expect(desk.texts).toEqual([code])
    expect(desk.page.slice(before).filter((key) => key !== 'ControlLeft')).toEqual([])
  })

  test('a terminator 300 ms after the scan is the scanner’s, one after 301 ms the cashier’s', () => {
    expect(new BurstDesk().type(`${code}\n`, 11).key({ code: 'Enter' }, 300).page).not.toContain('Enter')
    expect(new BurstDesk().type(`${code}\n`, 11).key({ code: 'Enter' }, 301).page).toContain('Enter')
  })

  test('Ctrl+] inside a burst is the group separator', () => {
    const desk = new BurstDesk().type('010460', 10).key({ code: 'BracketRight', ctrl: true }, 10).type('21AB\n', 10)
    expect(desk.texts).toEqual(['010460\u001d21AB'])
  })

  test('without a terminator the burst ends by a pause, and a late Enter is swallowed still', () => {
    const desk = new BurstDesk().type(code, 11).silence(199)
    expect(desk.texts).toEqual([])
    desk.silence(1)
    expect(desk.texts).toEqual([code])
    expect(desk.scans[0]?.endedBy).toBe('pause')
    expect(desk.key({ code: 'Enter' }, 100).page).not.toContain('Enter')
  })

  test('where the timer was late the next key ends the scan and is typed', () => {
    const desk = new BurstDesk().type(code, 11).type('7', 400)
    expect(desk.texts).toEqual([code])
    expect(desk.page.at(-1)).toBe('Digit7')
  })

  test('one hiccup of a busy machine does not cut a code in two', () => {
    const desk = new BurstDesk()
      .type('ST0', 10)
      .type('0', 90)
      .type('012|Sum=10', 10)
      .type('0', 140)
      .type('00\n', 10)
      .silence(60)
    expect(desk.texts).toEqual(['ST00012|Sum=10000'])
  })

  test('two scans one after the other are two', () => {
    expect(new BurstDesk().type('4600000000015\n4600000000022\n', 12).texts).toEqual(['4600000000015', '4600000000022'])
  })

  test('a shortcut or a function key within a recognised burst reaches nobody', () => {
    const desk = new BurstDesk().type('ST00012|', 10).key({ code: 'KeyP', ctrl: true }, 5).key({ code: 'F2' }, 5)
    expect(desk.type('Sum=1\n', 10).silence(60).texts).toEqual(['ST00012|Sum=1'])
    expect(desk.page).not.toContain('F2')
    expect(desk.page).not.toContain('KeyP')
  })
})

describe('a person', () => {
  test.each([81, 100, 150, 400])('typing a key every %s ms is never a scan', (gapMs) => {
    const desk = new BurstDesk().type(`${code}\n`, gapMs).silence(1000)
    expect(desk.scans).toEqual([])
    expect(desk.page.filter((key) => key !== 'ShiftLeft')).toHaveLength(code.length + 1)
  })

  test('typing a short sum fast and Enter at once is never a scan', () => {
    const desk = new BurstDesk().type('5000\n', 40).silence(1000)
    expect(desk.scans).toEqual([])
    expect(desk.page.at(-1)).toBe('Enter')
  })

  test('holding a key is never a scan, flagged as repeat or not', () => {
    const held = new BurstDesk().key({ code: 'Digit7' }, 10)
    const unflagged = new BurstDesk().key({ code: 'Digit7' }, 10)
    const enter = new BurstDesk().key({ code: 'Enter' }, 10)
    for (let count = 0; count < 60; count++) {
      held.key({ code: 'Digit7', repeat: true }, 33)
      unflagged.key({ code: 'Digit7' }, 33)
      enter.key({ code: 'Enter', repeat: true }, 33)
    }
    for (const desk of [held, unflagged, enter]) {
      expect(desk.silence(1000).scans).toEqual([])
      expect(desk.page).toHaveLength(61)
    }
  })

  test('holding 0 behind a 5 is typing', () => {
    const desk = new BurstDesk().type('50', 90)
    for (let count = 0; count < 10; count++) desk.key({ code: 'Digit0', repeat: true }, 30)
    expect(desk.silence(1000).scans).toEqual([])
    expect(desk.page).toHaveLength(12)
  })

  test('using shortcuts keeps them', () => {
    const desk = new BurstDesk().key({ code: 'KeyJ', ctrl: true }, 500).key({ code: 'BracketRight', ctrl: true }, 500)
    expect(desk.key({ code: 'KeyK', ctrl: true }, 500).page).toEqual(['KeyJ', 'BracketRight', 'KeyK'])
  })

  test('every run begins with a snapshot of its own', () => {
    expect(new BurstDesk().type('123', 200).runs).toBe(3)
    expect(new BurstDesk().type('123', 60).runs).toBe(1)
  })

  test('a clock that goes back begins a new run', () => {
    const desk = new BurstDesk().type('ST000', 10).key({ code: 'Digit1' }, -500)
    expect(desk.state.recognised).toBe(false)
    expect(desk.state.text).toBe('1')
  })
})

test('thresholds can be set for a slow scanner', () => {
  const limits = { ...scanBurstLimits, averageGapMs: 90, runPauseMs: 200, settleMs: 200, minLength: 4 }
  let state = idleScanBurst
  for (const [index, digit] of [...'1234'].entries()) {
    state = reduceScanKey(state, { code: `Digit${digit}`, shift: false, repeat: false, atMs: index * 80 }, limits).state
  }
  expect(state.recognised).toBe(true)
})

describe('the two lines of a passport', () => {
  const [first, second] = scherbakovaMrz
  const whole = `${first}\n${second}`

  test.each([
    ['CR between, CR at the end', `${first}\n${second}\n`, 'terminator'],
    ['Tab between and at the end', `${first}\t${second}\t`, 'terminator'],
    ['CR LF, sent as two keys', `${first}\n\n${second}\n\n`, 'terminator'],
  ])('%s: one scan, and nothing of it lands', (_, text, endedBy) => {
    const desk = new BurstDesk().type(text, 10).silence(1000)
    expect(desk.scans).toMatchObject([{ scan: whole, endedBy }])
    expect(desk.page.filter((code) => code === 'Enter' || code === 'Tab')).toEqual([])
    expect(desk.runs).toBe(1)
  })

  test('a reader that pauses between the lines, and sends nothing after the second', () => {
    const desk = new BurstDesk().type(`${first}\n`, 10).silence(400)
    expect(desk.scans).toEqual([])
    desk.type(second, 10).silence(200)
    expect(desk.scans).toMatchObject([{ scan: whole, endedBy: 'pause' }])
  })

  test('half of it is a scan too, so that somebody is told', () => {
    const desk = new BurstDesk().type(`${first}\n`, 10).silence(600)
    expect(desk.scans).toMatchObject([{ scan: first, endedBy: 'terminator' }])
  })

  test('without anything between them', () => {
    expect(new BurstDesk().type(`${first}${second}\n`, 10).scans).toMatchObject([{ scan: first + second }])
  })

  test('behind a prefix that the settings name', () => {
    const frame = { prefix: '~', suffix: '' }
    const waits = new BurstDesk({ ...scanBurstLimits, frame }).type(`~${first}\n`, 10).silence(400)
    expect(waits.scans).toEqual([])
    expect(new BurstDesk().type(`~${first}\n`, 10).scans).toHaveLength(1) // negative control: without it the line is a code
  })
})
