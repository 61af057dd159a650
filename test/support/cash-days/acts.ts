import type { Branch } from './branch.ts'
import type { Act, Model } from './model.ts'
import { beginVault, endTransfer, exchange, moveOutside, receive, refuseOne, send } from './order-acts.ts'
import { correct, pay, reverse } from './payment-acts.ts'
import { makeRegisters } from './register-acts.ts'
import { close, count, goOn, open, recount, settle } from './shift-acts.ts'

/** Everything that happens with cash in a branch. */
export const acts: Readonly<Record<string, { weight: number; act: Act }>> = {
  pay: { weight: 30, act: pay },
  reverse: { weight: 8, act: reverse },
  correct: { weight: 5, act: correct },
  moveOutside: { weight: 5, act: moveOutside },
  send: { weight: 7, act: send },
  endTransfer: { weight: 8, act: endTransfer },
  receive: { weight: 2, act: receive },
  exchange: { weight: 2, act: exchange },
  refuseOne: { weight: 1, act: refuseOne },
  beginVault: { weight: 2, act: beginVault },
  open: { weight: 10, act: open },
  count: { weight: 3, act: count },
  goOn: { weight: 4, act: goOn },
  close: { weight: 2, act: close },
  recount: { weight: 1, act: recount },
  settle: { weight: 2, act: settle },
  makeRegisters: { weight: 1, act: makeRegisters },
  repeat: { weight: 4, act: async (branch) => (await branch.repeat(), true) },
}

const totalWeight = Object.values(acts).reduce((sum, { weight }) => sum + weight, 0)

/** Does one act, chosen by its weight; answers its name, or null where nothing was to be done. */
export const actOnce = async (branch: Branch, model: Model): Promise<string | null> => {
  let dice = branch.random.next() * totalWeight
  for (const [name, { weight, act }] of Object.entries(acts)) {
    dice -= weight
    if (dice < 0) return (await act(branch, model)) ? name : null
  }
  return null
}
