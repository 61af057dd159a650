import type { EventName } from '../shared/contract/events.ts'
import type { Ports } from './core/context.ts'
import type { JournalClock } from './core/journal-clock.ts'
import type { ExchangeImport, ExchangePort } from './core/ports.ts'
import type { DeskKeys } from './db/desk-keys.ts'
import type { Db } from './db/open.ts'
import { readDesk } from './records/desk.ts'
import { exportToGorod } from './records/exchange-export.ts'
import { gorodFolder } from './records/exchange-folder.ts'
import { exchangeSettingsOf } from './records/exchange-settings.ts'
import { waitingForGorod } from './records/outbox.ts'

export type DeskExchangeParts = {
  readonly db: Db
  readonly journal: JournalClock
  readonly deskKeys: DeskKeys
  readonly dataFolder: string
  readonly ids: { next(): string }
  readonly onChange: (event: EventName) => void
  readonly log: Ports['log']
  readonly everyMs?: number
}

export type DeskExchange = ExchangePort & {
  /** Looks now, and every five minutes. */
  start(): void
  /** Calls an import off; resolves when no file is being written or taken any more. */
  stop(): Promise<void>
}

/** The window reads again what it shows: not more often than a person looks. */
const toldEveryMs = 700

/** A registration reaches the sites without anybody pressing a key, once the administrator has named the folder. */
export const createDeskExchange = (parts: DeskExchangeParts): DeskExchange => {
  const { db, journal, deskKeys, dataFolder, ids, onChange, log } = parts
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const send = async (): Promise<void> => {
    try {
      const desk = readDesk(db)
      if (!desk || !deskKeys.isOpen()) return
      const { folder, automatic } = exchangeSettingsOf(db, desk, dataFolder)
      if (!automatic || folder === '' || waitingForGorod(db).rows === 0) return
      const transact: Parameters<typeof exportToGorod>[0]['transact'] = (work) => journal.transact(null, work)
      await exportToGorod({ db, keys: deskKeys, desk, ids, exchange: gorodFolder(folder), operatorId: null, transact })
      onChange('lamps')
    } catch (error) {
      // The folder is away, say: what waits stays, the lamp tells when it has waited for long.
      log('exchange.not_sent', { error: error instanceof Error ? error.constructor.name : 'unknown' })
    }
  }
  const look = (): void => {
    running = running.then(send)
  }

  let importing: ExchangeImport | null = null
  let calledOff = false
  let imported: Promise<unknown> = Promise.resolve()
  const runImport: ExchangePort['runImport'] = async (fileName, work) => {
    if (importing) return null
    const startedAt = journal.at()
    let toldAtMs = 0
    const tell = (stage: ExchangeImport['stage'], done: number, total: number): boolean => {
      importing = { fileName, startedAt, stage, done, total }
      const nowMs = performance.now()
      if (nowMs - toldAtMs >= toldEveryMs) {
        toldAtMs = nowMs
        onChange('exchange')
      }
      return !calledOff
    }
    calledOff = false
    tell('reading', 0, 0)
    const ended = work(tell).finally(() => {
      importing = null
      onChange('exchange')
    })
    imported = ended.catch(() => undefined)
    return ended
  }
  const cancelImport = (): void => {
    calledOff = true
  }

  return {
    importing: () => importing,
    runImport,
    cancelImport,
    start: () => {
      look()
      timer = setInterval(look, parts.everyMs ?? 5 * 60_000)
      timer.unref()
    },
    stop: async () => {
      clearInterval(timer)
      cancelImport()
      await Promise.all([running, imported])
    },
  }
}
