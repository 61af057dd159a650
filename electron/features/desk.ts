import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  chooseDemo,
  preferences,
  setPreferences,
  type DeskState,
  type Preferences,
  getState,
  type Lamps,
  lamps,
  makeDemoBills,
  retryOpen,
  setUp,
  testNewPrinter,
} from '../../shared/contract/desk.ts'
import { isBicValid } from '../../shared/domain/bank-account.ts'
import { firstWrongGroup, readPhrase } from '../../shared/domain/recovery-phrase.ts'
import { addDays } from '../../shared/domain/dates.ts'
import { localMoment } from '../core/clock.ts'
import { setUpDesk } from '../core/context.ts'
import { accepted, answer, type Feature, perform, prepareAndCarryOut, refused } from '../core/feature.ts'
import { hashPassword, isPasswordWeak, normalizeLogin } from '../core/passwords.ts'
import { deskKeyBytes, wrapByPhrase, wrapForMachine } from '../core/wrapped-key.ts'
import type { Db } from '../db/open.ts'
import { insertDesk, readDesk, readSetting, writeSetting } from '../records/desk.ts'
import { putKeyWrap } from '../records/key-wraps.ts'
import { insertOperator } from '../records/operators.ts'
import { isExchangeLate } from '../records/outbox.ts'
import { printerSettingName } from '../records/printer-settings.ts'
import { isReviewAwaited } from '../records/restore-review.ts'
import { demoOperators } from '../records/demo-desk.ts'

const isTimeZone = (timeZone: string): boolean => {
  try {
    localMoment('2026-01-01T00:00:00.000Z', timeZone)
    return true
  } catch {
    return false
  }
}

const preferencesOf = (db: Db): Preferences =>
  preferences.catch({ language: 'ru', theme: 'light' }).parse(readSetting(db, 'preferences'))

export const desk: Feature = {
  handlers: [
    answer(
      getState,
      ({ db, desk: identity, ports }): DeskState =>
        identity
          ? {
              phase: 'ready',
              version: ports.version,
              kind: identity.kind,
              details: identity.details,
              epoch: identity.epoch,
              preferences: preferencesOf(db),
              demoOperators: identity.kind === 'demo' ? [...demoOperators] : [],
            }
          : { phase: 'first_run', version: ports.version },
    ),

    answer(lamps, ({ db, ports, at }): Lamps => {
      const verdict = ports.lastVerdict()
      const lastBackup = ports.backup.last()
      return {
        audit: verdict === null ? 'not_checked' : verdict.intact ? 'intact' : 'broken',
        keys: ports.keyKeeping.view().state,
        sms: ports.sms.view(),
        exchange: isExchangeLate(db, at) ? 'waiting' : 'fine',
        awaitsReview: isReviewAwaited(db),
        backup: lastBackup === null ? 'none' : lastBackup.failed ? 'failed' : 'made',
        clockBehindMs: ports.clockBehindMs(),
      }
    }),

    prepareAndCarryOut(
      setUp,
      async ({ ports: { random, keyKeeping } }, { administrator, passphrase }) => {
        const deskKey = Uint8Array.from(random(deskKeyBytes))
        const machineWraps = await wrapForMachine(deskKey, { store: keyKeeping.store, passphrase, random })
        return { deskKey, machineWraps, passwordHash: await hashPassword(administrator.password, random) }
      },
      (tx, context, { details, administrator, printer, phrase }, { deskKey, machineWraps, passwordHash }) => {
        if (readDesk(tx)) return refused('desk.already_set_up')
        if (!isBicValid(details.bankBic)) return refused('desk.bic_invalid')
        if (!isTimeZone(details.cityTimeZone)) return refused('desk.time_zone_unknown')
        const login = normalizeLogin(administrator.login)
        if (login === null) return refused('operators.login_invalid')
        if (isPasswordWeak(administrator.password, login)) return refused('operators.password_weak')
        if (typeof machineWraps === 'string') return refused(machineWraps)
        const { random, keyKeeping } = context.ports
        const made = keyKeeping.madePhrase()
        if (!made) return refused('keys.phrase_missing')
        const typed = readPhrase(phrase)
        const wrongGroup = typed.ok ? firstWrongGroup(typed.secret, made) : typed.group
        if (!typed.ok || wrongGroup !== null) return refused('keys.phrase_wrong', { group: wrongGroup })

        insertDesk(tx, { kind: 'real', details }, context.at)
        for (const wrap of [wrapByPhrase(deskKey, made, random), ...machineWraps]) putKeyWrap(tx, wrap, context.at)
        writeSetting(tx, printerSettingName, printer)
        const id = context.ports.ids.next()
        insertOperator(tx, {
          id,
          login,
          name: administrator.name,
          role: 'administrator',
          passwordHash,
          mustChangePassword: false,
          createdAt: context.at,
        })
        const openedBy = machineWraps.map(({ kind }) => kind).join()
        context.audit('desk.set_up', { kind: 'real', deskNumber: details.deskNumber, operatorId: id, openedBy })
        context.ports.takeUpDesk(deskKey)
        return accepted(null)
      },
    ),

    perform(testNewPrinter, async ({ db, ports }, { printer }) => {
      if (readDesk(db)) return refused('desk.already_set_up')
      const result = await ports.printing.test(printer)
      return accepted({ outcome: result.outcome, reason: result.outcome === 'printed' ? null : result.reason })
    }),

    perform(chooseDemo, async ({ ports }) =>
      (await ports.openDemo()) === 'opened' ? accepted(null) : refused('desk.already_set_up'),
    ),

    perform(makeDemoBills, async (context) => {
      if (setUpDesk(context).kind !== 'demo') return refused('desk.demo_only')
      const { billSheetsHtml, demoBills } = await import('../records/demo-bills.ts')
      const { localDate } = localMoment(context.at, setUpDesk(context).details.cityTimeZone)
      // Bills come for the month that is over.
      const bills = demoBills(context.ports.catalogue.now(), addDays(`${localDate.slice(0, 7)}-01`, -1).slice(0, 7))
      const file = join(context.ports.dataFolder, 'bills.pdf')
      try {
        await writeFile(`${file}.new`, await context.ports.printToPdf(billSheetsHtml(bills)))
        await rename(`${file}.new`, file)
      } catch {
        return refused('desk.bills_not_written')
      }
      return accepted({ file, bills: bills.length })
    }),

    perform(setPreferences, async (context, chosen) => {
      // Before set-up there is no desk to keep them.
      if (context.desk) context.transact((tx) => writeSetting(tx, 'preferences', chosen))
      return accepted(null)
    }),

    // The desk is open: there is nothing to try again. Its meaning is in core/closed-door.ts.
    perform(retryOpen, async () => accepted(null)),
  ],
}
