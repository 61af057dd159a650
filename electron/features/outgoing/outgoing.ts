import {
  cancelOutgoing,
  getOutgoingDay,
  makeOutgoing as makeOp,
  makeOutgoingAgain,
  markOutgoingSent,
  type OutWay,
  previewOutgoing,
  repeatOutgoing as repeatOp,
} from '../../../shared/contract/outgoing.ts'
import { type ActionContext, type CommandContext, type QueryContext, setUpDesk, signedIn } from '../../core/context.ts'
import { accepted, answerBeside, carryOut, type Feature, perform, refused } from '../../core/feature.ts'
import { chainHead, insertMoney } from '../../db/journal.ts'
import { databaseProblem, type Tx } from '../../db/open.ts'
import { makeOutgoing, type Making, repeatOutgoing, type Wanted } from '../../records/make-outgoing.ts'
import { outProviders } from '../../records/out-slots.ts'
import { payersOf, termsOf } from '../../records/out-terms.ts'
import { outgoingDay, type OutgoingDay, registerPayers } from '../../records/outgoing-day.ts'
import { outgoingPreview } from '../../records/outgoing-preview.ts'
import { outgoingSettingsOf } from '../../records/outgoing-settings.ts'
import { findRegisterOut, nextNumberOf, type RegisterOut, stateOf } from '../../records/registers-out.ts'
import { keepLateEvent } from '../../records/shift-late-events.ts'
import { transferHandlers } from './transfers.ts'

const dayOf = (context: QueryContext, businessDate: string | null): Promise<OutgoingDay | null> =>
  context.ports.reports.run(outgoingDay, { businessDate, providers: outProviders(context.ports.catalogue.now()) })

const termsNow = (context: QueryContext, of: Pick<Wanted, 'providerId' | 'shiftNumber' | 'range' | 'way'>) => {
  const { db, ports } = context
  const desk = setUpDesk(context)
  return termsOf({
    ...{ catalogue: ports.catalogue.now(), desk, settings: outgoingSettingsOf(db, desk, ports.dataFolder) },
    ...{ at: context.at, providerId: of.providerId, businessDate: of.range.businessDate },
    ...{ shiftNumber: of.shiftNumber, number: nextNumberOf(db, of.providerId), way: of.way },
  })
}

const madeView = (register: RegisterOut) => {
  const { id, providerId, terms, totals, number, replacesNumber, fileName, sha256, madeAt, operatorName, sentAt } =
    register
  return {
    registerId: id,
    ...{ providerId, providerName: terms.provider.name, shiftNumber: terms.shiftNumber },
    ...{ layout: terms.layout, encoding: terms.encoding, ...totals },
    ...{ number, replacesNumber, fileName, sha256, state: stateOf(register), madeAt, operatorName, sentAt },
  }
}

/** The same range again, less what was given back until now. */
const again = (
  register: RegisterOut,
  headSeq: number,
  way: OutWay | null,
  payerPayments: readonly string[],
): Wanted => ({
  slot: '',
  providerId: register.providerId,
  shiftNumber: register.terms.shiftNumber,
  range: { ...register.range, asOfSeq: headSeq },
  payerPayments,
  replaces: register.id,
  way,
})

/** What the folder's own errors come to; anything else is thrown on. */
const folderFailure = (error: unknown) => {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
  const code = String(error.code)
  if (code === 'ENOENT' || code === 'ENOTDIR') return refused('outgoing.folder_missing')
  return databaseProblem(error) === 'disk_full' ? refused('outgoing.disk_full') : refused('outgoing.folder_closed')
}

const refusalOf = (making: Exclude<Making, { failure: null }>) =>
  making.failure === 'name_taken'
    ? refused('outgoing.name_taken', { name: making.name })
    : refused(`outgoing.${making.failure}`)

/** Runs one making; a folder that is away is a refusal. */
const making = async (context: ActionContext, wanted: readonly Wanted[], lines: number) => {
  try {
    const ended = await context.ports.registersOut.run(lines, (write) => makeOutgoing(context, wanted, write))
    if (ended === null) return refused('outgoing.running')
    return ended.failure === null ? ended : refusalOf(ended)
  } catch (error) {
    return folderFailure(error)
  }
}

const payersOfRegister = (context: QueryContext, { range }: RegisterOut): Promise<string[]> =>
  context.ports.reports.run(registerPayers, { range })

/** Why a register can't be marked as sent; null when it can. */
const sendingRefusal = (register: RegisterOut | undefined) => {
  if (!register) return refused('outgoing.unknown')
  const { number } = register
  const state = stateOf(register)
  if (state === 'made') return null
  return state === 'sent' ? refused('outgoing.sent_already', { number }) : refused(`outgoing.${state}`, { number })
}

/** Its row and its event; shifts of it that are closed hear of it. */
const markSent = (tx: Tx, context: CommandContext, { id, number, fileName, range, totals }: RegisterOut): void => {
  insertMoney(tx, 'registers_out_sent', {
    register_id: id,
    command_id: context.commandId,
    operator_id: signedIn(context).id,
    sent_at: context.at,
  })
  const shifts = tx.all<{ id: string }>(
    'SELECT id FROM shifts WHERE business_date = :businessDate AND (:shiftId IS NULL OR id = :shiftId)',
    { businessDate: range.businessDate, shiftId: range.shiftId },
  )
  for (const { id: shiftId } of shifts)
    keepLateEvent(tx, context, { shiftId, kind: 'register_sent', title: fileName, kopecks: null })
  const { lineCount: lines, transferKopecks } = totals
  context.audit('outgoing.sent', { registerId: id, number, lines, transferKopecks })
}

export const outgoing: Feature = {
  handlers: [
    ...transferHandlers,

    answerBeside(getOutgoingDay, async (context, { businessDate }) => {
      const day = await dayOf(context, businessDate)
      if (!day) return null
      const names = new Map(context.ports.catalogue.now().providers.map(({ id, name }) => [id, name]))
      return {
        businessDate: day.businessDate,
        openShifts: day.openShifts,
        waiting: day.waiting.map((slot) => {
          const { terms } = termsNow(context, { ...slot, way: null })
          return {
            slot: slot.key,
            ...{ providerId: slot.providerId, providerName: names.get(slot.providerId) ?? '' },
            ...{ shiftNumber: slot.shiftNumber, layout: terms.layout, encoding: terms.encoding, ...slot.totals },
          }
        }),
        made: day.made.map(madeView),
        otherDays: day.otherDays,
        running: context.ports.registersOut.progress(),
        folder: outgoingSettingsOf(context.db, setUpDesk(context), context.ports.dataFolder).folder,
      }
    }),

    answerBeside(previewOutgoing, async (context, { target, way }) => {
      const { db, ports } = context
      const show = async (
        of: Pick<Wanted, 'range' | 'payerPayments'>,
        { terms, fileName }: ReturnType<typeof termsOf>,
      ) => {
        const payers = payersOf(db, ports.deskKeys, of.payerPayments)
        const { totals, ...preview } = await ports.reports.run(outgoingPreview, { range: of.range, terms, payers })
        return { fileName, ...preview, ...totals }
      }
      if (target.of === 'waiting') {
        const slot = (await dayOf(context, target.businessDate))?.waiting.find(({ key }) => key === target.slot)
        return slot ? show(slot, termsNow(context, { ...slot, way })) : null
      }
      const register = findRegisterOut(db, target.registerId)
      if (!register) return null
      const payerPayments = await payersOfRegister(context, register)
      if (stateOf(register) !== 'stale') return show({ range: register.range, payerPayments }, register)
      const wanted = again(register, chainHead(context.db).seq, way, payerPayments)
      return show(wanted, termsNow(context, wanted))
    }),

    perform(makeOp, async (context, { businessDate, only }) => {
      const day = await dayOf(context, businessDate)
      const waiting = (day?.waiting ?? []).filter(({ key }) => only === null || key === only.slot)
      if (waiting.length === 0) return refused('outgoing.nothing_waits')
      const wanted = waiting.map(
        (slot): Wanted => ({ ...slot, slot: slot.key, replaces: null, way: only?.way ?? null }),
      )
      const lines = waiting.reduce((sum, { totals }) => sum + totals.lineCount, 0)
      const ended = await making(context, wanted, lines)
      if ('outcome' in ended) return ended
      return accepted({
        made: ended.made,
        blocked: ended.blocked.map(({ wanted: { providerId, slot }, terms, problems, problemCount }) => ({
          ...{ providerId, providerName: terms.provider.name, slot, problems, problemCount },
        })),
      })
    }),

    perform(makeOutgoingAgain, async (context, { registerId, way }) => {
      const register = findRegisterOut(context.db, registerId)
      if (!register) return refused('outgoing.unknown')
      if (stateOf(register) !== 'stale') return refused('outgoing.not_stale')
      const payerPayments = await payersOfRegister(context, register)
      const wanted = again(register, chainHead(context.db).seq, way, payerPayments)
      const ended = await making(context, [wanted], register.totals.lineCount)
      if ('outcome' in ended) return ended
      const [made] = ended.made
      if (!made) return refused('outgoing.characters_missing')
      return accepted({ registerId: made.registerId, fileName: made.fileName })
    }),

    perform(repeatOp, async (context, { registerId }) => {
      const register = findRegisterOut(context.db, registerId)
      if (!register) return refused('outgoing.unknown')
      const payers = await payersOfRegister(context, register)
      try {
        const failure = await context.ports.registersOut.run(register.totals.lineCount, async (write) => ({
          failure: await repeatOutgoing(context, register, payers, write),
        }))
        if (failure === null) return refused('outgoing.running')
        if (failure.failure !== null) return refused(`outgoing.${failure.failure}`)
        return accepted({ fileName: register.fileName })
      } catch (error) {
        return folderFailure(error)
      }
    }),

    perform(cancelOutgoing, async ({ ports }) => {
      ports.registersOut.cancel()
      return accepted(null)
    }),

    carryOut(markOutgoingSent, (tx, context, { registerIds }) => {
      const found = [...new Set(registerIds)].map((id) => findRegisterOut(tx, id))
      // All or none: a refusal commits what was written before it.
      for (const register of found) {
        const refusal = sendingRefusal(register)
        if (refusal) return refusal
      }
      for (const register of found) if (register) markSent(tx, context, register)
      context.ports.emit('outgoing')
      return accepted({ sent: found.length })
    }),
  ],
}
