/** What a person may do by what was shown (product.md, «What a person may do without showing a document»). */

/** Ordered: each level may do what the ones before it may. */
export const levels = ['named', 'proved', 'document'] as const
/**
 * - `named`: says a number, a phone or an account
 * - `proved`: showed the document earlier in this visit's terms, or said the code sent to the confirmed phone
 * - `document`: the document lies in the cashier's hand
 */
export type Level = (typeof levels)[number]

/**
 * The level each act needs, as data. Every command that works under a card's grant asks `grantFor` with its act; the
 * level reached then stands in its audit event.
 */
export const levelOfAct = {
  'services.see': 'named',
  'debts.see': 'named',
  'bills.pay': 'named',
  'readings.give': 'named',
  'number.block': 'named',
  'account.check': 'named',

  'card.see': 'proved',
  'history.see': 'proved',
  'service.link': 'proved',
  'service.unlink': 'proved',
  'template.keep': 'proved',
  'links.print': 'proved',

  'client.register': 'document',
  'number.confirm': 'document',
  'number.issue': 'document',
  'number.rebind': 'document',
  'number.unblock': 'document',
  'number.revoke': 'document',
  'password.reset': 'document',
  'gosuslugi.record': 'document',
  'document.replace': 'document',
  'person.change': 'document',
  'representative.record': 'document',
  'clients.merge': 'document',
  'login.issue': 'document',
  'consent.give': 'document',
  'consent.withdraw': 'document',
} as const satisfies Readonly<Record<string, Level>>

export type ClientAct = keyof typeof levelOfAct

/** Whether `shown` is enough for an act that needs `needed`. */
const isLevelEnough = (shown: Level, needed: Level): boolean => levels.indexOf(shown) >= levels.indexOf(needed)

/** Whether who has shown this much may do it. */
export const mayAct = (shown: Level, act: ClientAct): boolean => isLevelEnough(shown, levelOfAct[act])
