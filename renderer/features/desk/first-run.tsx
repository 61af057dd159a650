import { ArchiveRestore, Building2, GraduationCap, type LucideIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { chooseDemo } from '../../../shared/contract/desk.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import styles from './first-run.module.css'
import type { SetUpForm } from './set-up-form.ts'
import { deskTexts } from './texts.ts'

// Seen once in the life of a desk: it need not be read at every start.
const SetUp = lazy(async () => ({ default: (await import('./set-up.tsx')).SetUp }))
const RestoreCopy = lazy(async () => ({ default: (await import('./restore-copy.tsx')).RestoreCopy }))

/** The first start: a demo desk to learn on, a real one to set up, or one to restore. */
export function FirstRun() {
  const text = useTexts(deskTexts)
  const [settingUp, setSettingUp] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const [kept, setKept] = useState<SetUpForm | null>(null)
  const demo = useAction(chooseDemo)
  if (settingUp) {
    return (
      <Suspense fallback={null}>
        <SetUp
          kept={kept}
          onBack={(form) => {
            setKept(form)
            setSettingUp(false)
          }}
        />
      </Suspense>
    )
  }
  if (restoring) {
    return (
      <Suspense fallback={null}>
        <RestoreCopy onBack={() => setRestoring(false)} />
      </Suspense>
    )
  }
  return (
    <Page wide>
      <h1>{text.welcome}</h1>
      <p className="muted">{text.welcomeWhy}</p>
      <div className={styles['choices']}>
        <Choice
          icon={GraduationCap}
          title={text.demo}
          why={text.demoWhy}
          autoFocus={kept === null}
          onChoose={() => void demo.run({})}
        />
        <Choice
          icon={Building2}
          title={text.real}
          why={text.realWhy}
          autoFocus={kept !== null}
          onChoose={() => setSettingUp(true)}
        />
        <Choice icon={ArchiveRestore} title={text.copy} why={text.copyWhy} onChoose={() => setRestoring(true)} />
      </div>
      <ErrorNotice error={demo.error} />
    </Page>
  )
}

function Choice(props: { icon: LucideIcon; title: string; why: string; autoFocus?: boolean; onChoose: () => void }) {
  return (
    <button type="button" className={styles['choice']} onClick={props.onChoose} autoFocus={props.autoFocus}>
      <props.icon size={28} aria-hidden="true" className={styles['icon']} />
      <span className={styles['title']}>{props.title}</span>
      <span className="muted">{props.why}</span>
    </button>
  )
}
