import { chooseCopy, restoreCopy } from '../../shared/contract/backups.ts'
import type { DeskState } from '../../shared/contract/desk.ts'
import type { CallError, Envelope, RefusalParams } from '../../shared/contract/envelope.ts'
import { databaseProblem } from '../db/open.ts'
import type { Dispatch } from './dispatcher.ts'
import type { RestorePort } from './ports.ts'

type ClosedState = Extract<DeskState, { phase: 'problem' | 'opening' }>

export type ClosedDoorParts = {
  readonly state: ClosedState
  /** Tries to open the database again; the caller replaces this door when it works. */
  readonly retry: () => Promise<void>
  readonly openDemo: () => Promise<void>
  /** Null where a copy is no way on: the database is sound, or is just being opened. */
  readonly restore: RestorePort | null
}

const failure = (error: CallError): Envelope => ({ ok: false, error })
const notOpen = failure({ kind: 'unavailable', code: 'desk.not_open' })

const outcome = (refusal: string | null, params: RefusalParams, value: unknown): Envelope =>
  refusal === null ? { ok: true, value } : failure({ kind: 'refused', code: refusal, params })

/** Where no copy helps the answers are those of a desk that works: it is not replaced. */
const refusedToReplace = outcome('desk.already_set_up', {}, null)

const unavailable: Readonly<Record<NonNullable<ReturnType<typeof databaseProblem>>, string>> = {
  disk_full: 'desk.disk_full',
  folder_read_only: 'desk.folder_read_only',
  database_corrupt: 'desk.database_corrupt',
}

/**
 * The door while the database can't be opened: it says what is wrong and offers the ways on, nothing else. While a desk
 * is being opened (a copy before a migration) it offers to wait.
 */
export const createClosedDoor = ({ state, retry, openDemo, restore }: ClosedDoorParts): Dispatch => {
  const reading: Readonly<Record<string, () => unknown>> = {
    'desk.getState': () => state,
    'session.get': () => ({ state: 'signed_out' }),
  }
  const waysOn: Readonly<Record<string, (input: unknown) => Promise<Envelope>>> = {
    'desk.retryOpen': async () => {
      await retry()
      return outcome(null, {}, null)
    },
    'desk.chooseDemo': async () => {
      await openDemo()
      return outcome(null, {}, null)
    },
    [chooseCopy.name]: async () => {
      if (!restore) return refusedToReplace
      const found = await restore.choose()
      return found.refusal === null ? outcome(null, {}, found.value) : outcome(found.refusal, found.params, null)
    },
    [restoreCopy.name]: async (input) => {
      if (!restore) return refusedToReplace
      const secret = restoreCopy.input.safeParse(input)
      if (!secret.success)
        return failure({
          kind: 'invalid_input',
          fields: secret.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), code: issue.code })),
        })
      const done = await restore.restore(secret.data)
      return done.refusal === null ? outcome(null, {}, null) : outcome(done.refusal, done.params, null)
    },
  }
  return async (name, input) => {
    if (Object.hasOwn(reading, name)) return { ok: true, value: reading[name]?.() }
    const wayOn = Object.hasOwn(waysOn, name) ? waysOn[name] : undefined
    if (state.phase === 'opening' || !wayOn) return notOpen
    try {
      return await wayOn(input)
    } catch (error) {
      const problem = databaseProblem(error)
      if (problem) return failure({ kind: 'unavailable', code: unavailable[problem] })
      return failure({ kind: 'internal', reference: state.reference })
    }
  }
}
