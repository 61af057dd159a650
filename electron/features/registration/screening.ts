import { compareEntry, liftStop, recordRefusal } from '../../../shared/contract/screening.ts'
import { documentMasked, documentShown } from '../../../shared/domain/document-kinds.ts'
import { hitCode } from '../../../shared/domain/list-kinds.ts'
import { fullName, shortName } from '../../../shared/domain/person-name.ts'
import type { ScreeningAct } from '../../../shared/domain/screening-reasons.ts'
import type { ApprovalFacts } from '../../core/approvals.ts'
import { type CommandContext, type QueryContext, signedIn } from '../../core/context.ts'
import { accepted, approvable, carryOut, refused } from '../../core/feature.ts'
import type { Tx } from '../../db/open.ts'
import { destroyRegistration, writeRegistration } from '../../records/registration-drafts.ts'
import { type FoundHit, screen, subjectOf } from '../../records/screening.ts'
import { insertScreeningRecord, type ScreeningBody } from '../../records/screening-records.ts'
import { type CheckedRegistration, deskMoment, inHand, registrationAt, stepAfterPassport } from './steps.ts'

type Said = {
  act: ScreeningAct
  reason: string
  about: FoundHit | null
  approvedBy: string | null
  body: ScreeningBody
}

const writeDown = (
  tx: Tx,
  context: CommandContext,
  { registrationId, checked }: CheckedRegistration,
  said: Said,
): string => {
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
const stopFacts = (context: QueryContext, registrationId: string, note: string): ApprovalFacts => {
  const found = registrationAt(context.db, context, registrationId, ['screening'])
  if (typeof found === 'string') return []
  const { person, document } = found.checked
  const stops = screen(context, found).open.filter(({ level }) => level === 'stop')
  return [
    { fact: 'client', value: shortName(person) },
    { fact: 'document', value: documentMasked(document) },
    { fact: 'list', value: stops.map(hitCode).join(', ') },
    ...(note === '' ? [] : [{ fact: 'reason' as const, value: note }]),
  ]
}

/** On to the next step, when everything that a list says has its answer. */
const goOn = (tx: Tx, context: CommandContext, registration: CheckedRegistration): void => {
  const { open } = screen(context, registration)
  if (open.length > 0) return
  const answered = { ...registration, screening: 'clear' as const }
  const step = stepAfterPassport(answered, deskMoment(context, context.at).localDate)
  writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, { ...answered, step }, context.at)
}

/** «Иное» says nothing by itself. */
const isNoteMissing = (reason: string, note: string): boolean => reason === 'other' && note === ''

export const screeningHandlers = [
  carryOut(compareEntry, (tx, context, { registrationId, entry, verdict, reason, note }) => {
    const found = registrationAt(tx, context, registrationId, ['screening'])
    if (typeof found === 'string') return refused(found)
    if (verdict === 'another_person' && isNoteMissing(reason, note)) return refused('screening.note_missing')
    const { open } = screen(context, found)
    const about = open.find((hit) => hit.level === 'compare' && hit.entry === entry)
    if (!about) return refused('screening.entry_unknown')
    const said = verdict === 'maybe_same' ? verdict : reason
    const recordId = writeDown(tx, context, found, {
      ...{ act: 'compared', reason: said, about, approvedBy: null },
      body: { note, person: null },
    })
    const { list, asOf } = about
    context.audit('screening.compared', { registrationId, recordId, list, asOf, entry, reason: said, ...inHand })
    goOn(tx, context, found)
    return accepted({ recordId })
  }),

  approvable(
    liftStop,
    (context, { registrationId, note }) => stopFacts(context, registrationId, note),
    carryOut(liftStop, (tx, context, { registrationId, reason, note }) => {
      const found = registrationAt(tx, context, registrationId, ['screening'])
      if (typeof found === 'string') return refused(found)
      if (isNoteMissing(reason, note)) return refused('screening.note_missing')
      const stops = screen(context, found).open.filter(({ level }) => level === 'stop')
      if (stops.length === 0) return refused('screening.nothing_to_lift')
      const approvedBy = context.approval()?.approverId
      if (approvedBy === undefined) return refused('approvals.needed')
      for (const about of stops) {
        const body = { note, person: null }
        const recordId = writeDown(tx, context, found, { act: 'lifted', reason, about, approvedBy, body })
        const { list, asOf, entry } = about
        const what = { registrationId, recordId, list, asOf, entry, reason, approvedBy }
        context.audit('screening.lifted', { ...what, ...inHand })
      }
      goOn(tx, context, found)
      return accepted({ lifted: stops.length })
    }),
  ),

  carryOut(recordRefusal, (tx, context, { registrationId, act, reason, note }) => {
    const found = registrationAt(tx, context, registrationId, [
      'screening',
      'match',
      'representative',
      'consent',
      'phone',
      'code',
    ])
    if (typeof found === 'string') return refused(found)
    if (isNoteMissing(reason, note)) return refused('screening.note_missing')
    const { person, document } = found.checked
    const [about = null] = screen(context, found).open
    const recordId = writeDown(tx, context, found, {
      ...{ act, reason, about, approvedBy: null },
      body: {
        note,
        person: { name: fullName(person), birthDate: person.birthDate, document: documentShown(document) },
      },
    })
    context.audit('screening.recorded', { registrationId, recordId, act, reason, ...inHand })
    if (act === 'refusal') {
      const { deskKeys, session, emit } = context.ports
      destroyRegistration(tx, deskKeys, signedIn(context).id, context.at)
      session.holdIdleLock(false)
      emit('printing')
      emit('sms')
    }
    return accepted({ recordId })
  }),
]
