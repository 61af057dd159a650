import type { KeyboardEvent, ReactNode } from 'react'
import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { CheckList } from './check-list.tsx'
import { useRegistration } from './registration-store.ts'
import { RefusalKey } from './refusal-key.tsx'
import { ScannedNotice } from './scanned-notice.tsx'
import { StepChips } from './step-chips.tsx'
import styles from './step-screen.module.css'
import { registrationTexts } from './texts.ts'

type Props = {
  step: RegistrationView['step']
  /** Null before anything was typed. */
  view: RegistrationView | null
  children: ReactNode
  onKeyDown?: (event: KeyboardEvent) => void
}

/** One step: whose document is in hand, which step it is, what was checked. */
export function StepScreen({ step, view, children, onKeyDown }: Props) {
  const text = useTexts(registrationTexts)
  const unsaved = useRegistration((state) => state.unsaved)
  const holder = view?.holder ?? null
  return (
    <Screen
      title={text.title}
      about={holder === null ? null : text.born(holder.shortName, formatDate(holder.birthDate))}
      extra={
        holder === null ? null : <span className={styles['document']}>{text.document(holder.documentMasked)}</span>
      }
      side={<CheckList view={view} />}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <StepChips step={step} kind={view?.result?.kind ?? null} />
      <ScannedNotice view={view} />
      {view !== null && holder !== null && step !== 'screening' && step !== 'done' && <RefusalKey view={view} />}
      {children}
      <ErrorNotice error={unsaved} />
    </Screen>
  )
}
