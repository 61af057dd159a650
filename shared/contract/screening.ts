import { listKinds } from '../domain/list-kinds.ts'
import {
  comparisonReasons,
  comparisonVerdicts,
  liftReasons,
  refusalReasons,
  screeningActs,
} from '../domain/screening-reasons.ts'
import { command, query } from './define.ts'
import { calendarDate, instant, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

const note = typedText(500)

/** `birth`: `YYYY-MM-DD`; of a list also `YYYY`, or '' where it has none. */
const compared = z.strictObject({ name: z.string(), birth: z.string(), document: z.string() })

/**
 * Something a list says of the person or the document, and nobody has answered yet. `stop`: a supervisor decides;
 * `compare`: the operator compares by hand.
 */
export const screeningHit = z.strictObject({
  list: z.enum(listKinds),
  asOf: calendarDate,
  /** The entry's number in the list; null for a list of numbers only. */
  entry: z.int().nullable(),
  level: z.enum(['stop', 'compare']),
  /** Whom it is about. */
  of: z.enum(['client', 'representative']),
  /** What is compared with what; null for a stop: the screen can be read over the counter. */
  own: compared.nullable(),
  listed: compared.nullable(),
})
export type ScreeningHit = z.output<typeof screeningHit>

/** The operator has compared a similar entry by hand. `another_person` answers it, `maybe_same` calls a supervisor. */
export const compareEntry = command('registration.compareEntry', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    registrationId: uuid,
    entry: z.int(),
    verdict: z.enum(comparisonVerdicts),
    reason: z.enum(comparisonReasons),
    note,
  }),
  output: z.strictObject({ recordId: uuid }),
  refusals: ['registration.not_found', 'registration.wrong_step', 'screening.entry_unknown', 'screening.note_missing'],
})

/** A supervisor, in place, lets the registration go on in spite of what stops it. */
export const liftStop = command('registration.liftStop', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ registrationId: uuid, reason: z.enum(liftReasons), note }),
  output: z.strictObject({ lifted: z.int() }),
  refusals: [
    'registration.not_found',
    'registration.wrong_step',
    'screening.nothing_to_lift',
    'screening.note_missing',
    'approvals.needed',
  ],
})

/** A refusal ends the registration, a suspicion is only recorded; no paper shows either. */
export const recordRefusal = command('registration.recordRefusal', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    registrationId: uuid,
    act: z.enum(['refusal', 'suspicion']),
    reason: z.enum(refusalReasons),
    note,
  }),
  output: z.strictObject({ recordId: uuid }),
  refusals: ['registration.not_found', 'registration.wrong_step', 'screening.note_missing'],
})

export const screeningRecord = z.strictObject({
  id: uuid,
  madeAt: instant,
  act: z.enum(screeningActs),
  /** Of the act's own reasons; of a comparison `another_person` reasons or `maybe_same`. */
  reason: z.enum([
    ...comparisonReasons,
    'maybe_same',
    ...liftReasons.filter((one) => one !== 'other'),
    ...refusalReasons.filter((one) => one !== 'other'),
  ]),
  list: z.enum(listKinds).nullable(),
  listAsOf: calendarDate.nullable(),
  entry: z.int().nullable(),
  operatorName: z.string(),
  approvedBy: z.string().nullable(),
  note: z.string(),
  /** Whom a refusal or a suspicion concerns; null where the record is about an entry only. */
  /** `birthDate` is '' of a payer whose simplified identification asked for none. */
  person: z
    .strictObject({ name: z.string(), birthDate: z.union([calendarDate, z.literal('')]), document: z.string() })
    .nullable(),
})
export type ScreeningRecord = z.output<typeof screeningRecord>

/** What was refused, suspected, compared and lifted, newest first, 50 a page. */
export const listScreeningRecords = query('screening.listRecords', {
  access: 'supervision',
  personal: true,
  input: z.strictObject({ before: uuid.nullable(), act: z.enum(screeningActs).nullable() }),
  output: z.strictObject({ records: z.array(screeningRecord), next: uuid.nullable() }),
})
