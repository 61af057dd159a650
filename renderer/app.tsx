import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { type DeskState, getState } from '../shared/contract/desk.ts'
import { getSession, type SessionState } from '../shared/contract/session.ts'
import { kassa } from './api/kassa.ts'
import { useKeptPreferences } from './api/preferences.ts'
import { forgetQueries } from './api/query-store.ts'
import { useQuery } from './api/use-query.ts'
import { FirstRun } from './features/desk/first-run.tsx'
import { Opening } from './features/desk/opening.tsx'
import { Problem } from './features/desk/problem.tsx'
import { Restored } from './features/desk/restored.tsx'
import { useRestored } from './features/desk/restored-store.ts'
import { deskSentences } from './features/desk/sentences.ts'
import { Lock } from './features/session/lock.tsx'
import { PasswordChange } from './features/session/password-change.tsx'
import { sessionSentences } from './features/session/sentences.ts'
import { SignIn } from './features/session/sign-in.tsx'
import { commonSentences } from './i18n/common-sentences.ts'
import { joinSentences } from './i18n/sentence.ts'
import { useScanRouter } from './keys/use-scan-router.ts'
import { DemoBand } from './ui/demo-band.tsx'
import { DeskTimeZone } from './ui/desk-clock.ts'
import { sessionEnded } from './ui/leaving.ts'
import { ErrorNotice } from './ui/notice.tsx'
import { Page } from './ui/page.tsx'
import { SentencesContext } from './ui/sentences-context.ts'

const loadWork = () => import('./work.tsx')
const Work = lazy(async () => ({ default: (await loadWork()).Work }))

/** What can be said before sign-in; the rest comes with the lazy part. */
const startSentences = joinSentences(commonSentences, deskSentences, sessionSentences)

/** Which screen it is: the desk's state first, then the session's. Both live in main. */
export function App() {
  const desk = useQuery(getState, {})
  const session = useQuery(getSession, {})
  const known = desk.value !== undefined && (desk.value.phase !== 'ready' || session.value !== undefined)
  const failed = desk.error ?? session.error
  usePainted(known || failed !== null)
  useForgetfulWindow(session.value)
  useKeptPreferences(desk.value)
  const works = desk.value?.phase === 'ready' && session.value?.state === 'signed_in'

  if (!known) return failed === null ? null : <Failed>{<ErrorNotice error={failed} />}</Failed>
  const isDemo = desk.value?.phase === 'ready' && desk.value.kind === 'demo'
  const timeZone = desk.value?.phase === 'ready' ? desk.value.details.cityTimeZone : 'Asia/Yekaterinburg'
  return (
    <SentencesContext value={startSentences}>
      <DeskTimeZone value={timeZone}>
        {!works && <DeafToScans />}
        <div className="window">
          {isDemo && <DemoBand />}
          <div className="window-body">
            {desk.value !== undefined && (
              <Screen desk={desk.value} session={session.value ?? { state: 'signed_out' }} />
            )}
          </div>
        </div>
      </DeskTimeZone>
    </SentencesContext>
  )
}

function Screen({ desk, session }: { desk: DeskState; session: SessionState }) {
  const { copy, tell } = useRestored()
  if (desk.phase === 'opening') return <Opening />
  if (desk.phase === 'first_run') return <FirstRun />
  if (desk.phase === 'problem') return <Problem problem={desk} />
  if (copy !== null && session.state === 'signed_out')
    return <Restored copy={copy} epoch={desk.epoch} onRead={() => tell(null)} />
  switch (session.state) {
    case 'signed_out':
      return <SignIn desk={desk} />
    case 'password_change_required':
      return <PasswordChange operatorName={session.operator.name} />
    case 'locked':
      return <Lock operatorName={session.operator.name} />
    case 'signed_in':
      return (
        <Suspense fallback={null}>
          <Work key={session.operator.id} desk={desk} signedIn={session} />
        </Suspense>
      )
  }
}

function Failed({ children }: { children: ReactNode }) {
  return (
    <SentencesContext value={startSentences}>
      <Page>{children}</Page>
    </SentencesContext>
  )
}

/** Tells main once that the first screen is on the glass, and only then loads what comes after sign-in. */
function usePainted(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        kassa().painted()
        void loadWork()
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [ready])
}

/** Where nobody works a scan has no meaning: it must neither land in a login nor try a password (ui.md, Scanner). */
function DeafToScans() {
  useScanRouter({ onBill: () => undefined, onMrz: () => undefined })
  return null
}

/** Nothing of one session stays in the window for the next: drafts live in main and are offered again from there. */
function useForgetfulWindow(session: SessionState | undefined): void {
  const works = session?.state === 'signed_in' ? session.operator.id : null
  useEffect(
    () => () => {
      sessionEnded()
      // After the screens of that session have let go of what they watched.
      setTimeout(forgetQueries)
    },
    [works],
  )
}
