import { verifyJournal } from '../../../electron/db/verify.ts'
import { giveApproval } from '../../../shared/contract/approvals.ts'
import { getDraft } from '../../../shared/contract/drafts.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import type { Login } from '../cash-days/branch.ts'
import { cashContradictions } from '../cash-days/cash-truth.ts'
import { type HeadlessDesk, openHeadlessDesk } from './headless-desk.ts'

type Sent = { readonly who: Login; readonly operation: string; readonly input: unknown }

/** What cash-stream.ts had said when the power went. */
export type SaidByStream = {
  readonly sent: ReadonlyMap<string, Sent>
  /** Answers as JSON. */
  readonly acknowledged: ReadonlyMap<string, string>
  /** The last command asked for, answered or not. */
  readonly lastSent: string | null
}

/** Reads the lines of cash-stream.ts. */
export function readStream(lines: readonly string[]): SaidByStream {
  const sent = new Map<string, Sent>()
  const acknowledged = new Map<string, string>()
  let lastSent: string | null = null
  for (const line of lines) {
    const [word = '', id = '', who = '', operation = ''] = line.split(' ')
    const restAfter = (words: readonly string[]): string => line.slice(words.join(' ').length + 1)
    if (word === 'send') {
      const input: unknown = JSON.parse(restAfter([word, id, who, operation]))
      sent.set((lastSent = id), { who: who as Login, operation, input })
    }
    if (word === 'ack') acknowledged.set(id, restAfter([word, id]))
  }
  return { sent, acknowledged, lastSent }
}

/**
 * Starts the desk on what a power cut left in `folder` and tells everything that is not as it must be; an empty list is
 * the proof. Words that begin with `lost` speak of something acknowledged that is gone. The last command is asked for
 * again, as the window would after silence.
 */
export async function checkAfterPowerCut(folder: string, said: SaidByStream): Promise<string[]> {
  const problems: string[] = []
  let desk: HeadlessDesk | null = null
  try {
    desk = await openHeadlessDesk(folder)
    const integrity = String(desk.database.raw.pragma('integrity_check', { simple: true }))
    if (integrity !== 'ok') problems.push(`integrity_check: ${integrity}`)
    problems.push(...lossesOf(desk, said), ...disagreementsOf(desk))
    // The print queue settles what was under way before it takes anything new.
    await desk.startWork()
    if (said.lastSent !== null) problems.push(...(await askLastAgain(desk, said, said.lastSent)))
    problems.push(...disagreementsOf(desk))
  } catch (error) {
    problems.push(`the desk failed: ${error instanceof Error ? error.stack : String(error)}`)
  } finally {
    await desk?.close()
  }
  return problems
}

const loggedCommands = (desk: HeadlessDesk): Map<string, string> =>
  new Map(
    desk.database.db
      .all<{ id: string; answer: string }>('SELECT command_id AS id, answer FROM command_log')
      .map(({ id, answer }) => [id, answer]),
  )

function lossesOf(desk: HeadlessDesk, said: SaidByStream): string[] {
  const problems: string[] = []
  const logged = loggedCommands(desk)
  for (const [id, answer] of said.acknowledged) {
    const operation = said.sent.get(id)?.operation
    const found = logged.get(id)
    if (found === undefined) problems.push(`lost ${operation} ${id}`)
    else if (found !== answer) problems.push(`${operation} ${id} answers ${found} now`)
  }
  for (const id of logged.keys()) if (!said.sent.has(id)) problems.push(`command ${id} was never asked for`)
  // One command at a time is under way: no more than that one may be there unacknowledged.
  if (logged.size > said.acknowledged.size + 1) problems.push(`${logged.size} commands of ${said.acknowledged.size}`)
  return problems
}

function disagreementsOf(desk: HeadlessDesk): string[] {
  const { db } = desk.database
  const verdict = verifyJournal(db, new Date().toISOString())
  return [
    ...(verdict.intact ? [] : [`audit chain: ${verdict.problem} at ${verdict.brokenSeq}`]),
    ...cashContradictions(db),
  ]
}

/** As the window asks after silence; an approval died with the program and is given again. */
async function askAsBefore(
  desk: HeadlessDesk,
  { who, operation, input }: Sent,
  id: string,
): Promise<Envelope<unknown>> {
  desk.signIn(who)
  const answer = (await desk.dispatch(operation, input, id)) as Envelope<unknown>
  if (answer.ok || answer.error.kind !== 'refused' || answer.error.code !== 'approvals.needed') return answer
  const given = { operation, commandId: id, input, login: 'starshiy', password: 'starshiy-demo' }
  await desk.value(giveApproval, given)
  return (await desk.dispatch(operation, input, id)) as Envelope<unknown>
}

/**
 * What was stored is answered as it was, and nothing is done a second time. What was not is carried out now, once, or
 * refused as it may be (its receipt has not come out yet), and then it is not there.
 */
async function askLastAgain(desk: HeadlessDesk, said: SaidByStream, id: string): Promise<string[]> {
  const problems: string[] = []
  const sent = said.sent.get(id)
  if (!sent) throw new Error(`the stream never sent ${id}`)
  const before = loggedCommands(desk).get(id)
  if (sent.operation === 'payments.accept') problems.push(...(await askForDraft(desk, sent, id, before)))
  const [first, second] = [await askAsBefore(desk, sent, id), await askAsBefore(desk, sent, id)]
  const after = loggedCommands(desk).get(id)
  if (first.ok) {
    if (JSON.stringify(first.value) !== (before ?? after)) problems.push(`asked again, ${sent.operation} answered anew`)
    if (!second.ok || JSON.stringify(second.value) !== JSON.stringify(first.value))
      problems.push(`${sent.operation} was answered in two ways`)
  } else if (before !== undefined || after !== undefined) problems.push(`${sent.operation} is there, and refused`)
  else if (first.error.kind !== 'refused')
    problems.push(`asked again, ${sent.operation}: ${JSON.stringify(first.error)}`)
  return problems
}

/** Main keeps the draft with its id before it pays: so a stored payment is shown as done, never offered again. */
async function askForDraft(
  desk: HeadlessDesk,
  { who }: Sent,
  id: string,
  before: string | undefined,
): Promise<string[]> {
  desk.signIn(who)
  const draft = await desk.value(getDraft, {})
  const isToldDone = draft?.commandId === id && draft.accepted !== null
  if (before !== undefined && !isToldDone) return [`payment ${id} is stored, but its draft does not say so`]
  if (before === undefined && isToldDone) return [`draft ${id} claims a payment`]
  return []
}
