import type { CallError } from '../../../shared/contract/envelope.ts'
import { stepBack } from '../../../shared/contract/registration.ts'
import { useAction } from '../../api/use-command.ts'
import { useRegistration } from './registration-store.ts'

/** Keeps the checked passport until its half hour is over; the code is void, and nothing else is lost. */
export function usePutAside(registrationId: string): { run: () => void; error: CallError | null } {
  const back = useAction(stepBack)
  const run = (): void => {
    void back.run({ registrationId }).then((answer) => {
      if (answer.ok) useRegistration.getState().putAside()
    })
  }
  return { run, error: back.error }
}
