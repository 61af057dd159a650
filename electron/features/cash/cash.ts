import { getCashSettings, setCashSettings } from '../../../shared/contract/cash.ts'
import {
  getCashState,
  getCeiling,
  getOrderPaper,
  listOrders,
  listVault,
  setCounting,
} from '../../../shared/contract/cash-orders.ts'
import { layoutPaper } from '../../../shared/domain/paper.ts'
import { may } from '../../../shared/domain/permissions.ts'
import { setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answer, carryOut, type Feature, perform, refused } from '../../core/feature.ts'
import { balanceOf, isVaultOpened } from '../../records/cash-ledger.ts'
import { businessDateNow } from '../../records/cash-orders.ts'
import { orderPaperOf } from '../../records/cash-papers.ts'
import { cashSettingName, cashSettingsOf } from '../../records/cash-settings.ts'
import { writeSetting } from '../../records/desk.ts'
import { countsBlind } from '../../records/counting.ts'
import { drawerKopecks } from '../../records/drawer.ts'
import { paperViewOf } from '../../records/papers.ts'
import { printerSettingsOf } from '../../records/printer-settings.ts'
import { openShiftOf } from '../../records/shifts.ts'
import { findOrder, ordersOfDay, orderViewOf, transfersUnderWay, vaultPage } from '../../records/stored-orders.ts'
import { orderHandlers } from './orders.ts'
import { wrongDenominations } from './settings.ts'
import { transferHandlers } from './transfers.ts'

const dayLimit = 200
/** Longer than this nobody counts one order: the desk was left. */
const countingHoldsMs = 30 * 60_000
const vaultPageSize = 50

export const cash: Feature = {
  handlers: [
    ...orderHandlers,
    ...transferHandlers,

    answer(getCashState, (context) => {
      const { db } = context
      const seesVault = may(signedIn(context).role, 'supervision')
      return {
        vault: { opened: isVaultOpened(db), kopecks: seesVault ? balanceOf(db, 'vault') : null },
        transfers: transfersUnderWay(db),
      }
    }),

    answer(getCeiling, (context) => {
      const { db } = context
      const settings = cashSettingsOf(db)
      const open = openShiftOf(db)
      const blind = countsBlind(context)
      const mine = open?.operatorId === signedIn(context).id
      // Above or not says something of the sum, too: nothing of it is told to who is just counting it blind.
      if (settings.ceilingKopecks === null || !open || !mine || (blind && open.countingBy !== null))
        return { above: false, overKopecks: null }
      const over = drawerKopecks(db, open.id) - settings.ceilingKopecks
      return { above: over > 0, overKopecks: over > 0 && !blind ? over : null }
    }),

    perform(setCounting, async ({ ports }, { counting }) => {
      ports.session.holdIdleLock(counting, countingHoldsMs)
      return accepted(null)
    }),

    answer(listOrders, (context, { date: asked }) => {
      const { db } = context
      const { id, role } = signedIn(context)
      const date = asked ?? businessDateNow(db, context)
      const orders = ordersOfDay(db, { date, operatorId: may(role, 'supervision') ? null : id, limit: dayLimit })
      return { date, orders: orders.map((order) => orderViewOf(db, order)) }
    }),

    answer(getOrderPaper, (context, { orderId }) => {
      const { columns } = printerSettingsOf(context.db)
      const paper = orderPaperOf(context.db, setUpDesk(context), orderId, { sheet: 1 })
      return paper && paperViewOf(layoutPaper(paper, columns), columns)
    }),

    answer(listVault, ({ db }, { before }) => {
      const found = vaultPage(db, { before, limit: vaultPageSize + 1 })
      const page = found.slice(0, vaultPageSize)
      return {
        rows: page.flatMap(({ orderId, ...row }) => {
          const order = findOrder(db, orderId)
          return order ? [{ ...row, order: orderViewOf(db, order) }] : []
        }),
        next: found.length > vaultPageSize ? (page.at(-1)?.seq ?? null) : null,
      }
    }),

    answer(getCashSettings, ({ db }) => cashSettingsOf(db)),

    carryOut(setCashSettings, (tx, context, settings) => {
      const wrong = wrongDenominations(settings)
      if (wrong) return refused(wrong)
      writeSetting(tx, cashSettingName, settings)
      context.audit('settings.cash_changed', {
        blindCount: settings.blindCount,
        ceilingKopecks: settings.ceilingKopecks,
        approvalAboveKopecks: settings.approvalAboveKopecks,
        denominations: settings.denominations.length,
      })
      context.ports.emit('shift')
      return accepted(null)
    }),
  ],
}
