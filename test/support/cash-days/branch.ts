// A branch that works at random: two who take cash, every cash command there is, in any order the desk may meet.
import { randomUUID } from 'node:crypto'
import { standardDenominations } from '../../../shared/domain/denominations.ts'
import { giveApproval } from '../../../shared/contract/approvals.ts'
import type { CountRows } from '../../../shared/contract/cash.ts'
import type { InputOf, Operation, OutputOf } from '../../../shared/contract/define.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import type { HeadlessDesk } from '../power-cut/headless-desk.ts'
import type { SeededRandom } from '../power-cut/seeded-random.ts'

export type Login = 'kassir' | 'starshiy'

/** What is told of each command; a power cut is judged by it. */
export type Heard = {
  send(commandId: string, who: Login, operation: string, input: unknown): void
  ack(commandId: string, answer: unknown): void
}

/** Notes and coins that come to a sum, the biggest first. */
export const notesOf = (kopecks: number): CountRows => {
  const rows: { denomination: string; pieces: number }[] = []
  let left = kopecks
  for (const { id, faceKopecks, form } of standardDenominations) {
    const pieces = Math.floor(left / faceKopecks)
    // 5 and 10 ₽ are notes and coins: as coins only, so that each face comes once.
    if (pieces === 0 || (form === 'note' && faceKopecks < 5_000)) continue
    rows.push({ denomination: id, pieces })
    left -= pieces * faceKopecks
  }
  return rows
}

export type Refusal = { readonly code: string; readonly params: Record<string, string | number> }
export type Answered<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

/** One desk and who stands at it. */
export type Branch = {
  readonly random: SeededRandom
  readonly desk: () => HeadlessDesk
  /** After a kill: the desk that was started anew. */
  reopen(desk: HeadlessDesk): void
  /** Asks as `who`; an approval that is needed is given by the other one. Throws for any refusal not named in `expected`. */
  ask<Op extends Operation<'command'>>(
    who: Login,
    op: Op,
    input: InputOf<Op>,
    expected?: readonly string[],
  ): Promise<Answered<OutputOf<Op>>>
  /** Asks an earlier accepted command again, as the window does after silence: the same answer, nothing done twice. */
  repeat(): Promise<void>
  chance(probability: number): boolean
  pick<Of>(values: readonly Of[]): Of | undefined
}

type Done = { who: Login; op: Operation; input: unknown; id: string; answer: string }

export const createBranch = (first: HeadlessDesk, random: SeededRandom, heard: Heard): Branch => {
  let desk = first
  const done: Done[] = []
  const dispatched = async (op: Operation, input: unknown, id?: string): Promise<Envelope<unknown>> =>
    (await desk.dispatch(op.name, input, id)) as Envelope<unknown>

  const approve = async (who: Login, op: Operation, input: unknown, commandId: string): Promise<void> => {
    if (who === 'starshiy') throw new Error(`${op.name}: nobody is there to approve the supervisor`)
    const given = { operation: op.name, commandId, input, login: 'starshiy', password: 'starshiy-demo' }
    const answer = await dispatched(giveApproval, given)
    if (!answer.ok) throw new Error(`${op.name}: not approved, ${JSON.stringify(answer.error)}`)
  }

  return {
    random,
    desk: () => desk,
    reopen: (anew) => {
      desk = anew
    },
    ask: async (who, op, input, expected = []) => {
      desk.signIn(who)
      const id = randomUUID()
      heard.send(id, who, op.name, input)
      let answer = await dispatched(op, input, id)
      if (
        !answer.ok &&
        answer.error.kind === 'refused' &&
        answer.error.code === 'approvals.needed' &&
        who === 'kassir'
      ) {
        await approve(who, op, input, id)
        answer = await dispatched(op, input, id)
      }
      if (answer.ok) {
        heard.ack(id, answer.value)
        done.push({ who, op, input, id, answer: JSON.stringify(answer.value) })
        return { ok: true, value: answer.value as never }
      }
      const { error } = answer
      if (error.kind !== 'refused' || !expected.includes(error.code))
        throw new Error(`${op.name} as ${who} answered ${JSON.stringify(error)} to ${JSON.stringify(input)}`)
      return { ok: false, refusal: { code: error.code, params: error.params as Refusal['params'] } }
    },
    repeat: async () => {
      const one = done[random.between(0, done.length - 1)]
      if (!one) return
      desk.signIn(one.who)
      const again = await dispatched(one.op, one.input, one.id)
      if (!again.ok || JSON.stringify(again.value) !== one.answer)
        throw new Error(`${one.op.name} asked again was answered anew: ${JSON.stringify(again)}`)
    },
    chance: (probability) => random.next() < probability,
    pick: (values) => values[random.between(0, values.length - 1)],
  }
}
