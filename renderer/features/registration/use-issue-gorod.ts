import type { CallError } from '../../../shared/contract/envelope.ts'
import { issueGorodNumber } from '../../../shared/contract/registration.ts'
import { useCommand } from '../../api/use-command.ts'
import { cancelSave } from './registration-store.ts'

/** A classic «Город» number instead of the phone: the number and its password come out on a sheet, once. */
export function useIssueGorod(registrationId: string): {
  issue: () => void
  running: boolean
  error: CallError | null
} {
  const command = useCommand(issueGorodNumber)
  const issue = (): void => {
    // A save must not begin a new registration after this one is done.
    cancelSave()
    void command.run({ registrationId })
  }
  return { issue, running: command.running, error: command.error }
}
