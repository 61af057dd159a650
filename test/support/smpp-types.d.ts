// `smpp` 0.5.1 has no types; this is what the SMS centre of the tests uses of it.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server } from 'node:net'

  export type Pdu = {
    command: string
    command_status: number
    sequence_number: number
    destination_addr?: string
    source_addr?: string
    data_coding?: number
    registered_delivery?: number
    short_message?: { message: string | Buffer }
    response(fields?: Record<string, unknown>): Pdu
  }
  export type Session = EventEmitter & {
    send(pdu: Pdu): boolean
    deliver_sm(fields: Record<string, unknown>, onAnswer?: (pdu: Pdu) => void): boolean
    close(): void
    destroy(): void
  }
  export function createServer(onSession: (session: Session) => void): Server
  const smpp: { createServer: typeof createServer } & Record<string, number>
  export default smpp
}
