import type { ReactNode } from 'react'
import type { PaperView } from '../../shared/contract/values.ts'
import { Paper } from './paper.tsx'
import styles from './paper-desk.module.css'

/** The grey desk on which a paper lies in the right column. */
export function PaperDesk({ label, children, foot }: { label: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <section className={styles['desk']} aria-label={label}>
      <div className={styles['scroll']}>{children}</div>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </section>
  )
}

/** A paper on the same desk inside a dialog. */
export function PaperSheet({ paper }: { paper: PaperView }) {
  return (
    <div className={styles['sheet']}>
      <Paper paper={paper} />
    </div>
  )
}
