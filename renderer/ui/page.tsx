import type { ReactNode } from 'react'
import { LanguageSwitch } from './language-switch.tsx'
import styles from './page.module.css'
import { ThemeSwitch } from './theme-switch.tsx'

/** A screen outside of the frame: who we are on the left, what is to be done on the right. */
export function Page({ children, aside, wide = false }: { children: ReactNode; aside?: ReactNode; wide?: boolean }) {
  return (
    <div className={styles['page']}>
      <aside className={styles['aside']}>
        <p className={styles['brand']}>
          Город<span className={styles['dot']}>·</span>Касса
        </p>
        <div className={styles['about']}>{aside}</div>
      </aside>
      <main className={styles['main']}>
        <div className={styles['content']} data-wide={wide || undefined}>
          {children}
        </div>
        <div className={styles['language']}>
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </main>
    </div>
  )
}
