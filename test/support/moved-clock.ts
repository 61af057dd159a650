// A desk whose clocks a test moves on, as if the people at the window had waited.
import type { DeskWindow } from './electron-app.ts'

/** Half of the idle lock's time: somebody sits at the desk and touches a key meanwhile. */
const stepMs = 5 * 60_000
/** The window's timers that wait longer than this are run by `pass`; shorter ones run by themselves. */
const longTimerMs = 10 * 60_000

export type MovedClock = {
  /** So much time goes by for main and window alike; nobody leaves the desk. */
  pass: (ms: number) => Promise<void>
  /** Main first: the window does not look at the clock again before `inWindow`. */
  passInMain: (ms: number) => Promise<{ inWindow: () => Promise<void> }>
}

/** Wall and monotonic time of main go on together, or it would be a jump of the clock. */
const moveMain = (desk: DeskWindow, byMs: number): Promise<void> =>
  desk.app.evaluate((_, ms) => {
    const wall = Date.now.bind(Date)
    const monotonic = performance.now.bind(performance)
    Date.now = () => wall() + ms
    performance.now = () => monotonic() + ms
  }, byMs)

const moveWindow = (desk: DeskWindow, byMs: number): Promise<void> =>
  desk.page.evaluate((ms) => {
    const wall = Date.now.bind(Date)
    Date.now = () => wall() + ms
    for (const run of (window as never as { longTimers: (() => void)[] }).longTimers.splice(0)) run()
  }, byMs)

/** Takes the desk's clocks in hand; timers that are set from now on go by them. */
export const moveClock = async (desk: DeskWindow): Promise<MovedClock> => {
  await desk.page.evaluate((longMs) => {
    const longTimers: (() => void)[] = []
    const set = window.setTimeout.bind(window)
    const wait = (run: () => void, ms?: number, ...values: unknown[]): number => {
      if ((ms ?? 0) <= longMs) return set(run, ms, ...values)
      longTimers.push(run)
      return set(() => undefined, 0)
    }
    Object.assign(window, { longTimers, setTimeout: wait })
  }, longTimerMs)
  const passInMain: MovedClock['passInMain'] = async (ms) => {
    for (let leftMs = ms; leftMs > 0; leftMs -= stepMs) {
      await moveMain(desk, Math.min(leftMs, stepMs))
      await desk.page.keyboard.press('Shift')
    }
    return { inWindow: () => moveWindow(desk, ms) }
  }
  return { passInMain, pass: async (ms) => (await passInMain(ms)).inWindow() }
}
