import { type KeyboardEvent, type ReactNode, useId } from 'react'
import styles from './choice-list.module.css'

export type Choices = { chosen: number; onKeyDown: (event: KeyboardEvent) => void }

type ChoicesOf = {
  count: number
  at: number
  onMove: (at: number) => void
  onChoose: (index: number) => void
  /** False while the list shown is not yet the answer to what was typed: Enter then chooses nothing. */
  ready: boolean
}

/** A list walked from its search field: arrows and pages move, Enter chooses; a held Enter does not. */
export function useChoices({ count, at, onMove, onChoose, ready }: ChoicesOf): Choices {
  const chosen = Math.max(0, Math.min(at, count - 1))
  return {
    chosen,
    onKeyDown: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
      if (step !== undefined) {
        event.preventDefault()
        onMove(Math.max(0, Math.min(count - 1, chosen + step)))
      } else if (event.key === 'Enter' && !event.ctrlKey) {
        event.preventDefault()
        if (!event.repeat && ready && count > 0) onChoose(chosen)
      }
    },
  }
}

type ListOf = {
  label: string
  tall?: boolean
  tabStop?: boolean
  /** Of a list that its search field controls: Tab goes past it, also where it scrolls. */
  id?: string
  children: ReactNode
}

/** The list itself; `tall` takes the height that is left, `tabStop` lets Tab into one that scrolls. */
export function ChoiceList({ label, tall = false, tabStop = false, id: given, children }: ListOf) {
  const own = useId()
  const id = given ?? own
  return (
    <ul
      className={styles['list']}
      id={id}
      role="listbox"
      aria-label={label}
      data-tall={tall || undefined}
      tabIndex={tabStop ? 0 : given === undefined ? undefined : -1}
    >
      {children}
    </ul>
  )
}

/** One row; the chosen one is kept in sight. */
export function Choice(props: { chosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <li
      role="option"
      aria-selected={props.chosen}
      className={styles['option']}
      ref={(row) => {
        if (props.chosen) row?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={props.onChoose}
    >
      {props.children}
    </li>
  )
}
