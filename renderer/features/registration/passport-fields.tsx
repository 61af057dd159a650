import type { DocumentField } from '../../../shared/contract/registration.ts'
import { useDeskToday } from '../../ui/desk-today.ts'
import { DocumentFields } from '../../ui/document-fields.tsx'
import { leaveField } from '../../ui/field-check.ts'
import { useRegistration } from './registration-store.ts'
import type { PassportStep } from './workflow.ts'

/** The client's own document, as the registration keeps it. */
export function PassportFields({ state }: { state: PassportStep }) {
  const dispatch = useRegistration((store) => store.dispatch)
  const today = useDeskToday()
  const leave = (field: DocumentField): void => {
    // As it stands now: the key that left the field may have changed it too.
    const now = useRegistration.getState().workflow.typed.document
    for (const left of leaveField(field, now, today())) dispatch({ type: 'field_left', ...left })
  }
  return (
    <DocumentFields
      // A scan fills the fields anew, and the focus goes to what it left open.
      key={state.fills}
      typed={state.typed.document}
      problems={state.problems}
      doubts={state.doubts}
      autoFocus
      onType={(field, text) => dispatch({ type: 'field_typed', field, text })}
      onLeave={leave}
      onNoMiddleName={(none) => dispatch({ type: 'no_middle_name', none })}
      onKind={(kind) => dispatch({ type: 'kind_chosen', kind })}
    />
  )
}
