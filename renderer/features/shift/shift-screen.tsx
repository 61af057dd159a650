import { useState } from 'react'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import type { ClosedOutcome } from './closed-outcome.ts'
import { CloseShift } from './close-shift.tsx'
import { ClosedShift } from './closed-shift.tsx'
import { OpenShift } from './open-shift.tsx'
import { RunningShift } from './running-shift.tsx'
import { shiftTexts } from './texts.ts'

type Step = { step: 'shift' } | { step: 'closing' } | { step: 'closed'; outcome: ClosedOutcome }

/** Open with a float, look at X, close with a counted sum and a numbered Z. */
export function ShiftScreen() {
  const text = useTexts(shiftTexts)
  const { value: shift, error } = useQuery(getCurrentShift, {})
  const [state, setState] = useState<Step>({ step: 'shift' })
  if (state.step === 'closed') return <ClosedShift outcome={state.outcome} onNext={() => setState({ step: 'shift' })} />
  if (shift === undefined)
    return error === null ? null : (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  if (shift === null) return <OpenShift />
  if (!shift.own) {
    return (
      <Screen title={text.title}>
        <Notice look="ask" title={text.other(shift.number, shift.operatorName)}>
          <p>{text.otherTodo}</p>
        </Notice>
      </Screen>
    )
  }
  return state.step === 'closing' ? (
    <CloseShift
      shift={shift}
      onBack={() => setState({ step: 'shift' })}
      onClosed={(outcome) => setState({ step: 'closed', outcome })}
    />
  ) : (
    <RunningShift shift={shift} onClose={() => setState({ step: 'closing' })} />
  )
}
