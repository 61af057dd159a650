import type { DeskState } from '../../shared/contract/desk.ts'
import type { Envelope } from '../../shared/contract/envelope.ts'
import type { Dispatch } from './dispatcher.ts'

export type ClosedDoorParts = {
  readonly state: Extract<DeskState, { phase: 'problem' }>
  /** Tries to open the database again; the caller replaces this door when it works. */
  readonly retry: () => Promise<void>
  readonly openDemo: () => Promise<void>
}

/** The door while the database can't be opened: it says what is wrong and offers the ways on, nothing else. */
export const createClosedDoor = ({ state, retry, openDemo }: ClosedDoorParts): Dispatch => {
  const answers: Readonly<Record<string, () => Promise<unknown>>> = {
    'desk.getState': async () => state,
    'session.get': async () => ({ state: 'signed_out' }),
    'desk.retryOpen': async () => {
      await retry()
      return null
    },
    'desk.chooseDemo': async () => {
      await openDemo()
      return null
    },
  }
  return async (name): Promise<Envelope> => {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
    if (!answer) return { ok: false, error: { kind: 'unavailable', code: 'desk.not_open' } }
    return { ok: true, value: await answer() }
  }
}
