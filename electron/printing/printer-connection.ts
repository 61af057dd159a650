import { connect, type Socket } from 'node:net'
import type { PrinterReason } from '../core/ports.ts'
import { type PrinterReply, replyReader } from './printer-status.ts'

export type PrinterEvent = PrinterReply | { kind: 'silence' } | { kind: 'lost'; reason: PrinterReason }

/** One TCP connection to a printer: sends bytes and hands out what the printer answers, never throwing. */
export type PrinterConnection = {
  /** False when the connection is gone already: then none of these bytes left. */
  send(bytes: Uint8Array): boolean
  /** The next answer, loss of the connection, or silence after `timeoutMs`. Answers that nobody waits for are kept. */
  next(timeoutMs: number): Promise<PrinterEvent>
  /** Throws away answers that came before now. */
  forget(): void
  /** Sends what is left, says goodbye and waits for the other side at most `timeoutMs`; then the connection is gone. */
  finish(timeoutMs: number): Promise<'finished' | 'stuck' | 'lost'>
}

type Opening = { connection: PrinterConnection } | { reason: PrinterReason }

const connectReasons: Record<string, PrinterReason> = { ECONNREFUSED: 'refused', ECONNRESET: 'connection_lost' }

/** Connects within `timeoutMs`. The signal ends the connection at any time, as a loss with the reason `cancelled`. */
export function openPrinterConnection(
  address: { host: string; port: number },
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Opening> {
  if (signal?.aborted) return Promise.resolve({ reason: 'cancelled' })
  return new Promise((resolve) => {
    const socket = connect({ ...address, noDelay: true })
    const timer = setTimeout(() => give('unreachable'), timeoutMs)
    const cancel = () => give('cancelled')
    const give = (reason: PrinterReason) => {
      settle()
      socket.destroy()
      resolve({ reason })
    }
    const fail = (error: NodeJS.ErrnoException) => give(connectReasons[error.code ?? ''] ?? 'unreachable')
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      socket.off('error', fail)
      socket.on('error', () => {}) // a late error is told by 'close'
    }
    signal?.addEventListener('abort', cancel, { once: true })
    socket.once('error', fail)
    socket.once('connect', () => {
      settle()
      resolve({ connection: connectionOver(socket, signal) })
    })
  })
}

function connectionOver(socket: Socket, signal?: AbortSignal): PrinterConnection {
  const read = replyReader()
  let replies: PrinterReply[] = []
  let lost: PrinterReason | null = null
  let wake: (() => void) | null = null
  let closed = false

  const lose = (reason: PrinterReason) => {
    lost ??= reason
    wake?.()
  }
  const cancel = () => {
    lose('cancelled')
    socket.destroy()
  }
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  socket.on('data', (chunk) => {
    for (const byte of chunk) {
      const reply = read(byte)
      if (reply !== null) replies.push(reply)
    }
    wake?.()
  })
  socket.on('end', () => lose('connection_lost'))
  socket.on('close', () => {
    closed = true
    signal?.removeEventListener('abort', cancel)
    lose('connection_lost')
  })

  const taken = (): PrinterEvent | null => {
    const reply = replies.shift()
    if (reply !== undefined) return reply
    return lost === null ? null : { kind: 'lost', reason: lost }
  }

  return {
    send: (bytes) => {
      if (lost !== null || !socket.writable) return false
      socket.write(bytes)
      return true
    },
    next: (timeoutMs) => {
      const ready = taken()
      if (ready !== null) return Promise.resolve(ready)
      return new Promise((resolve) => {
        const end = () => {
          const event = taken()
          wake = null
          clearTimeout(timer)
          resolve(event ?? { kind: 'silence' })
        }
        const timer = setTimeout(end, timeoutMs)
        wake = () => {
          if (replies.length > 0 || lost !== null) end()
        }
      })
    },
    forget: () => {
      replies = []
    },
    finish: async (timeoutMs) => {
      const result = closed || socket.destroyed ? 'lost' : await finishing(socket, timeoutMs)
      signal?.removeEventListener('abort', cancel)
      socket.destroy()
      return result
    },
  }
}

/** A socket that is destroyed right after a write may drop the end of the paper: it is ended, and the end waited for. */
function finishing(socket: Socket, timeoutMs: number): Promise<'finished' | 'stuck' | 'lost'> {
  return new Promise((resolve) => {
    let flushed = false
    const end = (result: 'finished' | 'stuck' | 'lost') => {
      clearTimeout(timer)
      resolve(result)
    }
    const timer = setTimeout(() => end(flushed ? 'finished' : 'stuck'), timeoutMs)
    socket.once('close', (hadError) => end(hadError || !flushed ? 'lost' : 'finished'))
    socket.end(() => {
      flushed = true
    })
  })
}
