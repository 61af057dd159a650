import { CircleAlert, Info, OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CallError } from '../../shared/contract/envelope.ts'
import { CopyCode } from './copy-code.tsx'
import styles from './notice.module.css'
import { OpenKeys } from './open-keys.tsx'
import { useSentences } from './sentences-context.ts'

type Look = 'ask' | 'stop' | 'note'

const icons = { ask: CircleAlert, stop: OctagonX, note: Info }

/** Says what happened and what to do. `ask` is amber, `stop` red, `note` plain; announced when it appears. */
export function Notice({ look, title, children }: { look: Look; title?: string; children?: ReactNode }) {
  const Icon = icons[look]
  return (
    <div className={styles['notice']} data-look={look} role={look === 'note' ? 'status' : 'alert'}>
      <Icon size={18} aria-hidden="true" className={styles['icon']} />
      <div className={styles['body']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** An error in full: the sentence, what to do, the code for support. Shows nothing without an error. */
export function ErrorNotice({ error }: { error: CallError | null }) {
  const { tell } = useSentences()
  if (error === null) return null
  const told = tell(error)
  return (
    <Notice look={mayBeRepeated(error) ? 'ask' : 'stop'} title={told.what}>
      <p>{told.todo}</p>
      {error.kind === 'unavailable' && error.code === 'desk.sealed' && <OpenKeys />}
      <CopyCode code={told.code} />
    </Notice>
  )
}

/** Nothing happened and a second try may help; a damaged database is not such a thing: it stops the work. */
const mayBeRepeated = (error: CallError): boolean =>
  error.kind === 'unavailable' && error.code !== 'desk.database_corrupt'
