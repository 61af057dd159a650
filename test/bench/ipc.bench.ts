// A question from the page and its answer, checked on both sides, against a bare `invoke` in the preload's world of the
// same window (performance.md §4). Controls: three questions for one; a page of objects through the context bridge.
import { findingOf, finish, readOptions } from './report.ts'
import { windowTimes } from './window-times.ts'

const options = readOptions(process.argv)
const { echo = [], page = [] } = await windowTimes('ipc', options.control, 1)
finish(
  [
    findingOf({ bench: 'ipc', metric: '1 KB there and back', unit: 'ms', must: 2.5, target: 1.8 }, echo),
    findingOf({ bench: 'ipc', metric: 'page of 200 rows', unit: 'ms', must: 3, target: 1.6 }, page),
  ],
  options,
)
