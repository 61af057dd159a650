// What Chromium itself says of the window: every task of the page's main thread, by its own trace.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskWindow } from './electron-app.ts'

type TraceEvent = {
  ph: string
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** The page's longest tasks while something was done: by the clock, and by the processor that it really had. */
export type LongestTasks = { tasks: number; longestMs: number; longestCpuMs: number }

const isTask = ({ ph, name }: TraceEvent): boolean => ph === 'X' && name === 'ThreadControllerImpl::RunTask'

/** Records a trace around `act`; the page's main thread alone counts. */
export const traceTasks = async (desk: DeskWindow, act: () => Promise<void>): Promise<LongestTasks> => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-trace-'))
  const file = join(folder, 'trace.json')
  await desk.app.evaluate(({ contentTracing }) => contentTracing.startRecording({ included_categories: ['toplevel'] }))
  try {
    await act()
  } finally {
    await desk.app.evaluate(({ contentTracing }, path) => contentTracing.stopRecording(path), file)
  }
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] }
  rmSync(folder, { recursive: true, force: true })
  const mains = new Set(
    traceEvents
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter((event) => isTask(event) && mains.has(`${event.pid} ${event.tid}`))
  const longest = (of: (event: TraceEvent) => number | undefined): number =>
    Math.max(0, ...tasks.map((event) => of(event) ?? 0)) / 1000
  return {
    tasks: tasks.length,
    longestMs: longest(({ dur }) => dur),
    longestCpuMs: longest(({ tdur }) => tdur),
  }
}

/** Keeps the page's main thread busy; the negative control of what looks for long tasks. */
export const holdUp = (desk: DeskWindow, ms: number): Promise<void> =>
  desk.page.evaluate((busyMs) => {
    const until = performance.now() + busyMs
    while (performance.now() < until);
  }, ms)
