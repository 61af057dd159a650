import type { Db } from '../db/open.ts'

/**
 * A reading that may take long: of a month, of a whole journal. It runs in a worker on a connection of its own, inside one
 * read transaction; argument and answer are what a message can carry. Listed in records/report-tasks.ts.
 */
export type ReportTask<Asked, Answer> = {
  readonly name: string
  readonly read: (db: Db, asked: Asked) => Answer
}

export type ReportPort = {
  /** Rejects when the worker broke or the database can't be read. */
  run<Asked, Answer>(task: ReportTask<Asked, Answer>, asked: Asked): Promise<Answer>
}

/** What is sent to the worker: the task by its name. */
export type ReportRequest = { readonly file: string; readonly name: string; readonly asked: unknown }
