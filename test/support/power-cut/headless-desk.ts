import { systemClock, systemRandom, toInstant } from '../../../electron/core/clock.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { verifyJournal } from '../../../electron/db/verify.ts'
import { type Desk, openDesk } from '../../../electron/desk.ts'
import type { DeskParts } from '../../../electron/desk-parts.ts'
import { findOperatorByLogin } from '../../../electron/records/operators.ts'
import { noBackup, noRestore, noSecretStore } from '../no-ports.ts'
import type { InputOf, Operation, OutputOf } from '../../../shared/contract/define.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'

/** A desk of real parts without its window, asked through the one door. */
export type HeadlessDesk = Desk & {
  ask<Op extends Operation>(op: Op, input: InputOf<Op>, commandId?: string): Promise<Envelope<OutputOf<Op>>>
  /** The answer; throws what was answered when it is a refusal or an error. */
  value<Op extends Operation>(op: Op, input: InputOf<Op>, commandId?: string): Promise<OutputOf<Op>>
  /** Without the password: its quarter of a second of scrypt would be half of a round. */
  signIn(login: 'kassir' | 'starshiy'): void
  signInCashier(): void
}

/**
 * Opens the demo desk in `folder` (made if missing) with the system's clock and randomness and the virtual printer,
 * as the program would; unlike test/support/desk.ts it needs no test around it, so a child process can be one. `parts`:
 * what is other than that.
 */
export async function openHeadlessDesk(
  folder: string,
  parts: Partial<
    Pick<
      DeskParts,
      | 'kind'
      | 'emptyWal'
      | 'backup'
      | 'registerMaker'
      | 'registerOutMaker'
      | 'runReport'
      | 'exportMaker'
      | 'verifyJournal'
      | 'files'
    >
  > = {},
): Promise<HeadlessDesk> {
  const desk = await openDesk({
    folder,
    kind: 'demo',
    version: '0.0.0-power-cut',
    clock: systemClock,
    random: systemRandom,
    emit: () => undefined,
    log: (event, data) => process.stderr.write(`${event} ${JSON.stringify(data)}\n`),
    verifyJournal: async (file) => {
      const reader = openDatabase(file, { readonly: true })
      try {
        return verifyJournal(reader.db, toInstant(systemClock.nowMs()))
      } finally {
        reader.close()
      }
    },
    emptyWal: async () => true,
    openDemo: async () => 'already_set_up',
    secretStore: noSecretStore,
    backup: noBackup,
    restore: noRestore,
    ...parts,
  })
  const ask: HeadlessDesk['ask'] = async (op, input, commandId) =>
    (await desk.dispatch(op.name, input, commandId)) as Envelope<OutputOf<typeof op>>
  const value: HeadlessDesk['value'] = async (op, input, commandId) => {
    const answered = await ask(op, input, commandId)
    if (!answered.ok) throw new Error(`${op.name} answered ${JSON.stringify(answered.error)}`)
    return answered.value
  }
  const signIn: HeadlessDesk['signIn'] = (login) => {
    const operator = findOperatorByLogin(desk.database.db, login)
    if (operator === undefined) throw new Error('the demo desk has no such operator')
    const { id, name, role } = operator
    desk.session.begin({ id, login, name, role }, false)
  }
  return { ...desk, ask, value, signIn, signInCashier: () => signIn('kassir') }
}
