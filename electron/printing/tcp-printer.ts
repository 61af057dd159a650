import { PaperError } from '../../shared/domain/paper-text.ts'
import type { PrinterPort, PrinterReason, PrinterStatus, PrintJobToSend, PrintOutcome } from '../core/ports.ts'
import { encodeEscPos } from './escpos.ts'
import { openPrinterConnection, type PrinterConnection } from './printer-connection.ts'
import type { PrinterProfile } from './printer-profile.ts'
import { automaticStatusOff, endMarkRequest, readStatus, statusRequest, stopReason } from './printer-status.ts'

export type TcpPrinterLimits = {
  connectTimeoutMs: number
  /** For each status answer before the paper is sent. */
  statusTimeoutMs: number
  /** How often a printer that has not finished is asked what stops it. */
  pollIntervalMs: number
  /** Longest wait for the end mark since the paper was sent, or since the printer last named what stops it. */
  printTimeoutMs: number
  /** Longest wait in all: time for a person to put in a new roll. */
  mendTimeoutMs: number
}

export type TcpPrinterOptions = {
  host: string
  port: number
  profile: PrinterProfile
  /** False for printers that never answer: then every paper ends `unknown`, for nobody saw it. */
  answersStatus: boolean
  limits?: Partial<TcpPrinterLimits>
  /** Told what stops a paper half-way (the person can mend it and the print goes on), and null when it goes on. */
  onTrouble?: (reason: PrinterReason | null) => void
}

const defaultLimits: TcpPrinterLimits = {
  connectTimeoutMs: 1500,
  statusTimeoutMs: 800,
  pollIntervalMs: 400,
  printTimeoutMs: 15_000,
  mendTimeoutMs: 90_000,
}

type Session = TcpPrinterOptions & { limits: TcpPrinterLimits }

/** How long the printer may take to say goodbye before the next connection is tried. */
const GOODBYE_MS = 300

/**
 * ESC/POS over TCP (port 9100). "Printed" is said only on the printer's own end mark; a write that the network took says
 * nothing. Calls wait for each other, and for the other side to close: such printers take one connection at a time.
 */
export function tcpPrinter(options: TcpPrinterOptions): PrinterPort {
  const session: Session = { ...options, limits: { ...defaultLimits, ...options.limits } }
  let printerFree: Promise<unknown> = Promise.resolve()

  async function inTurn<T>(
    act: (connection: PrinterConnection) => Promise<T>,
    failed: (reason: PrinterReason) => T,
    signal?: AbortSignal,
  ): Promise<T> {
    const turn = printerFree.then(async () => {
      const opening = await openPrinterConnection(session, session.limits.connectTimeoutMs, signal)
      if ('reason' in opening) return { result: failed(opening.reason), goodbye: undefined }
      const result = await act(opening.connection)
      return { result, goodbye: opening.connection.finish(GOODBYE_MS) }
    })
    printerFree = turn.then(
      ({ goodbye }) => goodbye,
      () => undefined,
    )
    return (await turn).result
  }

  return {
    print: async (job, signal) => {
      const notPrinted = (reason: PrinterReason): PrintOutcome => ({ outcome: 'not_printed', reason })
      const bytes = encoded(session, job)
      if (bytes === null) return notPrinted('not_representable')
      return inTurn((connection) => sendPaper(session, connection, bytes), notPrinted, signal)
    },
    status: (signal) =>
      inTurn<PrinterStatus>(
        async (connection) =>
          session.answersStatus
            ? readyStatus(connection, session.limits.statusTimeoutMs)
            : { ready: false, reason: 'no_status' },
        (reason) => ({ ready: false, reason }),
        signal,
      ),
  }
}

async function sendPaper(session: Session, connection: PrinterConnection, bytes: Uint8Array): Promise<PrintOutcome> {
  if (!session.answersStatus) return sendUnseen(connection, bytes, session.limits.printTimeoutMs)
  const status = await readyStatus(connection, session.limits.statusTimeoutMs)
  if (!status.ready) return { outcome: 'not_printed', reason: status.reason }
  return sendToEndMark(connection, bytes, session, status.nearEnd)
}

function encoded(session: Session, job: PrintJobToSend): Uint8Array | null {
  try {
    return encodeEscPos(job.lines, session.profile)
  } catch (error) {
    if (error instanceof PaperError) return null
    throw error
  }
}

/** Asks 1, 2 and 4 one after another: their answers look alike, only the order tells them apart. */
async function readyStatus(connection: PrinterConnection, timeoutMs: number): Promise<PrinterStatus> {
  const answers: number[] = []
  for (const request of [1, 2, 4] as const) {
    connection.send(statusRequest(request))
    const answer = await statusAnswer(connection, timeoutMs)
    if (typeof answer === 'string') return { ready: false, reason: answer }
    answers.push(answer)
  }
  const [printer = 0, offlineCause = 0, paper = 0] = answers
  return readStatus(printer, offlineCause, paper)
}

async function statusAnswer(connection: PrinterConnection, timeoutMs: number): Promise<number | PrinterReason> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const event = await connection.next(Math.max(0, deadline - performance.now()))
    if (event.kind === 'status') return event.byte
    if (event.kind === 'lost') return event.reason
    if (event.kind === 'silence') return 'no_status'
    // an end mark here belongs to somebody else's paper
  }
}

/** From the first byte on nobody can say "not printed" any more: only the end mark, or unknown. */
async function sendToEndMark(
  connection: PrinterConnection,
  bytes: Uint8Array,
  session: Session,
  nearEndBefore: boolean,
): Promise<PrintOutcome> {
  const { pollIntervalMs, printTimeoutMs, mendTimeoutMs } = session.limits
  const startedAt = performance.now()
  let waitingSince = startedAt
  let trouble: PrinterReason | null = null
  connection.forget()
  if (!connection.send(automaticStatusOff)) return { outcome: 'not_printed', reason: 'connection_lost' }
  connection.send(bytes)
  connection.send(endMarkRequest)
  for (;;) {
    const leftMs = Math.min(waitingSince + printTimeoutMs, startedAt + mendTimeoutMs) - performance.now()
    if (leftMs <= 0) return { outcome: 'unknown', reason: trouble ?? 'timeout' }
    const event = await connection.next(Math.min(pollIntervalMs, leftMs))
    if (event.kind === 'mark') return { outcome: 'printed', nearEnd: event.nearEnd || nearEndBefore }
    if (event.kind === 'lost') return { outcome: 'unknown', reason: event.reason }
    if (event.kind === 'silence') {
      connection.send(statusRequest(2))
      continue
    }
    const found = stopReason(event.byte)
    if (found !== trouble) session.onTrouble?.(found)
    trouble = found
    if (trouble !== null) waitingSince = performance.now()
  }
}

async function sendUnseen(connection: PrinterConnection, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  if (!connection.send(bytes)) return { outcome: 'not_printed', reason: 'connection_lost' }
  const end = await connection.finish(timeoutMs)
  if (end === 'finished') return { outcome: 'unknown', reason: 'no_status' }
  return { outcome: 'unknown', reason: end === 'lost' ? 'connection_lost' : 'timeout' }
}
