// What the window sees of a registration under way.
import { authorityKinds } from '../domain/authority-kinds.ts'
import { scanDoubts, typedDocument } from './documents.ts'
import { printState } from './printing.ts'
import { typedRepresentative } from './representatives.ts'
import { screeningHit } from './screening.ts'
import { codeState, smsReason, smsState } from './sms.ts'
import { calendarDate, instant, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

/** What was checked, and how it came out; the right column shows them. `warn` is looked at, never a refusal. */
export const checkCodes = [
  'passport_valid',
  'passport_grace',
  /** A passport past the 20th birthday, accepted for a conscript with the reason written down. */
  'passport_conscript',
  /** Another kind than the internal passport; `date`: its term, null without one. */
  'document_valid',
  /** A number that no form is known to print, of a kind whose rule nobody has published: looked at again. */
  'number_unusual',
  'series_year_differs',
  'series_region_unknown',
  'series_region_differs',
  /** The lists of this desk; `date`: as of when. A miss proves nothing. */
  'passport_not_listed',
  'passport_listed_lifted',
  'passport_list_missing',
  'passport_list_unreadable',
  'freezing_checked',
  'freezing_list_missing',
  'freezing_list_unreadable',
  /** Somebody has to decide first; says not which list, for the client reads it too. */
  'screening_open',
  /** The card has a newer passport: this one should not be in use any more. */
  'passport_replaced',
  'client_new',
  'client_known',
  /** The document is new, and the operator has said that its bearer is a known client, or another person. */
  'client_same_person',
  'client_other_person',
  /** The card of this document says another name or birth date: one of the two was mistyped. */
  'client_data_differs',
  /** Who signs with a minor, or for an adult; `date`: the last day of the authority. */
  'representative',
  'consent_signed',
  'advertising_refused',
  'advertising_signed',
  'phone_free',
  'phone_of_other',
  'phone_own',
  /** It registered itself on the site; the code confirms it, which gives full access. */
  'phone_unconfirmed',
  'gorod_data_missing',
  'gorod_data_loaded',
] as const
export const check = z.strictObject({
  code: z.enum(checkCodes),
  level: z.enum(['ok', 'warn']),
  /** A date of the check's sentence, where it has one (valid until, issued on). */
  date: calendarDate.nullable(),
})
export type Check = z.output<typeof check>

const use = z.strictObject({ used: z.int(), limit: z.int() })
/** What the owner would have after this registration (numbers) or has now. */
export const ownerUse = z.strictObject({ numbers: use, services: use, addresses: use })

/** A known client who may be the bearer of a new document; masked. */
const candidate = z.strictObject({
  clientId: uuid,
  shortName: z.string(),
  birthYear: z.int(),
  /** The card says another birth date than the document in hand. */
  birthDateDiffers: z.boolean(),
  documentMasked: z.string(),
  numbersMasked: z.array(z.string()),
  links: z.int(),
})

export const registrationSteps = [
  'passport',
  'screening',
  'match',
  'representative',
  'consent',
  'phone',
  'code',
  'done',
] as const

export const registrationView = z.strictObject({
  registrationId: uuid,
  /** The draft dies then, whatever was typed (product.md §1). */
  expiresAt: instant,
  step: z.enum(registrationSteps),
  typed: typedDocument,
  /** Of `typed`; nothing after the first step, where everything was looked at. */
  doubts: scanDoubts,
  /** «Иванова А. В.», «75 15 •••321»: what the title shows once the passport is checked. */
  holder: z.strictObject({ shortName: z.string(), birthDate: calendarDate, documentMasked: z.string() }).nullable(),
  checks: z.array(check),
  /** What a list says of the bearer and nobody has answered; at the step `screening` only. */
  screening: z.array(screeningHit),
  /** Who is known already under another document; null when nobody is. Asked at the step `match`. */
  match: z.strictObject({ by: z.enum(['previous_document', 'identity']), candidates: z.array(candidate) }).nullable(),
  /** Null before the passport is checked. */
  representative: z
    .strictObject({
      /** A minor of 14–17: without one nothing goes on. */
      required: z.boolean(),
      /** What may be chosen for a client of this age. */
      authorities: z.array(z.enum(authorityKinds)),
      /** As typed; null while nobody is spoken of. */
      typed: typedRepresentative.nullable(),
      shown: z
        .strictObject({
          shortName: z.string(),
          documentMasked: z.string(),
          authority: z.enum(authorityKinds),
          /** `with_client`: both sign. `for_client`: the representative alone. */
          signs: z.enum(['with_client', 'for_client']),
        })
        .nullable(),
    })
    .nullable(),
  owner: ownerUse.nullable(),
  consent: z.strictObject({
    textVersion: z.string(),
    /** The text as it will be printed for this person, to be read aloud; null before the passport is checked. */
    printJob: z.strictObject({ id: uuid, state: printState }).nullable(),
    advertisingPrintJob: z.strictObject({ id: uuid, state: printState }).nullable(),
    signedAt: instant.nullable(),
  }),
  /** As typed; '' before. */
  phone: typedText(40),
  code: z
    .strictObject({
      phoneShown: z.string(),
      ...codeState.shape,
      /** Why it was not, or not surely, delivered, or still waits. */
      deliveryReason: smsReason.nullable(),
      /** When the way of this SMS ended, well or badly; null before. */
      deliveryEndedAt: instant.nullable(),
      /** Sends of this registration that failed: from the second one other ways are offered. */
      failedSends: z.int(),
    })
    .nullable(),
  /** Whether this desk can send SMS; when not, only a «Город» number can be issued. */
  sms: z.enum(['ready', 'off']),
  result: z
    .strictObject({
      kind: z.enum(['mobile', 'gorod']),
      clientId: uuid,
      numberId: uuid,
      numberShown: z.string(),
      /** Of the SMS with the password; null for a «Город» number. */
      passwordSms: smsState.nullable(),
      /** The information sheet, or the sheet with the «Город» number. */
      printJob: z.strictObject({ id: uuid, state: printState }),
    })
    .nullable(),
})
export type RegistrationView = z.output<typeof registrationView>
