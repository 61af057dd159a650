import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { isCovered } from '../keys/shortcuts.ts'
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
  const root = useRef<HTMLDivElement>(null)
  useHomeField(root)
  return (
    <div ref={root} className={styles['screen']} onKeyDown={onKeyDown}>
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

/** Typing with the focus nowhere (after a click beside the fields) goes to the screen's home field, marked `data-home`. */
function useHomeField(root: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const isTyping = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
      if (event.target !== document.body || !isTyping || isCovered()) return
      // The character follows the focus: it lands in the field.
      root.current?.querySelector<HTMLElement>('[data-home]')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [root])
}
