import { personalPapers } from './printing.ts'
import { command, query } from './define.ts'
import { instant, paperView, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

/** What the client asks to end; advertising alone leaves everything else as it is. */
export const withdrawable = z.enum(['processing', 'advertising'])
export type Withdrawable = z.output<typeof withdrawable>

/** What a withdrawal would do to this client, before it is done: counts, and the paper that will confirm it. */
export const getWithdrawal = query('consents.getWithdrawal', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, kind: withdrawable }),
  output: z
    .strictObject({
      shortName: z.string(),
      /** What was signed, the newest of each kind. */
      consents: z.array(
        z.strictObject({ kind: withdrawable, textVersion: z.string(), given: z.boolean(), signedAt: instant }),
      ),
      numbers: z.int(),
      links: z.int(),
      documents: z.int(),
      payments: z.int(),
      paper: paperView,
    })
    .nullable(),
})

/**
 * Ends a consent. `processing` erases the client for ever (152-ФЗ ст. 21 ч. 5): documents, names, numbers, links, the
 * client's key; money and the journal stay. A paper that says so is printed.
 */
export const withdrawConsent = command('consents.withdraw', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, kind: withdrawable }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: [...visitRefusals, 'consents.none_given'],
})

/** The paper of this operator's registration as it will come out, before anything is printed. Null when there is none. */
export const previewPaper = query('consents.previewPaper', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, paper: z.enum(['consent', 'advertising_consent', 'application']) }),
  output: paperView.nullable(),
})

/** A signed text as it was printed, without the person: that stands on the paper alone. Null when it is not known here. */
export const getSignedText = query('consents.getSignedText', {
  access: 'clients',
  input: z.strictObject({ kind: z.enum(personalPapers), version: z.string().max(40) }),
  output: paperView.nullable(),
})
