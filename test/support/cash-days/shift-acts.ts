import { recountShift, settleDifference } from '../../../shared/contract/past-shifts.ts'
import { beginCounting, closeShift, countDrawer, endCounting, openShift } from '../../../shared/contract/shift.ts'
import { notesOf } from './branch.ts'
import type { Act } from './model.ts'

export const open: Act = async (branch, model) => {
  if (model.shift) return false
  const who = branch.chance(0.8) ? 'kassir' : 'starshiy'
  const differs = branch.chance(0.2)
  const kopecks = Math.max(0, (model.remainderKopecks ?? 0) + (differs ? branch.random.between(-5_000, 5_000) : 0))
  const difference = model.remainderKopecks === null ? 0 : kopecks - model.remainderKopecks
  const reason = difference === 0 ? null : 'пересчитано при открытии'
  const answer = await branch.ask(who, openShift, { count: notesOf(kopecks), reason })
  if (!answer.ok) return false
  if (answer.value.differenceKopecks !== difference) throw new Error('another difference at the opening')
  if (difference !== 0 && who === 'kassir')
    model.differences.push({ shiftId: answer.value.shiftId, place: 'opening', kopecks: difference })
  if (model.lastShift) model.lastShift.isOpenable = false
  model.shift = { who, drawerKopecks: kopecks, countedKopecks: null, counting: false }
  model.payments = []
  return true
}

export const count: Act = async (branch, model) => {
  const { shift } = model
  if (!shift) return false
  if (!shift.counting) {
    if (!(await branch.ask(shift.who, beginCounting, {})).ok) return false
    shift.counting = true
    shift.countedKopecks = null
  }
  const wrong = branch.chance(0.25) ? branch.random.between(-3_000, 3_000) : 0
  const kopecks = Math.max(0, shift.drawerKopecks + wrong)
  const answer = await branch.ask(shift.who, countDrawer, { count: notesOf(kopecks) })
  if (!answer.ok) return false
  const { expectedKopecks } = answer.value
  if (expectedKopecks !== shift.drawerKopecks)
    throw new Error(`${expectedKopecks} expected, not ${shift.drawerKopecks}`)
  shift.countedKopecks = kopecks
  return true
}

export const goOn: Act = async (branch, model) => {
  const { shift } = model
  if (!shift?.counting) return false
  if (!(await branch.ask(shift.who, endCounting, {})).ok) return false
  shift.counting = false
  return true
}

/** Closes with what was counted; also asked for at the end of every day. */
export const close: Act = async (branch, model) => {
  const { shift } = model
  if (!shift?.counting || shift.countedKopecks === null) return false
  const difference = shift.countedKopecks - shift.drawerKopecks
  const input = { reason: difference === 0 ? null : 'мелочь', takenOverBy: null, handOverTo: null }
  const answer = await branch.ask(shift.who, closeShift, input)
  if (!answer.ok) return false
  const { shiftId, countedKopecks, expectedKopecks } = answer.value
  if (expectedKopecks !== shift.drawerKopecks || countedKopecks !== shift.countedKopecks)
    throw new Error('the Z says another sum than the branch has done')
  if (difference !== 0 && shift.who === 'kassir')
    model.differences.push({ shiftId, place: 'closing', kopecks: difference })
  model.remainderKopecks = countedKopecks
  model.lastShift = { id: shiftId, isOpenable: true, who: shift.who }
  model.shift = null
  return true
}

export const recount: Act = async (branch, model) => {
  const { lastShift } = model
  if (!lastShift?.isOpenable || model.remainderKopecks === null) return false
  const input = { shiftId: lastShift.id, count: notesOf(model.remainderKopecks) }
  return (await branch.ask('starshiy', recountShift, input)).ok
}

export const settle: Act = async (branch, model) => {
  const one = branch.pick(model.differences)
  if (!one) return false
  const decision = one.kopecks > 0 ? 'credited' : 'repaid'
  const input = { shiftId: one.shiftId, place: one.place, decision, note: 'рассмотрено' } as const
  const answer = await branch.ask('starshiy', settleDifference, input)
  if (answer.ok) model.differences = model.differences.filter((it) => it !== one)
  return answer.ok
}
