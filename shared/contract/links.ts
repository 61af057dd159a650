import { lineTerms } from './bills.ts'
import { command, query } from './define.ts'
import { calendarDate, done, instant, kopecks, period, typedText, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

/** What the client says of the payer where the account alone does not identify one; '' for what is not asked. */
export const payerWords = z.strictObject({
  house: typedText(30),
  flat: typedText(20),
  name: typedText(150),
  address: typedText(200),
})
export type PayerWords = z.output<typeof payerWords>

/** Of these the register tells something else. */
export const payerParts = ['house', 'flat', 'name', 'address'] as const
export type PayerPart = (typeof payerParts)[number]

/** What the provider's register says of an account, before it is linked. */
export const findAccount = query('links.findAccount', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    grant: uuid,
    serviceId: z.string().min(1).max(80),
    account: typedText(40),
    /** Left out: nothing was said yet. */
    payer: payerWords.optional(),
  }),
  output: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('account_invalid') }),
    z.strictObject({ outcome: z.literal('grant_ended') }),
    /** The provider wants to know more of the payer before anything is told. */
    z.strictObject({ outcome: z.literal('payer_needed'), account: z.string() }),
    /** The register tells otherwise; nothing of it is told. */
    z.strictObject({
      outcome: z.literal('payer_differs'),
      account: z.string(),
      asOf: calendarDate.nullable(),
      differs: z.array(z.enum(payerParts)).min(1),
    }),
    z.strictObject({
      outcome: z.literal('checked'),
      /** As the provider writes it. */
      account: z.string(),
      /** `not_loaded`: no register of this service. `not_in_register`: loaded, but without this account. */
      register: z.enum(['found', 'not_in_register', 'not_loaded']),
      asOf: calendarDate.nullable(),
      /** What the client said of the payer: nothing was asked, it is as the register has it, or nothing could be compared. */
      payer: z.enum(['not_asked', 'matches', 'not_checked']),
      payerMasked: z.string(),
      address: z.string(),
      /** As of the register's day. */
      debtKopecks: kopecks.nullable(),
      /** One of this client's numbers holds it already. */
      alreadyLinked: z.boolean(),
      /** So many other clients hold it: it is allowed (the parents' flat), and said. */
      heldByOthers: z.int(),
    }),
  ]),
})

/** Why one more account can't be bound to a number. */
const bindingRefusals = [
  'links.number_not_active',
  'links.already_linked',
  'links.limit_services', // limit, used
  'links.limit_addresses', // limit, used
] as const

/** Binds an account to one of the client's numbers. Limits are counted in the transaction. */
export const linkService = command('links.link', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    grant: uuid,
    numberId: uuid,
    serviceId: z.string().min(1).max(80),
    account: typedText(40),
    payer: payerWords.optional(),
  }),
  output: z.strictObject({ linkId: uuid }),
  refusals: [
    ...visitRefusals,
    'clients.number_unknown',
    'links.service_unknown',
    'links.account_invalid',
    'links.payer_needed',
    'links.payer_differs',
    ...bindingRefusals,
  ],
})

export const unlinkService = command('links.unlink', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, linkId: uuid }),
  output: done,
  refusals: [...visitRefusals, 'links.unknown'],
})

/** Takes an unlinking back: the same account to the same number, as a new link, within the visit that unlinked it. */
export const relinkService = command('links.relink', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, linkId: uuid }),
  output: z.strictObject({ linkId: uuid }),
  refusals: [...visitRefusals, 'links.undo_over', ...bindingRefusals],
})

/** The debt table: the register's debt as of its date − what was taken here since; never negative. */
export const getDebts = query('links.getDebts', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid }),
  output: z
    .array(
      z.strictObject({
        linkId: uuid,
        serviceId: z.string(),
        serviceName: z.string(),
        providerName: z.string(),
        account: z.string(),
        address: z.string(),
        /** Null for a service that has left the catalogue. */
        terms: lineTerms.nullable(),
        /** The month that a bill of this service has to bear; null where it need bear none. */
        period: period.nullable(),
        /** The last payment of this account here today. */
        paidToday: z
          .strictObject({ receiptNumber: z.string(), acceptedAt: instant, amountKopecks: kopecks })
          .nullable(),
        /** Null: «не сверено», no register knows this account. */
        register: z
          .strictObject({
            asOf: calendarDate,
            debtKopecks: kopecks,
            paidSinceKopecks: kopecks,
            /** debt − paid since, not below 0: what the table proposes. */
            toPayKopecks: kopecks,
          })
          .nullable(),
      }),
    )
    .nullable(),
})
