import {
  acceptTransfer,
  declineTransfer,
  exchangeNotes,
  openVault,
  payOut,
  receiveFromDesk,
  refuseNote,
  sendCash,
  takeBack,
  takeIn,
} from '../../../shared/contract/cash-orders.ts'
import { type Branch, notesOf } from './branch.ts'
import { type Act, working } from './model.ts'

/** Some of what lies there, or nothing when there is too little. */
const partOf = ({ random }: Branch, kopecks: number): number =>
  kopecks < 100 ? 0 : random.between(1, Math.max(1, Math.floor(kopecks / 2)))

const outside = { place: 'drawer', counterparty: 'Бухгалтерия', ground: 'По распоряжению', symbol: null } as const

export const moveOutside: Act = async (branch, model) => {
  const shift = working(model)
  if (!shift) return false
  const isIn = branch.chance(0.5)
  const kopecks = isIn ? branch.random.between(1, 500_000) : partOf(branch, shift.drawerKopecks)
  if (kopecks === 0) return false
  const input = { ...outside, rows: notesOf(kopecks) }
  const answer = await branch.ask(shift.who, isIn ? takeIn : payOut, input)
  if (answer.ok) shift.drawerKopecks += isIn ? kopecks : -kopecks
  return answer.ok
}

export const send: Act = async (branch, model) => {
  const shift = working(model)
  const route = branch.pick(['drawer_vault', 'vault_drawer', 'drawer_desk'] as const)
  if (!route || !shift) return false
  const isOut = route === 'vault_drawer'
  const kopecks = partOf(branch, isOut ? (model.vaultKopecks ?? 0) : shift.drawerKopecks)
  if (kopecks === 0 || (route === 'drawer_vault' && model.vaultKopecks === null)) return false
  const input = { route, desk: route === 'drawer_desk' ? '77' : null, rows: notesOf(kopecks) }
  const answer = await branch.ask(isOut ? 'starshiy' : shift.who, sendCash, input)
  if (!answer.ok) return false
  if (isOut) model.vaultKopecks = (model.vaultKopecks ?? 0) - kopecks
  else shift.drawerKopecks -= kopecks
  model.transfers.push({ id: answer.value.orderId, route, kopecks, declined: false })
  return true
}

export const endTransfer: Act = async (branch, model) => {
  const transfer = branch.pick(model.transfers)
  const shift = working(model)
  if (!transfer || !shift) return false
  const rows = notesOf(transfer.kopecks)
  const leave = (): void => void (model.transfers = model.transfers.filter((one) => one !== transfer))
  if (transfer.declined) {
    const toVault = transfer.route === 'vault_drawer'
    const back = await branch.ask(toVault ? 'starshiy' : shift.who, takeBack, { transferId: transfer.id, rows })
    if (!back.ok) return false
    if (toVault) model.vaultKopecks = (model.vaultKopecks ?? 0) + transfer.kopecks
    else shift.drawerKopecks += transfer.kopecks
    leave()
    return true
  }
  const who = transfer.route === 'vault_drawer' ? shift.who : 'starshiy'
  if (branch.chance(0.3)) {
    const declined = await branch.ask(who, declineTransfer, { transferId: transfer.id, reason: 'не ждали' })
    if (declined.ok) transfer.declined = true
    return declined.ok
  }
  const isDesk = transfer.route === 'drawer_desk'
  const input = { transferId: transfer.id, rows: isDesk ? [] : rows, otherNumber: isDesk ? '5' : null }
  const answer = await branch.ask(who, acceptTransfer, input)
  if (!answer.ok) return false
  if (transfer.route === 'vault_drawer') shift.drawerKopecks += transfer.kopecks
  if (transfer.route === 'drawer_vault') model.vaultKopecks = (model.vaultKopecks ?? 0) + transfer.kopecks
  leave()
  return true
}

export const receive: Act = async (branch, model) => {
  const shift = working(model)
  if (!shift) return false
  const kopecks = branch.random.between(1, 200_000)
  const other = { desk: '78', otherNumber: String((model.received += 1)), otherDate: '2026-01-12' }
  const answer = await branch.ask(shift.who, receiveFromDesk, { ...other, rows: notesOf(kopecks) })
  if (answer.ok) shift.drawerKopecks += kopecks
  return answer.ok
}

export const exchange: Act = async (branch, model) => {
  const shift = working(model)
  if (!shift || shift.drawerKopecks < 100_000) return false
  const taken = [{ denomination: 'note-100000', pieces: 1 }]
  const given = [{ denomination: 'note-10000', pieces: 10 }]
  const input = { taken, given, counterparty: outside.counterparty }
  return (await branch.ask(shift.who, exchangeNotes, input)).ok
}

export const refuseOne: Act = async (branch, model) => {
  const shift = working(model)
  if (!shift) return false
  const note = { denomination: 'note-500000', serial: null, fault: 'altered', outcome: 'given_back' } as const
  return (await branch.ask(shift.who, refuseNote, note)).ok
}

export const beginVault: Act = async (branch, model) => {
  if (model.vaultKopecks !== null) return false
  const kopecks = branch.random.between(0, 10_000_000)
  const answer = await branch.ask('starshiy', openVault, { rows: notesOf(kopecks) })
  if (answer.ok) model.vaultKopecks = kopecks
  return answer.ok
}
