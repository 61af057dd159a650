import { action, command, query } from './define.ts'
import { ownerUse } from './registration.ts'
import { calendarDate, done, instant, kopecks, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** What a person has shown (product.md, «What a person may do»); ordered. */
export const levels = ['named', 'proved', 'document'] as const
export type Level = (typeof levels)[number]

/** Who fits a phone, a document or the words of a name; masked. At most 20. */
export const findClients = query('clients.find', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ words: typedText(100) }),
  output: z.strictObject({
    matched: z.enum(['phone', 'document', 'number', 'account', 'name', 'nothing_typed']),
    clients: z.array(
      z.strictObject({
        clientId: uuid,
        /** «Иванова А. В.». */
        shortName: z.string(),
        birthYear: z.int(),
        numbersMasked: z.array(z.string()),
        links: z.int(),
      }),
    ),
    more: z.boolean(),
  }),
})

/** Opens a card for this client's visit: an audit event, and a grant that the card's queries need. */
export const openCard = command('clients.openCard', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    clientId: uuid,
    proof: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      /** Series and number from the document in hand; compared in main. */
      z.strictObject({ kind: z.literal('document'), seriesNumber: typedText(30) }),
      /** Just registered at this window. */
      z.strictObject({ kind: z.literal('registration'), registrationId: uuid }),
    ]),
  }),
  output: z.strictObject({ grant: uuid, level: z.enum(levels) }),
  refusals: ['clients.unknown', 'clients.document_differs', 'clients.proof_unknown'],
})

/** The visit is over: the grant is void. */
export const closeCard = action('clients.closeCard', {
  access: 'clients',
  input: z.strictObject({ grant: uuid }),
  output: done,
})

/** Names, document and numbers are masked below `proved`. Null when the grant has ended. */
export const clientCard = z.strictObject({
  clientId: uuid,
  level: z.enum(levels),
  /** Full at `proved`, «Иванова А. В.» below. */
  name: z.string(),
  shortName: z.string(),
  birthDate: calendarDate.nullable(),
  document: z.strictObject({ shown: z.string(), issuedOn: calendarDate.nullable(), recordedAt: instant }).nullable(),
  numbers: z.array(
    z.strictObject({
      numberId: uuid,
      kind: z.enum(['mobile', 'gorod', 'gosuslugi']),
      shown: z.string(),
      state: z.enum(['active', 'blocked', 'revoked']),
      issuedAt: instant,
    }),
  ),
  links: z.array(
    z.strictObject({
      linkId: uuid,
      numberId: uuid,
      serviceId: z.string(),
      serviceName: z.string(),
      providerName: z.string(),
      account: z.string(),
      address: z.string(),
      linkedAt: instant,
      meters: z.array(
        z.strictObject({
          serial: z.string(),
          type: z.string(),
          lastReading: z.string(),
          lastReadOn: calendarDate,
          nextVerificationOn: calendarDate.nullable(),
        }),
      ),
    }),
  ),
  consents: z.array(
    z.strictObject({
      kind: z.enum(['processing', 'advertising']),
      textVersion: z.string(),
      given: z.boolean(),
      signedAt: instant,
    }),
  ),
  /** The last 10 payments of this client's linked services at this desk. Empty below `proved`. */
  payments: z.array(
    z.strictObject({
      paymentId: uuid,
      receiptNumber: z.string(),
      acceptedAt: instant,
      serviceName: z.string(),
      account: z.string(),
      amountKopecks: kopecks,
    }),
  ),
  /** Who opened the card and when, the last 10. */
  views: z.array(z.strictObject({ at: instant, operatorName: z.string(), level: z.enum(levels) })),
  owner: ownerUse,
  /** No exchange with «Город» yet: limits are counted by what this desk knows. */
  gorodData: z.literal('not_loaded'),
})
export type ClientCard = z.output<typeof clientCard>

export const getCard = query('clients.getCard', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid }),
  output: clientCard.nullable(),
})

/** Blocks a number at the client's word: needs no document. Unblocking needs one. */
export const blockNumber = command('clients.blockNumber', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, numberId: uuid, blocked: z.boolean() }),
  output: done,
  refusals: ['clients.grant_ended', 'clients.level_too_low', 'clients.number_unknown', 'clients.number_revoked'],
})

/** How many clients this desk knows; for the empty state of the search. */
export const countClients = query('clients.count', {
  access: 'clients',
  input: nothing,
  output: z.strictObject({ clients: z.int() }),
})
