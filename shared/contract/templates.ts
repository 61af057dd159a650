import { serviceView } from './bills.ts'
import { command, type OutputOf, query } from './define.ts'
import { done, kopecks, typedText, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

/** So many a client may have. */
export const mostTemplates = 20

const templateName = typedText(60).min(1)

export const templateLine = z.strictObject({
  serviceId: z.string().min(1).max(80),
  account: typedText(40).min(1),
  /** 0: what the register says is due on the day. */
  amountKopecks: kopecks.max(10_000_000_000),
})

/** What the client pays again and again, in the client's own order; null when the visit is over. */
export const listTemplates = query('templates.list', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid }),
  output: z
    .array(
      z.strictObject({
        templateId: uuid,
        name: z.string(),
        lines: z.array(
          z.strictObject({
            /** Null for a service that has left the catalogue: the line can't be paid. */
            service: serviceView.nullable(),
            serviceName: z.string(),
            providerName: z.string(),
            account: z.string(),
            amountKopecks: kopecks,
            /** What is due by the register, less what was taken here since; null where no register tells. */
            dueKopecks: kopecks.nullable(),
            linkId: uuid.nullable(),
          }),
        ),
      }),
    )
    .nullable(),
})
export type PaymentTemplate = NonNullable<OutputOf<typeof listTemplates>>[number]

/** Keeps what was chosen under a name; it comes last. */
export const keepTemplate = command('templates.keep', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, name: templateName, lines: z.array(templateLine).min(1).max(200) }),
  output: z.strictObject({ templateId: uuid }),
  refusals: [
    ...visitRefusals,
    'templates.too_many', // limit
    'templates.name_taken',
    'templates.service_unknown', // line (1-based)
    'templates.account_invalid', // line
  ],
})

export const renameTemplate = command('templates.rename', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, templateId: uuid, name: templateName }),
  output: done,
  refusals: [...visitRefusals, 'templates.unknown', 'templates.name_taken'],
})

/** `place`: 1 is the first; a place behind the last is the last. */
export const moveTemplate = command('templates.move', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, templateId: uuid, place: z.int().min(1).max(1000) }),
  output: done,
  refusals: [...visitRefusals, 'templates.unknown'],
})

export const removeTemplate = command('templates.remove', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, templateId: uuid }),
  output: done,
  refusals: [...visitRefusals, 'templates.unknown'],
})
