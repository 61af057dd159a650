import { join } from 'node:path'
import type { OutProblem, OutWay } from '../../shared/contract/outgoing.ts'
import type { OutTerms } from '../../shared/domain/register-out-lines.ts'
import { type ActionContext, setUpDesk, signedIn } from '../core/context.ts'
import { makeFolder } from '../core/make-folder.ts'
import type { OutRange } from '../db/registers-out/out-lines.ts'
import type { OutFailure, OutOrder, OutOutcome } from '../db/registers-out/make-registers.ts'
import { draftName, finishDrafts, isNameTaken, nameDrafts, removeDrafts } from './out-drafts.ts'
import { payersOf, termsOf } from './out-terms.ts'
import { demoOutFolder, outgoingSettingsOf } from './outgoing-settings.ts'
import { insertRegisterOut, nextNumberOf, type RegisterOut } from './registers-out.ts'

/** What is to be made: a range of lines, in a way that a person chose or as the catalogue says. */
export type Wanted = {
  readonly slot: string
  readonly providerId: string
  readonly shiftNumber: number | null
  readonly range: OutRange
  readonly payerPayments: readonly string[]
  /** The stale register that it takes the place of. */
  readonly replaces: string | null
  readonly way: OutWay | null
}

type Order = OutOrder & { readonly id: string; readonly fileName: string; readonly wanted: Wanted }

export type Blocked = {
  readonly wanted: Wanted
  readonly terms: OutTerms
  readonly problems: OutProblem[]
  readonly problemCount: number
}
export type Made = { readonly registerId: string; readonly fileName: string; readonly lineCount: number }
export type Making =
  | { readonly failure: null; readonly made: Made[]; readonly blocked: Blocked[] }
  | { readonly failure: OutFailure | 'folder_not_set' }
  | { readonly failure: 'name_taken'; readonly name: string }

type Write = (orders: readonly OutOrder[]) => Promise<OutOutcome>

export const outFolder = (context: ActionContext): string => {
  const desk = setUpDesk(context)
  const { folder } = outgoingSettingsOf(context.db, desk, context.ports.dataFolder)
  if (folder === demoOutFolder(context.ports.dataFolder)) makeFolder(folder)
  return folder
}

const ordersOf = (context: ActionContext, folder: string, wanted: readonly Wanted[]): Order[] => {
  const { db, ports } = context
  const desk = setUpDesk(context)
  const settings = outgoingSettingsOf(db, desk, ports.dataFolder)
  const given = new Map<string, number>()
  return wanted.map((one) => {
    const { providerId, shiftNumber, range, way } = one
    const number = given.get(providerId) ?? nextNumberOf(db, providerId)
    given.set(providerId, number + 1)
    const asked = { desk, settings, at: context.at, providerId, shiftNumber, number, way }
    const catalogue = ports.catalogue.now()
    const { terms, fileName } = termsOf({ ...asked, catalogue, businessDate: range.businessDate })
    const id = ports.ids.next()
    const draft = join(folder, draftName(desk.details.deskNumber, id))
    const payers = payersOf(db, ports.deskKeys, one.payerPayments)
    return { id, fileName, wanted: one, range, terms, payers, draft }
  })
}

/**
 * Makes registers: their files as drafts beside main, then their rows in one short transaction, then the files' names. A
 * kill in between leaves a draft without a row, which goes, or one with a row, which gets its name at the next start. So
 * what bears a register's name is a register that is recorded, whole.
 */
export const makeOutgoing = async (
  context: ActionContext,
  wanted: readonly Wanted[],
  write: Write,
): Promise<Making> => {
  const folder = outFolder(context)
  if (folder === '') return { failure: 'folder_not_set' }
  const { db } = context
  await finishDrafts(db, folder, setUpDesk(context).details.deskNumber)
  const orders = ordersOf(context, folder, wanted)
  for (const { fileName } of orders)
    if (await isNameTaken(folder, fileName)) return { failure: 'name_taken', name: fileName }
  const outcome = await write(orders)
  if (outcome.failure !== null) return outcome
  const done = orders.flatMap((order, index) => {
    const written = outcome.written[index]
    return written === undefined ? [] : [{ order, written }]
  })
  const blocked = done
    .filter(({ written }) => written.missingCount > 0)
    .map(({ order, written }) => ({
      wanted: order.wanted,
      terms: order.terms,
      problems: [...written.missing],
      problemCount: written.missingCount,
    }))
  const whole = done.filter(({ written }) => written.missingCount === 0 && written.totals.lineCount > 0)
  const empty = done.filter(({ written }) => written.missingCount === 0 && written.totals.lineCount === 0)
  await removeDrafts(empty.map(({ order }) => order.draft))
  if (whole.length > 0)
    try {
      keep(context, whole)
    } catch (error) {
      await removeDrafts(whole.map(({ order }) => order.draft))
      throw error
    }
  await nameDrafts(
    folder,
    whole.map(({ order: { draft, fileName } }) => ({ draft, fileName })),
  )
  return {
    failure: null,
    made: whole.map(({ order, written }) => ({
      registerId: order.id,
      fileName: order.fileName,
      lineCount: written.totals.lineCount,
    })),
    blocked,
  }
}

type Whole = { readonly order: Order; readonly written: Extract<OutOutcome, { failure: null }>['written'][number] }

const keep = (context: ActionContext, whole: readonly Whole[]): void => {
  const operatorId = signedIn(context).id
  context.transact((tx, { at, audit }) => {
    for (const { order, written } of whole) {
      const { id, fileName, range, terms, wanted } = order
      const { totals, sha256 } = written
      const { providerId, replaces } = wanted
      insertRegisterOut(tx, {
        id,
        providerId,
        replaces,
        range,
        terms,
        fileName,
        totals,
        sha256,
        operatorId,
        madeAt: at,
      })
      audit('outgoing.made', {
        ...{ registerId: id, providerId, number: terms.number, businessDate: range.businessDate, sha256 },
        ...{ lines: totals.lineCount, sumKopecks: totals.sumKopecks, transferKopecks: totals.transferKopecks },
        ...(replaces === null ? {} : { replaces }),
      })
    }
  })
}

/** Writes a register's file once more. `not_as_it_was`: what it was made of is not there any more, and nothing is written. */
export const repeatOutgoing = async (
  context: ActionContext,
  register: RegisterOut,
  payerPayments: readonly string[],
  write: Write,
): Promise<OutFailure | 'folder_not_set' | 'not_as_it_was' | null> => {
  const folder = outFolder(context)
  if (folder === '') return 'folder_not_set'
  const { db, ports } = context
  const draft = join(folder, draftName(setUpDesk(context).details.deskNumber, ports.ids.next()))
  const { range, terms } = register
  const outcome = await write([{ range, terms, payers: payersOf(db, ports.deskKeys, payerPayments), draft }])
  if (outcome.failure !== null) return outcome.failure
  const [written] = outcome.written
  if (written?.missingCount !== 0 || written.sha256 !== register.sha256) {
    await removeDrafts([draft])
    return 'not_as_it_was'
  }
  await nameDrafts(folder, [{ draft, fileName: register.fileName }])
  context.transact((_, { audit }) => audit('outgoing.repeated', { registerId: register.id, sha256: register.sha256 }))
  return null
}
