import type { Envelope } from '../../shared/contract/envelope.ts'

/** The id of a command from the opening of its confirm step to its final answer. */
export type CommandLife = {
  /** The id to send with; made at the first asking, the same until the command was accepted. */
  id: () => string
  /** The id if there is one; asking makes none. */
  peek: () => string | null
  /** Takes up the id of an interrupted command (its draft was kept by main). */
  adopt: (id: string) => void
  /** Tells the answer. Silence, refusal and failure keep the id: only what was accepted uses it up. */
  settle: (answer: Envelope) => void
  /** The cashier began anew, and main has said that the id was never accepted. */
  forget: () => void
}

/**
 * A refusal keeps its id because it was bound to nothing (architecture.md, life of commandId); an answer that did not
 * come keeps it because the command may have been accepted all the same.
 */
export function createCommandLife(makeId: () => string): CommandLife {
  let current: string | null = null
  return {
    id: () => (current ??= makeId()),
    peek: () => current,
    adopt: (id) => {
      current = id
    },
    settle: (answer) => {
      if (answer.ok) current = null
    },
    forget: () => {
      current = null
    },
  }
}
