// Everything the window may ask, by feature. The registry in electron/features and the sentence tests walk this list.
import * as applications from './applications.ts'
import * as approvals from './approvals.ts'
import * as audit from './audit.ts'
import * as backups from './backups.ts'
import * as bills from './bills.ts'
import * as cash from './cash.ts'
import * as cashOrders from './cash-orders.ts'
import * as catalogue from './catalogue.ts'
import * as clients from './clients.ts'
import * as consents from './consents.ts'
import type { Operation } from './define.ts'
import * as desk from './desk.ts'
import * as drafts from './drafts.ts'
import * as exchange from './exchange.ts'
import * as exports from './exports.ts'
import * as journal from './journal.ts'
import * as keys from './keys.ts'
import * as links from './links.ts'
import * as merges from './merges.ts'
import * as lists from './lists.ts'
import * as numbers from './numbers.ts'
import * as operators from './operators.ts'
import * as pastShifts from './past-shifts.ts'
import * as payers from './payers.ts'
import * as payments from './payments.ts'
import * as phone from './phone.ts'
import * as printing from './printing.ts'
import * as registers from './registers.ts'
import * as outgoing from './outgoing.ts'
import * as registration from './registration.ts'
import * as scanner from './scanner.ts'
import * as screening from './screening.ts'
import * as session from './session.ts'
import * as reports from './reports.ts'
import * as restored from './restored.ts'
import * as retention from './retention.ts'
import * as reversals from './reversals.ts'
import * as shift from './shift.ts'
import * as templates from './templates.ts'
import * as texts from './texts.ts'
import * as sms from './sms.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'kind' in value && 'access' in value && 'refusals' in value

/** All operations of the contract. */
export const operations: readonly Operation[] = [
  applications,
  approvals,
  audit,
  backups,
  bills,
  cash,
  cashOrders,
  catalogue,
  clients,
  consents,
  desk,
  drafts,
  exchange,
  exports,
  journal,
  keys,
  links,
  merges,
  lists,
  numbers,
  operators,
  pastShifts,
  payers,
  payments,
  phone,
  printing,
  registers,
  outgoing,
  registration,
  reports,
  restored,
  retention,
  reversals,
  scanner,
  screening,
  session,
  shift,
  sms,
  templates,
  texts,
].flatMap((feature) => Object.values(feature as Record<string, unknown>).filter(isOperation))
