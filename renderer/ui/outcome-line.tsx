import type { ReactNode } from 'react'
import styles from './outcome-line.module.css'

/** `wait` is grey, `good` green, `ask` amber; the words say it too. */
export type OutcomeLook = 'wait' | 'good' | 'ask'

/** How one thing on its way out stands: a paper, an SMS. Announced when it changes. */
export function OutcomeLine({ look, children }: { look: OutcomeLook; children: ReactNode }) {
  return (
    <p role="status" className={styles['outcome']} data-look={look}>
      <span className={styles['dot']} aria-hidden="true" />
      {children}
    </p>
  )
}
