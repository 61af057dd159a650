import { acceptTransfer, declineTransfer, openVault, sendCash, takeBack } from '../../../shared/contract/cash-orders.ts'
import type { CashSettings } from '../../../shared/contract/cash.ts'
import { endsOfRoute, type TransferTarget } from '../../../shared/domain/cash-orders.ts'
import { type CountedRow, totalOfCount } from '../../../shared/domain/denominations.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import type { ApprovalFacts } from '../../core/approvals.ts'
import { joinLocal, localMoment } from '../../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, approvable, carryOut, refused } from '../../core/feature.ts'
import { insertMoney } from '../../db/journal.ts'
import type { Db, Tx } from '../../db/open.ts'
import { isVaultOpened, postCash } from '../../records/cash-ledger.ts'
import { orderNumber, recordOrder } from '../../records/cash-orders.ts'
import { cashSettingsOf } from '../../records/cash-settings.ts'
import { cashShift } from '../../records/cash-shift.ts'
import { countedNow } from '../../records/counting.ts'
import { moveCash } from '../../records/drawer.ts'
import { endOfTransfer, findOrder, returnOf, rowsOfOrder, type StoredOrder } from '../../records/stored-orders.ts'
import { auditOrder } from './orders.ts'
import { approverFor, countIn, drawerLacks, shiftOfPlace, vaultLacks } from './places.ts'

const targetWords: Readonly<Record<TransferTarget, string>> = { drawer: 'касса', vault: 'хранилище', desk: 'касса' }

const sentFacts = (act: string, kopecks: number, reason: string | null = null): ApprovalFacts => [
  { fact: 'act', value: act },
  { fact: 'amount', value: formatMoney(kopecks) },
  ...(reason === null ? [] : [{ fact: 'reason' as const, value: reason }]),
]

/** For the approver's eyes: which order, what about it. Nothing of an order that is not there. */
const transferFacts = (
  { db }: QueryContext,
  transferId: string,
  act: string,
  reason: string | null = null,
): ApprovalFacts => {
  const sent = findOrder(db, transferId)
  return sent ? sentFacts(`${act}, ордер № ${orderNumber(db, sent.number, sent.at)}`, sent.amountKopecks, reason) : []
}

/** What was counted is exactly what was sent, note by note. */
const isWhatWasSent = (db: Db, transferId: string, rows: readonly CountedRow[]): boolean => {
  const text = (counted: readonly CountedRow[]): string =>
    counted
      .map(({ denomination, pieces }) => `${denomination}×${pieces}`)
      .toSorted()
      .join()
  return text(rowsOfOrder(db, transferId)) === text(rows)
}

const countDiffers = (settings: CashSettings, rows: readonly CountedRow[]) =>
  refused('cash.count_differs', { countedKopecks: totalOfCount(settings.denominations, rows) ?? 0 })

/** What was sent and waits for the other end's answer. */
const waiting = (db: Db, transferId: string) => {
  const sent = findOrder(db, transferId)
  if (!sent || sent.kind !== 'sent') return refused('cash.transfer_unknown')
  return endOfTransfer(db, transferId) ? refused('cash.transfer_ended') : sent
}

type End = { outcome: 'accepted' | 'declined'; shiftId?: string; otherNumber?: string | null; reason?: string }

const insertEnd = (tx: Tx, context: CommandContext, sent: StoredOrder, approverId: string | null, end: End): void => {
  insertMoney(tx, 'cash_transfer_ends', {
    transfer_id: sent.id,
    command_id: context.commandId,
    outcome: end.outcome,
    shift_id: end.shiftId ?? null,
    other_number: end.otherNumber ?? null,
    reason: end.reason ?? null,
    operator_id: signedIn(context).id,
    approver_id: approverId,
    at: context.at,
    local_time: joinLocal(localMoment(context.at, setUpDesk(context).details.cityTimeZone)),
  })
}

const auditEnd = (
  context: CommandContext,
  kind: string,
  { id, amountKopecks }: StoredOrder,
  shiftId: string | null,
) => {
  context.audit(kind, { orderId: id, amountKopecks }, shiftId)
  context.ports.emit('shift')
}

export const transferHandlers = [
  approvable(
    sendCash,
    ({ db }, { route, desk, rows }) =>
      sentFacts(
        `Передача: ${targetWords[endsOfRoute[route].to]}${desk === null ? '' : ` ${desk}`}`,
        totalOfCount(cashSettingsOf(db).denominations, rows) ?? 0,
      ),
    carryOut(sendCash, (tx, context, { route, desk, rows }) => {
      const settings = cashSettingsOf(tx)
      const { from, to } = endsOfRoute[route]
      const shift = shiftOfPlace(tx, context, from)
      if (shift && 'outcome' in shift) return shift
      if (to === 'vault' && !isVaultOpened(tx)) return refused('cash.vault_not_opened')
      if (to === 'desk' && desk === null) return refused('cash.desk_needed')
      if (to === 'desk' && Number(desk) === Number(setUpDesk(context).details.deskNumber))
        return refused('cash.own_desk')
      const amount = countIn(context, rows)
      if (typeof amount !== 'number') return amount
      const lacks = shift ? drawerLacks(tx, context, shift, amount) : vaultLacks(tx, amount)
      if (lacks) return lacks
      // What goes to the vault is accepted by a supervisor anyway; what goes to another desk leaves this one's account.
      const limit = settings.approvalAboveKopecks
      const approved = approverFor(context, shift === null || (to === 'desk' && limit !== null && amount > limit))
      if ('outcome' in approved) return approved
      const id = context.ports.ids.next()
      const order = recordOrder(tx, context, {
        ...{ id, kind: 'sent', shift, target: to, ...approved, given: rows, amountKopecks: amount },
        counterparty: to === 'desk' ? String(Number(desk)) : '',
        ground: '',
      })
      if (shift) moveCash(tx, context, { id, shiftId: shift.id, kind: 'order', amountKopecks: -amount })
      else postCash(tx, context, { account: 'vault', orderId: id, amountKopecks: -amount })
      postCash(tx, context, { account: 'transit', orderId: id, amountKopecks: amount })
      auditOrder(context, 'sent', order, shift, { route, ...approved })
      return accepted(order)
    }),
  ),

  approvable(
    acceptTransfer,
    (context, { transferId }) => transferFacts(context, transferId, 'Принять передачу'),
    carryOut(acceptTransfer, (tx, context, { transferId, rows, otherNumber }) => {
      const sent = waiting(tx, transferId)
      if ('outcome' in sent) return sent
      const shift = sent.target === 'drawer' ? cashShift(tx, context) : null
      if (shift && 'outcome' in shift) return shift
      if (sent.target === 'vault' && !isVaultOpened(tx)) return refused('cash.vault_not_opened')
      // Whoever counted it at the other desk wrote the number of an own order for it.
      if (sent.target === 'desk' && !otherNumber) return refused('cash.other_number_needed')
      if (sent.target !== 'desk' && !isWhatWasSent(tx, transferId, rows)) return countDiffers(cashSettingsOf(tx), rows)
      const approved = approverFor(context, sent.target !== 'drawer')
      if ('outcome' in approved) return approved
      insertEnd(tx, context, sent, approved.approverId, {
        outcome: 'accepted',
        ...(shift ? { shiftId: shift.id } : {}),
        otherNumber: sent.target === 'desk' ? otherNumber : null,
      })
      const { id, amountKopecks } = sent
      postCash(tx, context, { account: 'transit', orderId: id, amountKopecks: -amountKopecks })
      if (shift) moveCash(tx, context, { id, shiftId: shift.id, kind: 'order', amountKopecks })
      if (sent.target === 'vault') postCash(tx, context, { account: 'vault', orderId: id, amountKopecks })
      auditEnd(context, 'cash.transfer_accepted', sent, shift?.id ?? null)
      return accepted(null)
    }),
  ),

  approvable(
    declineTransfer,
    (context, { transferId, reason }) => transferFacts(context, transferId, 'Отклонить передачу', reason),
    carryOut(declineTransfer, (tx, context, { transferId, reason }) => {
      const sent = waiting(tx, transferId)
      if ('outcome' in sent) return sent
      const shift = sent.target === 'drawer' ? cashShift(tx, context) : null
      if (shift && 'outcome' in shift) return shift
      const approved = approverFor(context, sent.target !== 'drawer')
      if ('outcome' in approved) return approved
      insertEnd(tx, context, sent, approved.approverId, { outcome: 'declined', reason })
      auditEnd(context, 'cash.transfer_declined', sent, shift?.id ?? null)
      return accepted(null)
    }),
  ),

  approvable(
    takeBack,
    (context, { transferId }) => transferFacts(context, transferId, 'Принять обратно передачу'),
    carryOut(takeBack, (tx, context, { transferId, rows }) => {
      const sent = findOrder(tx, transferId)
      if (!sent || sent.kind !== 'sent') return refused('cash.transfer_unknown')
      if (endOfTransfer(tx, transferId)?.outcome !== 'declined' || returnOf(tx, transferId))
        return refused('cash.transfer_not_declined')
      const shift = sent.place === 'drawer' ? cashShift(tx, context) : null
      if (shift && 'outcome' in shift) return shift
      if (!isWhatWasSent(tx, transferId, rows)) return countDiffers(cashSettingsOf(tx), rows)
      const approved = approverFor(context, shift === null)
      if ('outcome' in approved) return approved
      const id = context.ports.ids.next()
      const { amountKopecks, counterparty } = sent
      const order = recordOrder(tx, context, {
        ...{ id, kind: 'returned', shift, transferId, ...approved, taken: rows, amountKopecks },
        ...{ counterparty, ground: `№ ${orderNumber(tx, sent.number, sent.at)}` },
      })
      // The account names what was sent, so that both its ends are found by it.
      postCash(tx, context, { account: 'transit', orderId: transferId, amountKopecks: -amountKopecks })
      if (shift) moveCash(tx, context, { id, shiftId: shift.id, kind: 'order', amountKopecks })
      else postCash(tx, context, { account: 'vault', orderId: id, amountKopecks })
      auditOrder(context, 'returned', order, shift, { transferId, ...approved })
      return accepted(order)
    }),
  ),

  carryOut(openVault, (tx, context, { rows }) => {
    if (isVaultOpened(tx)) return refused('cash.vault_opened')
    // An empty vault is opened, too: what comes later has an account to come to.
    const amountKopecks = totalOfCount(countedNow(context), rows)
    if (amountKopecks === null) return refused('cash.denomination_unknown')
    const id = context.ports.ids.next()
    const made = { id, kind: 'vault_opening', shift: null, counterparty: '', ground: '', taken: rows } as const
    const order = recordOrder(tx, context, { ...made, amountKopecks })
    if (amountKopecks > 0) postCash(tx, context, { account: 'vault', orderId: id, amountKopecks })
    auditOrder(context, 'vault_opening', order, null)
    return accepted(order)
  }),
]
