import type { Tx } from '../db/open.ts'

export type SettledWork = { papers: number; messages: number; drafts: number }

/**
 * What was under way when a copy was made has gone on without it: a queued paper or message may have reached its goal
 * since, and a draft may have become a payment. Nothing is sent or offered a second time; papers are asked about, a
 * message of unknown outcome offers a reset. Bodies are overwritten as for every final outcome.
 */
export const settleWorkOfCopy = (tx: Tx, at: string): SettledWork => ({
  papers: tx.run(
    `UPDATE print_jobs SET state = 'unknown', reason = 'restored', finished_at = :at, body = NULL, body_key = NULL
     WHERE state IN ('queued', 'sending')`,
    { at },
  ),
  messages: tx.run(
    `UPDATE sms_messages SET state = 'unknown', reason = 'restored', finished_at = :at, body = NULL, body_key = NULL
     WHERE state IN ('queued', 'sending')`,
    { at },
  ),
  drafts: tx.run('DELETE FROM drafts'),
})
