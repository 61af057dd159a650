import { type CountedRow, totalOfCount } from '../../../shared/domain/denominations.ts'
import { may } from '../../../shared/domain/permissions.ts'
import { type CommandContext, signedIn } from '../../core/context.ts'
import { refused } from '../../core/feature.ts'
import type { Db } from '../../db/open.ts'
import { balanceOf, isVaultOpened } from '../../records/cash-ledger.ts'
import { cashShift } from '../../records/cash-shift.ts'
import { countedNow, countsBlind } from '../../records/counting.ts'
import { drawerKopecks } from '../../records/drawer.ts'
import type { StoredShift } from '../../records/shifts.ts'

// What every cash act asks first: whose place it is, whether the count holds, whether there is enough, who approves.

/** What was counted, in kopecks; a refusal for nothing, or for what is not counted here today. */
export const countIn = (context: CommandContext, rows: readonly CountedRow[]) => {
  const total = totalOfCount(countedNow(context), rows)
  if (total === null) return refused('cash.denomination_unknown')
  return total === 0 ? refused('cash.nothing_counted') : total
}

/** Null when the drawer holds the sum. Who counts blind is not told how much there is. */
export const drawerLacks = (db: Db, context: CommandContext, shift: StoredShift, kopecks: number) => {
  const there = drawerKopecks(db, shift.id)
  if (there >= kopecks) return null
  return countsBlind(context)
    ? refused('cash.drawer_lacks_blind')
    : refused('cash.drawer_lacks', { drawerKopecks: there })
}

/** Null when the vault's account is open and holds the sum. */
export const vaultLacks = (db: Db, kopecks: number) => {
  if (!isVaultOpened(db)) return refused('cash.vault_not_opened')
  const there = balanceOf(db, 'vault')
  return there >= kopecks ? null : refused('cash.vault_lacks', { vaultKopecks: there })
}

/**
 * Whose act it is where a supervisor's is `needed`: the signed-in one's, else whoever approved in place. Asked last, when
 * nothing else stands against the act: nobody approves what is refused then.
 */
export const approverFor = (context: CommandContext, needed: boolean) => {
  if (!needed || may(signedIn(context).role, 'supervision')) return { approverId: null }
  const approval = context.approval()
  return approval ? { approverId: approval.approverId } : refused('approvals.needed')
}

/** The drawer's shift for an act of the drawer; null of the vault's, whose account must be open. */
export const shiftOfPlace = (db: Db, context: CommandContext, place: 'drawer' | 'vault') => {
  if (place === 'drawer') return cashShift(db, context)
  return isVaultOpened(db) ? null : refused('cash.vault_not_opened')
}
