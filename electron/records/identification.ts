import { type IdentificationSettings, identificationSettings } from '../../shared/contract/identification.ts'
import type { PaymentLineInput } from '../../shared/contract/payments.ts'
import {
  basketSplitting,
  boundOf,
  type IdentificationNeed,
  identificationNeed,
  type IdentificationRule,
  ruleOn,
  type Splitting,
  splittingOf,
  type WeighedLine,
} from '../../shared/domain/identification.ts'
import { firstIdAt, localMoment } from '../core/clock.ts'
import { type QueryContext, setUpDesk } from '../core/context.ts'
import type { Db } from '../db/open.ts'
import { readSetting } from './desk.ts'
import type { ReadyLine } from './payment-lines.ts'

export const identificationSettingName = 'identification'

/** domain.md §4.1 [G]: 15 000 ₽ of everything until the bank says otherwise; full from the sum of compulsory control. */
const usual: IdentificationSettings = {
  rules: [{ validFrom: null, usualKopecks: 1_500_000, utilitiesKopecks: 1_500_000, fullFromKopecks: 100_000_000 }],
  basket: 'identify',
}

export const identificationSettingsOf = (db: Db): IdentificationSettings => {
  const stored = identificationSettings.safeParse(readSetting(db, identificationSettingName))
  return stored.success ? stored.data : usual
}

const todayOf = (context: QueryContext): string =>
  localMoment(context.at, setUpDesk(context).details.cityTimeZone).localDate

type Rule = { readonly rule: IdentificationRule; readonly basket: IdentificationSettings['basket'] }

/** The limits of today. Settings have one that holds ever since (contract/identification.ts). */
const ruleOf = (context: QueryContext): Rule => {
  const { rules, basket } = identificationSettingsOf(context.db)
  const rule = ruleOn(rules, todayOf(context))
  if (!rule) throw new Error('no limit of identification is in force')
  return { rule, basket }
}

const weighed = (ready: readonly ReadyLine[]): WeighedLine[] =>
  ready.map(({ row, asks }) => ({ ...asks, totalKopecks: row.amount_kopecks + row.commission_kopecks }))

/** What these lines ask of their payer; null when nothing. */
export const needOf = (context: QueryContext, ready: readonly ReadyLine[]): IdentificationNeed | null => {
  if (ready.length === 0) return null
  const { rule, basket } = ruleOf(context)
  return identificationNeed(weighed(ready), rule, basket)
}

type Paid = { readonly key: string; readonly kopecks: number }

const keyOf = (payee: string, account: string): string => `${payee}/${account}`

/** What was paid here since midnight at the desk for accounts of these keys, without what was given back. */
const paidToday = (context: QueryContext, keys: readonly string[], key: 'l.payee_account' | 'l.service_id'): Paid[] =>
  context.db.all<Paid>(
    `SELECT ${key} || '/' || l.account AS key, sum(l.amount_kopecks + l.commission_kopecks) AS kopecks
     FROM payments p JOIN standing_lines l ON l.payment_id = p.id
     WHERE p.id > :since AND substr(p.local_time, 1, 10) = :today
       AND ${key} || '/' || l.account IN (SELECT value FROM json_each(:keys))
     GROUP BY 1`,
    {
      since: firstIdAt(Date.parse(context.at) - 86_400_000),
      today: todayOf(context),
      keys: JSON.stringify(keys),
    },
  )

/** Every account of the client whose links these lines are paid for: the same payer, as far as the desk can know. */
const accountsOfClients = (db: Db, lines: readonly PaymentLineInput[]): string[] => {
  const links = lines.flatMap((line) => (line.payee === 'catalogue' && line.linkId ? [line.linkId] : []))
  if (links.length === 0) return []
  return db
    .all<{ key: string }>(
      `SELECT DISTINCT a.service_id || '/' || a.account AS key
       FROM links o JOIN links l ON l.client_id = o.client_id AND l.unlinked_at IS NULL
       JOIN service_accounts a ON a.id = l.service_account_id
       WHERE o.id IN (SELECT value FROM json_each(:links))`,
      { links: JSON.stringify(links) },
    )
    .map(({ key }) => key)
}

/**
 * Whether the payment looks divided: to one account, or by one client, more than the limit today with what was paid
 * before. A warning: the cashier may ask for the document. Nothing is said where it is asked for anyway.
 */
export const splittingsOf = (
  context: QueryContext,
  lines: readonly PaymentLineInput[],
  ready: readonly ReadyLine[],
): Splitting[] => {
  if (ready.length === 0) return []
  const { rule, basket } = ruleOf(context)
  const all = weighed(ready)
  if (identificationNeed(all, rule, basket)) return []
  const byAccount = new Map<string, { nowKopecks: number; lineIndex: number; boundKopecks: number }>()
  for (const [lineIndex, { row, asks }] of ready.entries()) {
    const key = keyOf(row.payee_account, row.account)
    const before = byAccount.get(key)
    const nowKopecks = (before?.nowKopecks ?? 0) + row.amount_kopecks + row.commission_kopecks
    byAccount.set(key, {
      nowKopecks,
      lineIndex: before?.lineIndex ?? lineIndex,
      boundKopecks: boundOf(rule, asks.category),
    })
  }
  const earlier = new Map(paidToday(context, [...byAccount.keys()], 'l.payee_account').map((paid) => [paid.key, paid]))
  const ofAccounts = [...byAccount].flatMap(([key, { nowKopecks, lineIndex, boundKopecks }]) => {
    const found = splittingOf({ by: 'account', lineIndex }, earlier.get(key)?.kopecks ?? 0, nowKopecks, boundKopecks)
    return found ? [found] : []
  })
  if (ofAccounts.length > 0) return ofAccounts
  const inBasket = basketSplitting(all, rule)
  if (inBasket) return [inBasket]
  const keys = accountsOfClients(context.db, lines)
  if (keys.length === 0) return []
  const earlierKopecks = paidToday(context, keys, 'l.service_id').reduce((sum, { kopecks }) => sum + kopecks, 0)
  const nowKopecks = all.reduce((sum, { totalKopecks }) => sum + totalKopecks, 0)
  const boundKopecks = Math.max(...all.map(({ category }) => boundOf(rule, category)))
  const byClient = splittingOf({ by: 'client', lineIndex: null }, earlierKopecks, nowKopecks, boundKopecks)
  return byClient ? [byClient] : []
}
