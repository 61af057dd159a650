import { stepBack } from '../../../shared/contract/registration.ts'
import { type Runner, useAction } from '../../api/use-command.ts'
import { saveNow } from './registration-store.ts'

/** Esc: one step back, and what was typed goes along. */
export function useStepBack(registrationId: string): Runner<typeof stepBack> & { goBack: () => void } {
  const back = useAction(stepBack)
  const goBack = (): void => {
    void saveNow().then(() => back.run({ registrationId }))
  }
  return { ...back, goBack }
}
