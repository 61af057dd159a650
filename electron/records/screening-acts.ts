import type { compareEntry, liftStop, recordRefusal } from '../../shared/contract/screening.ts'
import type { InputOf } from '../../shared/contract/define.ts'
import { documentMasked, documentShown } from '../../shared/domain/document-kinds.ts'
import { hitCode } from '../../shared/domain/list-kinds.ts'
import { fullName, shortName } from '../../shared/domain/person-name.ts'
import type { ScreeningAct } from '../../shared/domain/screening-reasons.ts'
import type { ApprovalFacts } from '../core/approvals.ts'
import { type AuditData, type CommandContext, type QueryContext, signedIn } from '../core/context.ts'
import { refused } from '../core/feature.ts'
import type { Tx } from '../db/open.ts'
import { type FoundHit, screen, type Screened, subjectOf } from './screening.ts'
import { insertScreeningRecord, type ScreeningBody } from './screening-records.ts'

// What is answered about a hit of the lists: at a registration, and of a payer.

/** Who is asked about, and how its audit events name the case: the id of the registration or of the payer. */
export type Asked = Screened & { readonly named: AuditData }

type Said = {
  act: ScreeningAct
  reason: string
  about: FoundHit | null
  approvedBy: string | null
  body: ScreeningBody
}

const writeDown = (tx: Tx, context: CommandContext, { registrationId, checked }: Asked, said: Said): string => {
  const { ids, deskKeys } = context.ports
  const id = ids.next()
  const { commandId, at } = context
  insertScreeningRecord(tx, deskKeys, {
    ...said,
    ...{ id, commandId, registrationId, at },
    subject: said.about?.subject ?? subjectOf(context, checked),
    operatorId: signedIn(context).id,
  })
  return id
}

/** What the approver sees before the password: in words that say nothing to the client, who sees it too. */
export const stopFacts = (context: QueryContext, asked: Asked, note: string): ApprovalFacts => {
  const { person, document } = asked.checked
  const stops = screen(context, asked).open.filter(({ level }) => level === 'stop')
  return [
    { fact: 'client', value: shortName(person) },
    { fact: 'document', value: documentMasked(document) },
    { fact: 'list', value: stops.map(hitCode).join(', ') },
    ...(note === '' ? [] : [{ fact: 'reason' as const, value: note }]),
  ]
}

/** «Иное» says nothing by itself. */
const isNoteMissing = (reason: string, note: string): boolean => reason === 'other' && note === ''

type Words<Op extends typeof compareEntry | typeof liftStop | typeof recordRefusal> = Omit<
  InputOf<Op>,
  'registrationId'
>

/** The operator has compared a similar entry by hand. */
export const keepComparison = (
  tx: Tx,
  context: CommandContext,
  asked: Asked,
  { entry, verdict, reason, note }: Words<typeof compareEntry>,
) => {
  if (verdict === 'another_person' && isNoteMissing(reason, note)) return refused('screening.note_missing')
  const about = screen(context, asked).open.find((hit) => hit.level === 'compare' && hit.entry === entry)
  if (!about) return refused('screening.entry_unknown')
  const said = verdict === 'maybe_same' ? verdict : reason
  const recordId = writeDown(tx, context, asked, {
    ...{ act: 'compared', reason: said, about, approvedBy: null },
    body: { note, person: null },
  })
  const { list, asOf } = about
  context.audit('screening.compared', { ...asked.named, recordId, list, asOf, entry, reason: said })
  return { recordId }
}

/** A supervisor, in place, lets it go on in spite of what stops it. */
export const keepLift = (tx: Tx, context: CommandContext, asked: Asked, { reason, note }: Words<typeof liftStop>) => {
  if (isNoteMissing(reason, note)) return refused('screening.note_missing')
  const stops = screen(context, asked).open.filter(({ level }) => level === 'stop')
  if (stops.length === 0) return refused('screening.nothing_to_lift')
  const approvedBy = context.approval()?.approverId
  if (approvedBy === undefined) return refused('approvals.needed')
  for (const about of stops) {
    const body = { note, person: null }
    const recordId = writeDown(tx, context, asked, { act: 'lifted', reason, about, approvedBy, body })
    const { list, asOf, entry } = about
    context.audit('screening.lifted', { ...asked.named, recordId, list, asOf, entry, reason, approvedBy })
  }
  return { lifted: stops.length }
}

/** «Отказ / подозрение». What a refusal ends is the caller's. */
export const keepRefusal = (
  tx: Tx,
  context: CommandContext,
  asked: Asked,
  { act, reason, note }: Words<typeof recordRefusal>,
) => {
  if (isNoteMissing(reason, note)) return refused('screening.note_missing')
  const { person, document } = asked.checked
  const [about = null] = screen(context, asked).open
  const recordId = writeDown(tx, context, asked, {
    ...{ act, reason, about, approvedBy: null },
    body: {
      note,
      person: { name: fullName(person), birthDate: person.birthDate, document: documentShown(document) },
    },
  })
  context.audit('screening.recorded', { ...asked.named, recordId, act, reason })
  return { recordId }
}
