import styles from './key-hint.module.css'

/** A key as it is written on the keyboard; several in a row are pressed together. */
export function KeyHint({ keys, on = 'light' }: { keys: string; on?: 'light' | 'accent' | 'rail' }) {
  return (
    <kbd className={styles['key']} data-on={on}>
      {keys}
    </kbd>
  )
}
