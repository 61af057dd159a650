import type { ReadyDesk, SignedIn } from './ui/session-context.ts'
import { features, sentences } from './features/index.ts'
import { Frame } from './frame/frame.tsx'
import { SentencesContext } from './ui/sentences-context.ts'
import { SessionContext } from './ui/session-context.ts'

/** Everything after sign-in, in a chunk of its own: it is read while the operator types the password. */
export function Work({ desk, signedIn }: { desk: ReadyDesk; signedIn: SignedIn }) {
  return (
    <SentencesContext value={sentences}>
      <SessionContext value={{ desk, signedIn }}>
        <Frame features={features.filter((feature) => signedIn.permissions.includes(feature.permission))} />
      </SessionContext>
    </SentencesContext>
  )
}
