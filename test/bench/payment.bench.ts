// A payment from the page to the disk and back against the same payment asked for in main (performance.md §4): what the
// window, its checks and the way between cost. The control verifies the journal in main before each payment.
import { findingOf, finish, readOptions } from './report.ts'
import { windowTimes } from './window-times.ts'

const options = readOptions(process.argv)
const { payment = [] } = await windowTimes('payment', options.control, 300)
finish(
  [findingOf({ bench: 'payment', metric: 'page to disk and back', unit: 'ms', must: 3.5, target: 2.5 }, payment)],
  options,
)
