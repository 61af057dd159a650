// Clients found among 300 000 (performance.md §3). What is in a ratio: everything main does from what was typed to the ids
// of whom it found (reading what it may mean, HMAC, every statement asked) against one row by its rowid, prepared, as
// wide as a person's, in the same file and round; and the same among 300 000 against among 30 000, all read before. What
// is not: opening and masking the names of those shown; that is in the whole answers, as the window asks for them, in
// milliseconds. The control walks along the names before every look-up, as a search without an index does.
import { join } from 'node:path'
import { type Finding, finish, readOptions } from './report.ts'
import { runBundled } from './run-bundled.ts'
import { benchFolder } from './seeded-desk.ts'

const options = readOptions(process.argv)
const times = join(import.meta.dirname, 'search-times.ts')
finish(await runBundled<Finding[]>(times, [benchFolder(), ...(options.control ? ['--control'] : [])]), options)
