import { command, query } from './define.ts'
import { ownerUse } from './registration.ts'
import { done, instant, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

/** Why two cards are one person's; a code, for a text could name somebody. */
export const mergeReasons = ['registered_twice', 'new_document', 'spelling'] as const
export type MergeReason = (typeof mergeReasons)[number]

/** Why they are apart again. */
export const undoReasons = ['other_person', 'by_mistake', 'client_asked'] as const
export type UndoReason = (typeof undoReasons)[number]

/** One of the two, masked. */
const side = z.strictObject({
  clientId: uuid,
  shortName: z.string(),
  birthYear: z.int(),
  documentMasked: z.string(),
  numbersMasked: z.array(z.string()),
  owner: ownerUse,
})

/** The client whose card is open (`grant`) beside another one, and what would come of a merge. */
export const compareClients = query('merges.compare', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, otherId: uuid }),
  output: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('grant_ended') }),
    z.strictObject({ outcome: z.literal('unknown') }),
    /** The open card itself, or one that was merged into it. */
    z.strictObject({ outcome: z.literal('same_client') }),
    z.strictObject({
      outcome: z.literal('compared'),
      survivor: side,
      merged: side,
      sameName: z.boolean(),
      sameBirthDate: z.boolean(),
      /** What the owner would have. Over a limit nothing is cut, only adding is refused. */
      together: ownerUse,
    }),
  ]),
})

/**
 * The other card becomes a part of the one that is open, whose document lies in the cashier's hand. Numbers, links,
 * consents, documents and history of both stay.
 */
export const mergeClients = command('merges.merge', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, mergedId: uuid, reason: z.enum(mergeReasons) }),
  output: z.strictObject({ mergeId: uuid }),
  refusals: [
    ...visitRefusals,
    'merges.client_unknown',
    'merges.same_client',
    'merges.persons_differ', // neither name nor birth date is the same
  ],
})

/**
 * Both cards are apart again, each with what was its own; what came later stays with the card it was made on. A
 * supervisor's act (product.md, People): anyone else asks one in place.
 */
export const undoMerge = command('merges.undo', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ mergeId: uuid, reason: z.enum(undoReasons) }),
  output: done,
  refusals: ['merges.unknown', 'merges.already_undone', 'approvals.needed'],
})

/** The newest merges of this desk, undone ones too; at most 50. */
export const listMerges = query('merges.list', {
  access: 'clients',
  personal: true,
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      mergeId: uuid,
      survivorName: z.string(),
      mergedName: z.string(),
      reason: z.enum(mergeReasons),
      operatorName: z.string(),
      mergedAt: instant,
      undone: z.strictObject({ at: instant, operatorName: z.string(), reason: z.enum(undoReasons) }).nullable(),
    }),
  ),
})
