import { documentKinds } from '../../shared/domain/document-kinds.ts'
import { z } from '../../shared/contract/zod.ts'

/** Somebody who is no client, with the document they showed: payers and representatives. */
export const sealedPersonAndDocument = {
  person: z.object({
    lastName: z.string(),
    firstName: z.string(),
    middleName: z.string(),
    birthDate: z.string(),
    address: z.string(),
  }),
  document: z.object({
    kind: z.enum(documentKinds),
    series: z.string(),
    number: z.string(),
    issuedOn: z.string(),
    validUntil: z.string().nullable(),
    departmentCode: z.string(),
    issuedBy: z.string(),
    citizenship: z.string(),
    conscriptReason: z.string(),
  }),
}

// What a change of the desk's key must read of sealed fields to compute their look-ups anew. Throws when it is not there.

const document = z.object({ series: z.string(), number: z.string() })
const representative = z.object({
  document: z.object({ kind: z.enum(documentKinds).default('passport_rf'), series: z.string(), number: z.string() }),
})
const person = z.object({ birthDate: z.string() })

export const sealedDocumentIn = (opened: unknown): z.output<typeof document> => document.parse(opened)
export const representativeIn = (opened: unknown): z.output<typeof representative> => representative.parse(opened)
export const birthDateIn = (opened: unknown): string => person.parse(opened).birthDate
