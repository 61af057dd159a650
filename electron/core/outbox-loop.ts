export type OutboxLoopParts = {
  /** What was under way when the program died: its outcome is written before anything else. */
  readonly settleInterrupted: () => void
  /**
   * Brings one waiting thing on its way. `next`: there may be more. Otherwise nothing can leave now: how many
   * milliseconds later to look again by itself, null to wait for `wake`. Ends soon once the loop's signal is aborted.
   */
  readonly sendNext: () => Promise<'next' | number | null>
  /** Its class alone: a message may hold what it was about. */
  readonly onError: (errorClass: string) => void
  readonly retryMs: number
}

export type OutboxLoop = {
  /** Starts working. */
  readonly start: () => void
  /** Looks as soon as the transaction under way is over. */
  readonly wake: () => void
  /**
   * Writes what came of something that has left. Where that fails, on a full disk say, it is written before the next
   * thing leaves: an outcome that is known is only written, nothing is sent twice.
   */
  readonly writeDown: (write: () => void) => void
  /** Aborted when the loop stops. */
  readonly signal: AbortSignal
  /** Resolves when nothing is under way. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Works an outbox off, one thing after another: papers and messages leave by the same loop. */
export const createOutboxLoop = (parts: OutboxLoopParts): OutboxLoop => {
  let running: Promise<void> | null = null
  let wakeTimer: NodeJS.Timeout | undefined
  let stopped = true
  let unwritten: (() => void) | null = null
  const abort = new AbortController()

  const writeDown = (write: () => void): void => {
    unwritten = write
    write()
    unwritten = null
  }

  const work = async (): Promise<void> => {
    if (unwritten) writeDown(unwritten)
    while (!stopped) {
      const left = await parts.sendNext()
      if (left === 'next') continue
      if (left !== null) schedule(left)
      return
    }
  }

  const schedule = (delayMs: number): void => {
    if (stopped) return
    clearTimeout(wakeTimer)
    wakeTimer = setTimeout(run, delayMs)
  }

  const run = (): void => {
    if (stopped || running) return
    running = work()
      .catch((error: unknown) => {
        parts.onError(error instanceof Error ? error.constructor.name : 'unknown')
        schedule(parts.retryMs)
      })
      .finally(() => {
        running = null
      })
  }

  return {
    start: () => {
      stopped = false
      parts.settleInterrupted()
      run()
    },
    // After the transaction that filled the outbox: never inside it.
    wake: () => schedule(0),
    writeDown,
    signal: abort.signal,
    settled: async () => {
      while (running) await running
    },
    stop: async () => {
      stopped = true
      clearTimeout(wakeTimer)
      abort.abort()
      while (running) await running
    },
  }
}
