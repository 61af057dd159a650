import { createServer, type Server, type Socket } from 'node:net'
import { type DecodedPaper, decodeEscPos, nextCommand } from './escpos-decode.ts'

export type FakePrinterState = {
  paperOut: boolean
  nearEnd: boolean
  coverOpen: boolean
  error: boolean
  offline: boolean
  /** Takes bytes and prints, but never answers: as cheap printers do. */
  mute: boolean
  /** Sends the four bytes of automatic status on every change, unasked. */
  automaticStatus: boolean
  /** Resets a second connection while one is open. */
  oneAtATime: boolean
}

export type FakePrinterFaults = {
  /** The roll ends once so many bytes were printed (of the next paper). */
  paperOutAfterBytes: number | null
  /** The power goes once so many bytes arrived: the connection is reset and what waits is lost. */
  resetAfterBytes: number | null
}

export type FakePrinterOptions = {
  /** 0 takes a free port. */
  port?: number
  bytesPerSecond?: number
  bufferBytes?: number
}

/** One connection's bytes: what the mechanism printed and what was lost before it came to it. */
export type FakePrinterJob = { printed: Uint8Array; lost: Uint8Array; paper: DecodedPaper }

type Connection = {
  socket: Socket
  printed: number[]
  lost: number[]
  /** In the printer's buffer. */
  waiting: number[]
  /** Not taken yet: the buffer was full. The printer has not even looked at these. */
  held: number[]
  received: number
  /** The beginning of a real-time request whose end has not come yet. */
  tail: number[]
}

const TICK_MS = 10

/**
 * A receipt printer on TCP: real-time answers on arrival (also while stopped), buffered answers only when the mechanism
 * comes to them, a small buffer with real back-pressure behind it, and faults. Bytes printed and bytes lost are kept apart.
 */
export class FakePrinter {
  readonly state: FakePrinterState = {
    paperOut: false,
    nearEnd: false,
    coverOpen: false,
    error: false,
    offline: false,
    mute: false,
    automaticStatus: false,
    oneAtATime: false,
  }
  readonly faults: FakePrinterFaults = { paperOutAfterBytes: null, resetAfterBytes: null }
  bytesPerSecond: number
  readonly #bufferBytes: number
  readonly #wishedPort: number
  #server: Server | null = null
  #connections: Connection[] = []
  #allowance = 0
  #printedSinceFault = 0
  #timer: NodeJS.Timeout | null = null
  #most = 0

  constructor(options: FakePrinterOptions = {}) {
    this.#wishedPort = options.port ?? 0
    this.bytesPerSecond = options.bytesPerSecond ?? Number.POSITIVE_INFINITY
    this.#bufferBytes = options.bufferBytes ?? 4096
  }

  /** Switches on; returns the port. */
  async start(): Promise<number> {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#wishedPort, '127.0.0.1', resolve)
    })
    this.#timer = setInterval(() => this.#work(), TICK_MS)
    return this.port
  }

  get port(): number {
    const address = this.#server?.address()
    if (address === null || address === undefined || typeof address === 'string') throw new Error('not started')
    return address.port
  }

  /** The most bytes that ever waited in the buffer. */
  get mostBuffered(): number {
    return this.#most
  }

  /** Switches off: what waits is lost. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    for (const connection of this.#connections) {
      loseWaiting(connection)
      connection.socket.destroy()
    }
    const server = this.#server
    this.#server = null
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  /** Changes what the sensors see; a printer with automatic status tells it at once. */
  set(change: Partial<FakePrinterState>): void {
    Object.assign(this.state, change)
    this.#tellChange()
  }

  /** A new roll: the mechanism goes on where it stopped. */
  loadPaper(): void {
    this.faults.paperOutAfterBytes = null
    this.set({ paperOut: false, nearEnd: false })
  }

  /** Connections that brought anything besides real-time requests, oldest first. */
  jobs(): FakePrinterJob[] {
    return this.#connections
      .filter((connection) => connection.received > 0)
      .map((connection) => {
        const printed = Uint8Array.from(connection.printed)
        const lost = Uint8Array.from([...connection.lost, ...connection.waiting, ...connection.held])
        return { printed, lost, paper: decodeEscPos(printed) }
      })
  }

  #accept(socket: Socket): void {
    socket.on('error', () => {})
    if (
      this.state.oneAtATime &&
      this.#connections.some(({ socket: other }) => !other.destroyed && !other.writableEnded)
    ) {
      socket.resetAndDestroy()
      return
    }
    const connection: Connection = { socket, printed: [], lost: [], waiting: [], held: [], received: 0, tail: [] }
    this.#connections.push(connection)
    socket.on('data', (chunk) => this.#receive(connection, chunk))
    socket.on('end', () => this.#endWhenIdle(connection))
  }

  #receive(connection: Connection, chunk: Uint8Array): void {
    connection.held.push(...chunk)
    this.#takeHeld(connection)
    if (this.bytesPerSecond === Number.POSITIVE_INFINITY) this.#work()
  }

  /** Takes what the buffer has room for; the socket rests while something is left over. */
  #takeHeld(connection: Connection): void {
    while (connection.held.length > 0 && connection.waiting.length + connection.tail.length < this.#bufferBytes) {
      const byte = connection.held.shift() ?? 0
      for (const accepted of withoutRealTime(connection, byte, (n) => this.#answerRealTime(connection, n))) {
        connection.waiting.push(accepted)
        connection.received += 1
      }
      if (this.faults.resetAfterBytes !== null && connection.received >= this.faults.resetAfterBytes) {
        this.faults.resetAfterBytes = null
        loseWaiting(connection)
        connection.socket.resetAndDestroy()
        return
      }
    }
    this.#most = Math.max(this.#most, connection.waiting.length)
    if (connection.held.length > 0) connection.socket.pause()
    else if (connection.socket.isPaused()) connection.socket.resume()
  }

  /** One tick of the mechanism: prints what the speed allows, stops where a sensor says so. */
  #work(): void {
    this.#allowance = Math.min(this.#allowance + (this.bytesPerSecond * TICK_MS) / 1000, this.bytesPerSecond)
    for (const connection of this.#connections) {
      while (!this.#stopped() && this.#allowance >= 1 && this.#step(connection)) this.#takeHeld(connection)
      if (connection.socket.readableEnded) this.#endWhenIdle(connection)
    }
  }

  #step(connection: Connection): boolean {
    const command = nextCommand(Uint8Array.from(connection.waiting), 0)
    if (command === null) return false
    connection.printed.push(...connection.waiting.splice(0, command.length))
    this.#allowance -= command.length
    this.#printedSinceFault += command.length
    if (command.kind === 'command') this.#answerBuffered(connection, command.name, command.parameters[0] ?? 0)
    const limit = this.faults.paperOutAfterBytes
    if (limit !== null && this.#printedSinceFault >= limit) {
      this.faults.paperOutAfterBytes = null
      this.set({ paperOut: true })
    }
    return true
  }

  #stopped(): boolean {
    const { paperOut, coverOpen, error, offline } = this.state
    return paperOut || coverOpen || error || offline
  }

  #answerBuffered(connection: Connection, name: string, value: number): void {
    if (name === 'GS r') this.#answer(connection, [(this.state.nearEnd ? 0x03 : 0) | (this.state.paperOut ? 0x0c : 0)])
    if (name === 'GS I') this.#answer(connection, [0x20])
    if (name === 'GS a') {
      this.state.automaticStatus = value !== 0
      this.#tellChange()
    }
  }

  #answerRealTime(connection: Connection, n: number): void {
    const { paperOut, nearEnd, coverOpen, error } = this.state
    const answers: Record<number, number> = {
      1: 0x12 | (this.#stopped() ? 0x08 : 0),
      2: 0x12 | (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (error ? 0x40 : 0),
      3: 0x12 | (error ? 0x08 : 0),
      4: 0x12 | (nearEnd ? 0x0c : 0) | (paperOut ? 0x60 : 0),
    }
    const answer = answers[n]
    if (answer !== undefined) this.#answer(connection, [answer])
  }

  #tellChange(): void {
    if (!this.state.automaticStatus) return
    const { paperOut, nearEnd, coverOpen, error } = this.state
    const status = [
      0x10 | (this.#stopped() ? 0x08 : 0) | (coverOpen ? 0x20 : 0),
      error ? 0x08 : 0,
      (nearEnd ? 0x03 : 0) | (paperOut ? 0x0c : 0),
      0,
    ]
    for (const connection of this.#connections) this.#answer(connection, status)
  }

  #answer(connection: Connection, bytes: number[]): void {
    if (!this.state.mute && connection.socket.writable) connection.socket.write(Uint8Array.from(bytes))
  }

  #endWhenIdle(connection: Connection): void {
    const idle = connection.waiting.length === 0 && connection.held.length === 0
    if (idle && !connection.socket.writableEnded) connection.socket.end()
  }
}

/** Takes DLE EOT n out of the stream as a printer does: wherever it stands, whatever chunk it comes in. */
function withoutRealTime(connection: Connection, byte: number, answer: (n: number) => void): number[] {
  const seen = [...connection.tail, byte]
  const isPrefix = [0x10, 0x04].every((expected, index) => seen[index] === undefined || seen[index] === expected)
  if (!isPrefix) {
    connection.tail = []
    return seen
  }
  if (seen.length < 3) {
    connection.tail = seen
    return []
  }
  connection.tail = []
  answer(byte)
  return []
}

function loseWaiting(connection: Connection): void {
  connection.lost.push(...connection.waiting.splice(0), ...connection.held.splice(0))
}
