import { parentPort } from 'node:worker_threads'
import { serveTasks } from '../db/task-worker.ts'
import { type ReportTasks, runReport } from './report-tasks.ts'

// Long readings beside main and beside the database worker, so that a report waits behind no copy and no look at the chain.
const tasks: ReportTasks = { run: runReport }
if (parentPort) serveTasks(parentPort, tasks)
