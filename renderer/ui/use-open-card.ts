import type { InputOf } from '../../shared/contract/define.ts'
import { getCard, openCard } from '../../shared/contract/clients.ts'
import type { CallError } from '../../shared/contract/envelope.ts'
import { call } from '../api/call.ts'
import { useCommand } from '../api/use-command.ts'
import { useOpenClient } from './open-client.ts'

export type Proof = InputOf<typeof openCard>['proof']

export type OpenCard = {
  /** Opens the card, or opens it anew with more shown; false when it was refused. */
  open: (clientId: string, proof: Proof) => Promise<boolean>
  opening: boolean
  error: CallError | null
  clear: () => void
}

/** Every opening is an audit event of its own, so a raised level is a new grant; the former one is ended. */
export function useOpenCard(): OpenCard {
  const command = useCommand(openCard)
  const open = async (clientId: string, proof: Proof): Promise<boolean> => {
    const answer = await command.run({ clientId, proof })
    if (!answer.ok) return false
    const { grant, level } = answer.value
    const card = await call(getCard, { grant })
    const shortName = card.ok ? (card.value?.shortName ?? '') : ''
    useOpenClient.getState().opened({ clientId, grant, level, shortName })
    return true
  }
  return { open, opening: command.running, error: command.error, clear: command.clear }
}
