let endedAtMs: number | null = null

/** When the last scan burst with its terminators was over (performance.now); null before the first. */
export const lastScanEndedAtMs = (): number | null => endedAtMs

/** The scan router notes the last key of a burst, and each terminator it swallowed. */
export const noteScanKey = (atMs: number): void => {
  endedAtMs = atMs
}
