import { type ReactNode, useState } from 'react'
import { cardReasonsOf } from '../../shared/domain/card-reasons.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useSession } from './session-context.ts'
import { type OpenCard, useOpenCard } from './use-open-card.ts'

export type NamedCard = Omit<OpenCard, 'open'> & {
  /** Opens the card of who is merely named; asks why first where the role must say so. */
  open: (clientId: string) => void
  /** The question, while it is asked. */
  dialog: ReactNode
}

export function useNamedCard(): NamedCard {
  const { open, ...card } = useOpenCard()
  const [asked, setAsked] = useState<string | null>(null)
  const reasons = cardReasonsOf[useSession().signedIn.operator.role]
  return {
    ...card,
    open: (clientId) => {
      if (reasons.length === 0) void open(clientId, { kind: 'none' })
      else setAsked(clientId)
    },
    dialog: asked !== null && (
      <ReasonDialog
        reasons={reasons}
        onClose={() => setAsked(null)}
        onChoose={(reason) => {
          setAsked(null)
          void open(asked, { kind: 'reason', reason })
        }}
      />
    ),
  }
}
