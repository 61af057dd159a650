import type { CommandContext } from '../core/context.ts'
import { insertMoney } from '../db/journal.ts'
import type { Db, Tx } from '../db/open.ts'

// The accounts beside the drawer's: the vault, and what is under way. Every row bears the balance after it.

export type CashAccount = 'vault' | 'transit'

type Last = { seq: number; balance: number }

const lastOf = (db: Db, account: CashAccount): Last =>
  db.get<Last>(
    `SELECT seq, balance_kopecks AS balance FROM cash_ledger WHERE account = :account ORDER BY seq DESC LIMIT 1`,
    { account },
  ) ?? { seq: 0, balance: 0 }

/** What the account holds. */
export const balanceOf = (db: Db, account: CashAccount): number => lastOf(db, account).balance

/** Moves cash in or out of an account. Check `balanceOf` before: an account below zero throws and rolls back. */
export const postCash = (
  tx: Tx,
  context: CommandContext,
  row: { account: CashAccount; orderId: string; amountKopecks: number },
): void => {
  const last = lastOf(tx, row.account)
  insertMoney(tx, 'cash_ledger', {
    account: row.account,
    seq: last.seq + 1,
    order_id: row.orderId,
    command_id: context.commandId,
    amount_kopecks: row.amountKopecks,
    balance_kopecks: last.balance + row.amountKopecks,
    at: context.at,
  })
}

/** Whether the vault's account was begun. */
export const isVaultOpened = (db: Db): boolean =>
  db.get(`SELECT 1 FROM cash_orders WHERE kind = 'vault_opening'`) !== undefined

const walked = 100

/**
 * Ids of the transfers under way, the newest first. The account is walked back only until what is open makes up its
 * balance: a day on which everything arrived costs one row.
 */
export const idsInTransit = (db: Db): string[] => {
  const open: string[] = []
  const ended = new Set<string>()
  let { balance, seq: before } = lastOf(db, 'transit')
  before += 1
  while (balance > 0) {
    const rows = db.all<{ seq: number; orderId: string; amount: number }>(
      `SELECT seq, order_id AS orderId, amount_kopecks AS amount FROM cash_ledger
       WHERE account = 'transit' AND seq < :before ORDER BY seq DESC LIMIT :walked`,
      { before, walked },
    )
    for (const { orderId, amount } of rows) {
      if (amount < 0) ended.add(orderId)
      else if (!ended.has(orderId)) {
        open.push(orderId)
        balance -= amount
      }
      if (balance === 0) return open
    }
    const last = rows.at(-1)
    if (!last) throw new Error('the transit account is not the sum of what is under way')
    before = last.seq
  }
  return open
}
