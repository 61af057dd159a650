import { create } from 'zustand'

/** A command that was refused with `approvals.needed`: sent again with the same id once a supervisor has approved it. */
export type WaitingApproval = { operation: string; commandId: string; input: unknown }

type ApprovalState = { waiting: WaitingApproval | null; answer: (given: boolean) => void }

/** The dialog of the frame asks for the one that waits. */
export const useApprovalStore = create<ApprovalState>(() => ({ waiting: null, answer: () => undefined }))

/** Asks a supervisor at this window; false when nobody approved. A second asking gives up the first. */
export function askApproval(waiting: WaitingApproval): Promise<boolean> {
  useApprovalStore.getState().answer(false)
  return new Promise((resolve) => {
    useApprovalStore.setState({
      waiting,
      answer: (given) => {
        useApprovalStore.setState({ waiting: null, answer: () => undefined })
        resolve(given)
      },
    })
  })
}
