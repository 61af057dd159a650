import type { ReactNode } from 'react'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './card.module.css'

/** The blocks of a card in their order; the place is the digit of the key that goes there. */
export const cardBlocks = [
  'numbers',
  'links',
  'templates',
  'payments',
  'documents',
  'consents',
  'representatives',
  'history',
] as const
export type CardBlockName = (typeof cardBlocks)[number]

export const keyOfBlock = (name: CardBlockName): string => `Ctrl ${cardBlocks.indexOf(name) + 1}`

const idOf = (name: CardBlockName): string => `card-${name}`

/** Ctrl 1…8: the block comes into sight and has the focus, so that arrows scroll there and a reader speaks it. */
export const goToBlock = (name: CardBlockName): void => {
  const block = document.getElementById(idOf(name))
  block?.scrollIntoView({ block: 'start' })
  block?.focus({ preventScroll: true })
}

type Props = {
  name: CardBlockName
  title: string
  about?: ReactNode
  /** What can be done here, on its own screen or paper. */
  act?: ReactNode
  children: ReactNode
}

/** One block of the card with the key that goes to it. */
export function CardBlock({ name, title, about, act, children }: Props) {
  return (
    <section className={styles['section']} id={idOf(name)} tabIndex={-1} aria-label={title}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        <span className="muted grow">{about}</span>
        {act}
        <KeyHint keys={keyOfBlock(name)} />
      </header>
      {children}
    </section>
  )
}
