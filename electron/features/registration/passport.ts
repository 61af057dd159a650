import {
  answerMatch,
  checkPassport,
  type DocumentField,
  type DocumentProblem,
  type ScanDoubts,
} from '../../../shared/contract/registration.ts'
import { readDocument } from '../../../shared/domain/document-form.ts'
import { signedIn } from '../../core/context.ts'
import { accepted, perform, refused } from '../../core/feature.ts'
import type { DeskKeys } from '../../db/desk-keys.ts'
import type { Db } from '../../db/open.ts'
import { type OpenRegistration, voidCode, writeRegistration } from '../../records/registration-drafts.ts'
import { screen } from '../../records/screening.ts'
import { type Checked, findKnown, holderOf } from './holder.ts'
import {
  currentOrNew,
  deskMoment,
  inHand,
  isSameReading,
  registrationAt,
  stepAfterPassport,
  voidConsent,
} from './steps.ts'

type Problem = { field: DocumentField; problem: DocumentProblem }
type Known = { problems: Problem[]; match: OpenRegistration['match'] }

/** Whether somebody known may be the bearer, or which digit was mistyped: the document is on another person's card. */
const lookAround = (db: Db, keys: DeskKeys, checked: Checked): Known => {
  const stopped = (field: DocumentField): Known => ({ problems: [{ field, problem: 'of_other_person' }], match: null })
  if (holderOf(db, keys, checked).kind === 'stranger') return stopped('seriesNumber')
  const known = findKnown(db, keys, checked)
  if (known.found === 'stranger') return stopped('previousDocument')
  if (known.found === 'nobody') return { problems: [], match: null }
  return { problems: [], match: { by: known.by, clientIds: known.clientIds, answered: false } }
}

/** The same document read again, with the same people known: what the operator has said of them stands. */
const keepAnswer = (before: OpenRegistration, now: OpenRegistration): OpenRegistration => {
  if (!before.match?.answered || !now.match || !now.checked || !before.checked) return now
  const sameAsked = before.match.by === now.match.by && before.match.clientIds.join() === now.match.clientIds.join()
  if (!sameAsked) return now
  return {
    ...now,
    match: { ...now.match, answered: true },
    checked: { ...now.checked, sameAs: before.checked.sameAs },
  }
}

/** Past the first step the document was compared with what was read of it. */
const lookedAt = ({ step }: OpenRegistration): { doubts?: ScanDoubts } => (step === 'passport' ? {} : { doubts: {} })

/** What comes of a reading: the registration at its next step, or at the passport with what stops it. */
const afterReading = (
  current: OpenRegistration,
  read: Checked,
  { known, screening, today }: { known: Known; screening: 'open' | 'clear'; today: string },
): OpenRegistration => {
  if (known.problems.length > 0) return { ...current, step: 'passport', checked: null, match: null }
  const same = isSameReading(current.checked, read)
  const { representative } = current
  const next: OpenRegistration = {
    ...current,
    checked: read,
    screening,
    match: known.match,
    // What an authority is worth depends on whom it is for.
    representative: representative && !same ? { ...representative, checked: null } : representative,
  }
  const kept = same ? keepAnswer(current, next) : next
  return { ...kept, step: stepAfterPassport(kept, today) }
}

export const passportHandlers = [
  perform(checkPassport, async (context, { typed }) => {
    const { deskKeys, session, emit } = context.ports
    const problems = context.transact((tx, { at }): Problem[] => {
      const current = { ...currentOrNew(tx, context, at), typed }
      voidCode(tx, current, at)
      const today = deskMoment(context, at).localDate
      const reading = readDocument(typed, today)
      const { person, document, previousDocument } = reading.ok
        ? reading
        : { person: null, document: null, previousDocument: null }
      const read: Checked | null = person && document ? { person, document, previousDocument, sameAs: null } : null
      const known: Known = read ? lookAround(tx, deskKeys, read) : { problems: [], match: null }
      const isOpen =
        read !== null && screen({ ...context, at }, { ...current, checked: read, representative: null }).open.length > 0
      const next: OpenRegistration = read
        ? afterReading(current, read, { known, screening: isOpen ? 'open' : 'clear', today })
        : { ...current, step: 'passport', checked: null, match: null }
      const consent = isSameReading(current.checked, next.checked) ? current.consent : voidConsent(tx, current, at)
      writeRegistration(tx, deskKeys, signedIn(context).id, { ...next, ...lookedAt(next), consent, code: null }, at)
      return reading.ok ? known.problems : reading.problems
    })
    session.holdIdleLock(false)
    emit('printing')
    return accepted({ problems })
  }),

  perform(answerMatch, async (context, { registrationId, clientId }) =>
    context.transact((tx, { at, audit }) => {
      const found = registrationAt(tx, { ...context, at }, registrationId, ['match'])
      if (typeof found === 'string') return refused(found)
      const { match, checked } = found
      if (!match || (clientId !== null && !match.clientIds.includes(clientId)))
        return refused('registration.match_unknown')
      const answered: OpenRegistration = {
        ...found,
        match: { ...match, answered: true },
        checked: { ...checked, sameAs: clientId },
      }
      const step = stepAfterPassport(answered, deskMoment(context, at).localDate)
      writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, { ...answered, step }, at)
      audit('registration.match_answered', { registrationId, by: match.by, clientId, ...inHand })
      return accepted(null)
    }),
  ),
]
