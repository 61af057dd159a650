import { useEffect } from 'react'
import { getRegistration, type RegistrationView } from '../../../shared/contract/registration.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { CodeView } from './code-view.tsx'
import { ConsentView } from './consent-view.tsx'
import { DoneView } from './done-view.tsx'
import { DraftOffer } from './draft-offer.tsx'
import { MatchView } from './match-view.tsx'
import { PassportView } from './passport-view.tsx'
import { PhoneView } from './phone-view.tsx'
import { ScreeningView } from './screening-view.tsx'
import { saveNow, useRegistration } from './registration-store.ts'
import { RepresentativeView } from './representative-view.tsx'
import { registrationTexts } from './texts.ts'
import { useIncomingMrz } from './use-incoming-mrz.ts'

/** Passport → consent → phone → code → number (product.md §1). What was interrupted is offered first. */
export function RegistrationScreen() {
  const text = useTexts(registrationTexts)
  const phase = useRegistration((state) => state.phase)
  const { value: view, error } = useQuery(getRegistration, {})
  useHearing(view)
  useIncomingMrz(view)
  useExpiry(view ?? null)
  // Another workflow is opened: what is half a second old goes along.
  useEffect(() => () => void saveNow(), [])

  if (view === undefined || phase === 'unread')
    return error === null ? null : (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  if (phase === 'offered') return view === null ? null : <DraftOffer view={view} />
  return <Step view={view} />
}

function Step({ view }: { view: RegistrationView | null }) {
  const workflow = useRegistration((state) => state.workflow)
  if (workflow.step === 'passport') return <PassportView state={workflow} view={view} />
  // One render between main's word and the window's step.
  if (view === null) return null
  switch (workflow.step) {
    case 'screening':
      return <ScreeningView view={view} />
    case 'match':
      return view.match === null ? null : <MatchView view={view} match={view.match} />
    case 'representative':
      return <RepresentativeView state={workflow} view={view} />
    case 'consent':
      return <ConsentView state={workflow} view={view} />
    case 'phone':
      return <PhoneView state={workflow} view={view} />
    case 'code':
      return view.code === null ? null : <CodeView state={workflow} view={view} code={view.code} />
    case 'done':
      return view.result === null ? null : <DoneView view={view} result={view.result} />
  }
}

/** The step is main's word; the window follows it. */
function useHearing(view: RegistrationView | null | undefined): void {
  useEffect(() => {
    if (view !== undefined) useRegistration.getState().heard(view)
  }, [view])
}

/** When the half hour is over main is asked, and says that it has nothing any more. */
function useExpiry(view: RegistrationView | null): void {
  const expiresAt = view === null || view.step === 'done' ? null : view.expiresAt
  useEffect(() => {
    if (expiresAt === null) return undefined
    const timer = setTimeout(refreshQueries, Math.max(1000, Date.parse(expiresAt) - Date.now() + 500))
    return () => clearTimeout(timer)
  }, [expiresAt])
}
