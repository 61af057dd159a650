import { useState } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import { relinkService } from '../../../shared/contract/links.ts'
import { useCommand } from '../../api/use-command.ts'
import type { LinkNotice } from './linking.ts'

export type Unlinked = { linkId: string; serviceName: string; account: string }

export type Undo = {
  /** What was unlinked last in this visit, and was not taken back. */
  unlinked: Unlinked | null
  note: (unlinked: Unlinked) => void
  takeBack: () => void
  running: boolean
  error: CallError | null
}

/** One key takes the last unlinking back: the same account to the same number, past no limit. */
export function useUndo(grant: string, onNotice: (notice: LinkNotice) => void): Undo {
  const [unlinked, setUnlinked] = useState<Unlinked | null>(null)
  const { run, running, error, clear } = useCommand(relinkService)
  return {
    unlinked,
    running,
    error,
    note: (last) => {
      clear()
      setUnlinked(last)
    },
    takeBack: () => {
      if (unlinked === null) return
      const { linkId, serviceName, account } = unlinked
      void run({ grant, linkId }).then((answer) => {
        if (!answer.ok) return
        setUnlinked(null)
        onNotice({ kind: 'relinked', serviceName, account })
      })
    },
  }
}
