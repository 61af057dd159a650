// An SMS centre on SMPP 3.4: takes what Kannel submits, shows it as a phone would, and behaves by the last two digits of
// the number. `smpp` is the only package that speaks it here; the app itself never does.
import type { AddressInfo, Server, Socket } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'

export type CentreMessage = { to: string; text: string; id: string }

export type SmsCentre = {
  readonly port: number
  /** Oldest first; a long text is one message, however many parts it came in. */
  messages(): readonly CentreMessage[]
  to(number: string): CentreMessage[]
  /** Sends the receipt of a held message (`…09`), or any receipt once more. */
  report(number: string, stat?: string): void
  /** Hangs up and takes no calls until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
}

/** What the last two digits of a number mean. Everything else is delivered at once. */
export const fates = {
  undelivered: '01',
  expired: '02',
  rejectedLater: '03',
  refused: '04',
  throttledOnce: '05',
  noReport: '06',
  reportHeld: '09',
} as const

const receipts: Record<string, string> = { '01': 'UNDELIV', '02': 'EXPIRED', '03': 'REJECTD' }

type Part = { to: string; text: string; udh: Buffer | null; dcs: number }

/** UCS-2 parts of one long text carry a header: 05 00 03 reference total number. */
const partOf = (pdu: Pdu): Part => {
  const { message = '', udh = null } = (pdu.short_message ?? {}) as { message?: string | Buffer; udh?: Buffer[] | null }
  const text = typeof message === 'string' ? message : Buffer.from(message).swap16().toString('utf16le')
  const header = udh ? Buffer.concat(udh.map((element) => Buffer.from(element))) : null
  return { to: pdu.destination_addr ?? '', text, udh: header, dcs: pdu.data_coding ?? 0 }
}

export const startSmsCentre = async (): Promise<SmsCentre> => {
  const messages: CentreMessage[] = []
  const pieces = new Map<string, string[]>()
  const throttled = new Set<string>()
  const receiptOf = new Map<string, string>()
  const sockets = new Set<Socket>()
  let session: Session | null = null
  let lastId = 1_000_000
  let server: Server

  const deliver = (part: Part, id: string): void => {
    const total = part.udh ? (part.udh.at(-2) ?? 1) : 1
    const number = part.udh ? (part.udh.at(-1) ?? 1) : 1
    const key = `${part.to} ${part.udh ? part.udh.at(-3) : id}`
    const texts = pieces.get(key) ?? []
    texts[number - 1] = part.text
    pieces.set(key, texts)
    if (texts.filter((text) => text !== undefined).length < total) return
    pieces.delete(key)
    messages.push({ to: part.to, text: texts.join(''), id })
  }

  const sendReceipt = (to: string, id: string, stat: string): void => {
    const text = `id:${id} sub:001 dlvrd:001 submit date:2611220000 done date:2611220000 stat:${stat} err:000 text:`
    session?.deliver_sm({
      source_addr: to,
      destination_addr: '79990000000',
      esm_class: 4,
      short_message: { message: text },
      data_coding: 0,
      // Only by this field does Kannel tell an expired message from an undelivered one.
      ...(stat === 'EXPIRED' ? { message_state: 3, receipted_message_id: id } : {}),
    })
  }

  const onSubmit = (from: Session, pdu: Pdu): void => {
    const part = partOf(pdu)
    const fate = part.to.slice(-2)
    if (fate === fates.refused) return void from.send(pdu.response({ command_status: smpp['ESME_RINVDSTADR'] }))
    if (fate === fates.throttledOnce && !throttled.has(part.to)) {
      throttled.add(part.to)
      return void from.send(pdu.response({ command_status: smpp['ESME_RTHROTTLED'] }))
    }
    const id = String((lastId += 1))
    from.send(pdu.response({ message_id: id }))
    deliver(part, id)
    receiptOf.set(part.to, id)
    if (fate === fates.noReport || fate === fates.reportHeld) return
    // After the answer, as every real centre does.
    setTimeout(() => sendReceipt(part.to, id, receipts[fate] ?? 'DELIVRD'), 5)
  }

  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server = smpp.createServer((next) => {
        session = next
        next.on('bind_transceiver', (pdu: Pdu) => next.send(pdu.response()))
        next.on('enquire_link', (pdu: Pdu) => next.send(pdu.response()))
        next.on('unbind', (pdu: Pdu) => next.send(pdu.response()))
        next.on('submit_sm', (pdu: Pdu) => onSubmit(next, pdu))
        next.on('error', () => undefined) // a gateway that was killed
      })
      server.on('connection', (socket: Socket) => {
        sockets.add(socket)
        socket.once('close', () => sockets.delete(socket))
      })
      server.listen(port, '127.0.0.1', resolve)
    })

  await listen(0)
  const { port } = (server! as Server).address() as AddressInfo
  return {
    port,
    messages: () => messages,
    to: (number) => messages.filter(({ to }) => to === number),
    report: (number, stat = 'DELIVRD') => sendReceipt(number, receiptOf.get(number) ?? '', stat),
    shut: () =>
      new Promise((resolve) => {
        session = null
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    open: () => listen(port),
  }
}
