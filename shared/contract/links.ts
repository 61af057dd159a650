import { command, query } from './define.ts'
import { calendarDate, done, kopecks, typedText, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

/** What the provider's register says of an account, before it is linked. */
export const findAccount = query('links.findAccount', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, serviceId: z.string().min(1).max(80), account: typedText(40) }),
  output: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('account_invalid') }),
    z.strictObject({ outcome: z.literal('grant_ended') }),
    z.strictObject({
      outcome: z.literal('checked'),
      /** As the provider writes it. */
      account: z.string(),
      /** `not_loaded`: no register of this service. `not_in_register`: loaded, but without this account. */
      register: z.enum(['found', 'not_in_register', 'not_loaded']),
      asOf: calendarDate.nullable(),
      payerMasked: z.string(),
      address: z.string(),
      debtKopecks: kopecks.nullable(),
      /** One of this client's numbers holds it already. */
      alreadyLinked: z.boolean(),
    }),
  ]),
})

/** Binds an account to one of the client's numbers. Limits are counted in the transaction. */
export const linkService = command('links.link', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    grant: uuid,
    numberId: uuid,
    serviceId: z.string().min(1).max(80),
    account: typedText(40),
  }),
  output: z.strictObject({ linkId: uuid }),
  refusals: [
    ...visitRefusals,
    'clients.number_unknown',
    'links.number_not_active',
    'links.service_unknown',
    'links.account_invalid',
    'links.already_linked',
    'links.limit_services', // limit, used
    'links.limit_addresses', // limit, used
  ],
})

export const unlinkService = command('links.unlink', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, linkId: uuid }),
  output: done,
  refusals: [...visitRefusals, 'links.unknown'],
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
