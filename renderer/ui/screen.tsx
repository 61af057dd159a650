import type { KeyboardEvent, ReactNode } from 'react'
import styles from './screen.module.css'

type Props = {
  title: string
  /** Stands beside the title: what the screen is about now. */
  about?: ReactNode
  /** At the right end of the title's line. */
  extra?: ReactNode
  /** The right column: what the cashier would otherwise keep in the head. */
  side?: ReactNode
  sideLook?: 'panel' | 'desk'
  children: ReactNode
  onKeyDown?: (event: KeyboardEvent) => void
}

/** A workflow: its title, its middle, its right column of 372. */
export function Screen({ title, about, extra, side, sideLook = 'panel', children, onKeyDown }: Props) {
  return (
    <div className={styles['screen']} onKeyDown={onKeyDown}>
      <main className={styles['middle']}>
        <header className={styles['header']}>
          <h1>{title}</h1>
          <div className={styles['about']}>{about}</div>
          {extra}
        </header>
        {children}
      </main>
      {side !== undefined && (
        <aside className={styles['right']} data-look={sideLook}>
          {side}
        </aside>
      )}
    </div>
  )
}
