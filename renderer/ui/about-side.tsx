import type { ReactNode } from 'react'
import styles from './about-side.module.css'

type Props = { title: string; points: readonly string[]; notice?: ReactNode; children?: ReactNode }

/** The right column of a screen that explains itself; what else belongs there stands below the points. */
export function AboutSide({ title, points, notice, children }: Props) {
  return (
    <section className={styles['side']}>
      <h2>{title}</h2>
      {notice}
      <ul className={styles['points']}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {children}
    </section>
  )
}
