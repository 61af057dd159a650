import { useState } from 'react'
import { getClosing, getCurrentShift } from '../../../shared/contract/shift.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ClosedShift } from './closed-shift.tsx'
import { type ClosedOutcome, CountingShift } from './counting-shift.tsx'
import { DifferenceList } from './difference-list.tsx'
import { OpeningShift } from './opening-shift.tsx'
import { OtherShift } from './other-shift.tsx'
import type { PastView } from './past-buttons.tsx'
import { PastShifts } from './past-shifts.tsx'
import { RunningShift } from './running-shift.tsx'
import { shiftTexts } from './texts.ts'

type Step = { step: 'now' } | { step: PastView } | { step: 'closed'; outcome: ClosedOutcome }

/** Opening → open → counting → closed as main says; beside it the shifts of before and what is unsettled of them. */
export function ShiftScreen() {
  const text = useTexts(shiftTexts)
  const shift = useQuery(getCurrentShift, {})
  const counts = shift.value?.state === 'counting'
  const closing = useQuery(getClosing, counts ? {} : null)
  const [state, setState] = useState<Step>({ step: 'now' })
  const toNow = (): void => setState({ step: 'now' })
  const toPast = (step: PastView): void => setState({ step })
  if (state.step === 'closed') return <ClosedShift outcome={state.outcome} onNext={toNow} />
  if (state.step === 'shifts') return <PastShifts onBack={toNow} />
  if (state.step === 'differences') return <DifferenceList onBack={toNow} />
  const error = shift.error ?? closing.error
  if (shift.value === undefined || (counts && closing.value === undefined))
    return error === null ? null : (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  if (shift.value === null) return <OpeningShift onPast={toPast} />
  if (counts && closing.value != null)
    return (
      <CountingShift
        shiftId={shift.value.id}
        closing={closing.value}
        onClosed={(outcome) => setState({ step: 'closed', outcome })}
      />
    )
  if (!shift.value.own) return <OtherShift shift={shift.value} onPast={toPast} />
  return <RunningShift shift={shift.value} onPast={toPast} />
}
