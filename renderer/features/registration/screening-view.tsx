import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { CompareEntry } from './compare-entry.tsx'
import { LiftStop } from './lift-stop.tsx'

/** Something a list says has to be answered first: what is only alike by the operator, the rest by a supervisor. */
export function ScreeningView({ view }: { view: RegistrationView }) {
  const compared = view.screening.filter(({ level }) => level === 'compare')
  const [next] = compared
  // A new entry is a new question: nothing of the answer before stays.
  if (next !== undefined)
    return <CompareEntry key={`${next.of} ${next.entry}`} view={view} hit={next} left={compared.length} />
  return <LiftStop view={view} />
}
