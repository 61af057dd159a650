import { existsSync } from 'node:fs'
import type { PortState, SerialPort } from '../../shared/contract/scanner.ts'
import type { ScanFrame } from '../../shared/domain/scan-text.ts'
import { createScanFraming, type FramedScan } from './scan-framing.ts'
import type { SerialLink } from './serial-link.ts'

export type SerialScannerParts = {
  readonly open: (port: SerialPort) => Promise<SerialLink>
  readonly frame: () => ScanFrame
  readonly onScan: (scan: FramedScan) => void
  readonly onChange: () => void
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void
  /** How long after a failure the port is tried again. */
  readonly retryMs: number
}

export type SerialScanner = {
  state(): PortState
  /** Listens at this port from now on; null: at none. */
  listenAt(port: SerialPort | null): void
  stop(): Promise<void>
}

/** What the system's message means for whoever stands beside the scanner. */
const stateOf = (error: unknown): PortState => {
  const message = error instanceof Error ? error.message : ''
  if (/permission denied/i.test(message)) return 'denied'
  // Windows says «Access denied» of a port that another program holds.
  if (/cannot lock|busy|access denied/i.test(message)) return 'busy'
  return /no such file|file not found|cannot find|no such device/i.test(message) ? 'gone' : 'failed'
}

/** Ports of Windows are not files. */
const isUnplugged = (path: string): boolean => path.startsWith('/') && !existsSync(path)

const isSame = (a: SerialPort | null, b: SerialPort | null): boolean =>
  a?.path === b?.path && a?.baudRate === b?.baudRate

/** Reads one serial scanner, and takes it up again whenever its cable returns. Nothing here throws or rejects. */
export const createSerialScanner = (parts: SerialScannerParts): SerialScanner => {
  let port: SerialPort | null = null
  let state: PortState = 'off'
  /** Each taking up of a port; what an earlier one still has to say is not heard. */
  let turn = 0
  let running: Promise<void> = Promise.resolve()
  let wake = (): void => undefined

  const become = (next: PortState): void => {
    if (next === state) return
    state = next
    parts.log('scanner.port', { state })
    parts.onChange()
  }
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const framing = createScanFraming({
    frame: parts.frame,
    onScan: parts.onScan,
    later: (ms, call) => {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  })

  /** Until the port is gone or another one is chosen. */
  const readAll = async (link: SerialLink, path: string, mine: number): Promise<void> => {
    const close = (): void => void link.close().catch(() => undefined)
    // A read that ends with nothing is asked again by the library at once: a device that has left must not keep it busy.
    const look = setInterval(() => isUnplugged(path) && close(), parts.retryMs)
    wake = close
    try {
      while (turn === mine) framing.push(await link.read())
    } finally {
      clearInterval(look)
      close()
      framing.stop()
    }
  }
  const follow = async (wanted: SerialPort, mine: number): Promise<void> => {
    while (turn === mine) {
      try {
        const link = await parts.open(wanted)
        if (turn === mine) become('open')
        await readAll(link, wanted.path, mine)
      } catch (error) {
        if (turn === mine) become(state === 'open' ? 'gone' : stateOf(error))
      }
      if (turn === mine) await pause(parts.retryMs)
    }
  }
  return {
    state: () => state,
    listenAt: (chosen) => {
      if (isSame(port, chosen)) return
      port = chosen
      const mine = ++turn
      wake()
      become(chosen ? 'opening' : 'off')
      // The former port is let go first: it may be the same one at another speed.
      const former = running
      if (chosen)
        running = (async () => {
          await former
          await follow(chosen, mine)
        })()
    },
    stop: async () => {
      port = null
      turn++
      wake()
      await running
    },
  }
}
