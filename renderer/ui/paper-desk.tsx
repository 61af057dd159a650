import { type ReactNode, useRef } from 'react'
import type { PaperView } from '../../shared/contract/values.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { Paper } from './paper.tsx'
import styles from './paper-desk.module.css'

const texts = dictionary({ turn: 'листать бумагу' }, { turn: 'turn the paper' })

/** The grey desk on which a paper lies in the right column. */
export function PaperDesk({ label, children, foot }: { label: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <section className={styles['desk']} aria-label={label}>
      <div className={styles['scroll']}>{children}</div>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </section>
  )
}

/** A paper on the same desk inside a dialog; it is turned by keys, wherever the dialog has its focus. */
export function PaperSheet({ paper }: { paper: PaperView }) {
  const text = useTexts(texts)
  const sheet = useRef<HTMLDivElement>(null)
  const turn = (direction: 1 | -1) => (): void => {
    const { current } = sheet
    current?.scrollBy(0, direction * (current.clientHeight - 40))
  }
  useShortcuts([
    { hotkey: 'PageDown', keys: 'PgUp PgDn', label: text.turn, run: turn(1) },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.turn, run: turn(-1), inLine: false },
  ])
  return (
    <div ref={sheet} className={styles['sheet']}>
      <Paper paper={paper} />
    </div>
  )
}
