import { textKinds, textProblems } from '../domain/text-template.ts'
import { action, command, query } from './define.ts'
import { done, instant, nothing, paperView } from './values.ts'
import { z } from './zod.ts'

export const textKind = z.enum(textKinds)
/** Longer than the domain's limit is cut off here: the check itself says so with a sentence. */
const textBody = z.string().max(40_000)
const version = z.string().min(1).max(40)

const problem = z.strictObject({
  problem: z.enum(textProblems),
  line: z.int().nullable(),
  detail: z.string(),
  stops: z.boolean(),
})

/** The papers and their versions, the newest first. */
export const listTexts = query('texts.list', {
  access: 'administration',
  input: nothing,
  output: z.array(
    z.strictObject({
      kind: textKind,
      inForce: z.string(),
      versions: z.array(
        z.strictObject({ version: z.string(), createdAt: instant, operatorName: z.string().nullable() }),
      ),
    }),
  ),
})

/** One version's words; null for one that is not there. */
export const getText = query('texts.get', {
  access: 'administration',
  input: z.strictObject({ kind: textKind, version }),
  output: z.strictObject({ body: z.string() }).nullable(),
})

/** The paper as it would come out, with an invented client, and what is wrong with its text. Writes nothing. */
export const previewText = query('texts.preview', {
  access: 'administration',
  input: z.strictObject({ kind: textKind, body: textBody }),
  output: z.strictObject({ problems: z.array(problem), paper: paperView.nullable() }),
})

/** A new wording: it gets a version of its own and is in force at once. What was signed before stays as it was. */
export const saveText = command('texts.save', {
  access: 'administration',
  input: z.strictObject({ kind: textKind, body: textBody }),
  output: z.strictObject({ version: z.string() }),
  refusals: ['texts.wrong', 'texts.same'],
})

/** Puts a version that is there into force again: the bank's former one, or a new one that came with the program. */
export const chooseText = command('texts.choose', {
  access: 'administration',
  input: z.strictObject({ kind: textKind, version }),
  output: done,
  refusals: ['texts.unknown', 'texts.wrong'],
})

/** A specimen on the real printer, with an invented client. */
export const printText = action('texts.printSpecimen', {
  access: 'administration',
  input: z.strictObject({ kind: textKind, version }),
  output: z.strictObject({ outcome: z.enum(['printed', 'not_printed', 'unknown']) }),
  refusals: ['texts.unknown'],
})
