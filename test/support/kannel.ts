// A real Kannel for one test file: bearerbox and smsbox in a folder and a process group of their own, without root's rights.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Kannel = {
  readonly address: string
  readonly user: string
  readonly password: string
  start(): Promise<void>
  /** As when the power fails: nothing is written any more, and who calls is refused. */
  kill(): Promise<void>
  /** Stops answering without hanging up; `false` lets it go on. */
  freeze(box: 'smsbox' | 'bearerbox', frozen: boolean): void
  /** The report URLs that Kannel was given, as its log shows them. */
  reportUrls(smsId: string): string[]
  /** Waits until its way to the SMS centre stands. */
  online(): Promise<void>
  stop(): void
}

/** A number with this beginning has no way; Kannel says so at once. */
export const unroutablePrefix = '7999'
/** So many wait for a centre that is away; then 503. */
export const queueLimit = 3

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const untilTrue = async (what: string, done: () => Promise<boolean>): Promise<void> => {
  for (const untilMs = Date.now() + 15_000; Date.now() < untilMs; ) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Kannel: ${what} never came`)
}

type Ports = { admin: number; box: number; send: number; centre: number }

/** The whole configuration (components.md §1). An unknown field is fatal, and only `-v 0` says which. */
const configuration = (
  { admin, box, send, centre }: Ports,
  credentials: { user: string; password: string },
): string => `
group = core
admin-port = ${admin}
admin-interface = "127.0.0.1"
admin-password = adminpw
status-password = statuspw
smsbox-port = ${box}
smsbox-interface = "127.0.0.1"
log-file = "bearerbox.log"
log-level = 0
dlr-storage = internal
store-type = file
store-file = "kannel.store"
store-dump-freq = 1
sms-resend-retry = 3
sms-resend-freq = 1
sms-outgoing-queue-limit = ${queueLimit}

group = smsbox
smsbox-id = box1
bearerbox-host = 127.0.0.1
bearerbox-port = ${box}
sendsms-port = ${send}
sendsms-interface = "127.0.0.1"
sendsms-chars = "0123456789+- "
log-file = "smsbox.log"
log-level = 0
global-sender = 79990000000
http-request-retry = 20
http-queue-delay = 1

group = sendsms-user
username = ${credentials.user}
password = ${credentials.password}
max-messages = 10
concatenation = true

group = smsc
smsc = smpp
smsc-id = SIM
host = 127.0.0.1
port = ${centre}
transceiver-mode = true
smsc-username = kannel
smsc-password = smpppw
system-type = ""
interface-version = 34
enquire-link-interval = 5
reconnect-delay = 1
wait-ack = 5
wait-ack-expire = 1
max-pending-submits = 10
msg-id-type = 0x00
source-addr-autodetect = true
alt-charset = "UCS-2BE"
denied-prefix = "${unroutablePrefix}"
`

/** The user whose rights a test run as root takes: the package makes it. Otherwise whoever runs the test. */
const kannelUser = (): { uid: number; gid: number } | null => {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'kannel'], { encoding: 'utf8' }).stdout.trim())
  return { uid: id('-u'), gid: id('-g') }
}

/** Makes it; `start` starts it. `centrePort`: where the SMS centre listens. */
export const prepareKannel = async (centrePort: number): Promise<Kannel> => {
  const folder = mkdtempSync(join(tmpdir(), 'kassa-kannel-'))
  const user = kannelUser()
  const credentials = { user: 'kassa', password: 'шлюз и 7 замков' }
  const ports = { admin: await freePort(), box: await freePort(), send: await freePort(), centre: centrePort }
  writeFileSync(join(folder, 'kannel.conf'), configuration(ports, credentials))
  if (user) chownSync(folder, user.uid, user.gid)
  const boxes = new Map<string, ChildProcess>()

  const startBox = (name: 'bearerbox' | 'smsbox'): void => {
    // A box that loses the other forks itself anew under another id: only its group finds it (components.md §1).
    const options = { cwd: folder, detached: true, stdio: 'ignore' as const, ...user }
    const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` }
    boxes.set(name, spawn(name, ['-v', '4', 'kannel.conf'], { ...options, env }))
  }
  const signalBox = (name: string, signal: NodeJS.Signals): void => {
    const pid = boxes.get(name)?.pid
    try {
      if (pid !== undefined) process.kill(-pid, signal)
    } catch {
      // It is gone already.
    }
  }
  const online = (): Promise<void> =>
    untilTrue('the way to the SMS centre', async () => {
      const status = await fetch(`http://127.0.0.1:${ports.admin}/status.txt?password=statuspw`).catch(() => null)
      return /SIM\[?.*online/.test((await status?.text()) ?? '')
    })
  const end = (): void => {
    for (const name of boxes.keys()) signalBox(name, 'SIGKILL')
    boxes.clear()
  }
  return {
    address: `http://127.0.0.1:${ports.send}/cgi-bin/sendsms`,
    ...credentials,
    start: async () => {
      startBox('bearerbox')
      await untilTrue('bearerbox', () => answers(ports.box))
      startBox('smsbox')
      await untilTrue('smsbox', () => answers(ports.send))
    },
    kill: async () => {
      end()
      // A dying box may still take a connection, of which nobody knows then what it has carried.
      for (const port of [ports.send, ports.box]) await untilTrue('its end', async () => !(await answers(port)))
    },
    freeze: (box, frozen) => signalBox(box, frozen ? 'SIGSTOP' : 'SIGCONT'),
    reportUrls: (smsId) => {
      const log = readFileSync(join(folder, 'bearerbox.log'), 'utf8')
      return [...new Set([...log.matchAll(/http:\/\/[^\s<>]+/g)].map(([url]) => url))].filter((url) =>
        url.includes(smsId),
      )
    },
    online,
    stop: () => {
      end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
