import {
  chooseDemo,
  preferences,
  setPreferences,
  type DeskState,
  type Preferences,
  getState,
  type Lamps,
  lamps,
  retryOpen,
  setUp,
} from '../../shared/contract/desk.ts'
import { isBicValid } from '../../shared/domain/bank-account.ts'
import { localMoment } from '../core/clock.ts'
import { accepted, answer, type Feature, perform, prepareAndCarryOut, refused } from '../core/feature.ts'
import { hashPassword, isPasswordWeak, normalizeLogin } from '../core/passwords.ts'
import type { Db } from '../db/open.ts'
import { insertDesk, readDesk, readSetting, writeSetting } from '../records/desk.ts'
import { insertOperator } from '../records/operators.ts'
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

    answer(lamps, ({ ports }): Lamps => {
      const verdict = ports.lastVerdict()
      const lastBackup = ports.backup.last()
      return {
        audit: verdict === null ? 'not_checked' : verdict.intact ? 'intact' : 'broken',
        keys: ports.keyKeeping.view().state,
        sms: ports.sms.view(),
        backup: lastBackup === null ? 'none' : lastBackup.failed ? 'failed' : 'made',
        clockBehindMs: ports.clockBehindMs(),
      }
    }),

    prepareAndCarryOut(
      setUp,
      (context, { administrator }) => hashPassword(administrator.password, context.ports.random),
      (tx, context, { details, administrator }, passwordHash) => {
        if (readDesk(tx)) return refused('desk.already_set_up')
        if (!isBicValid(details.bankBic)) return refused('desk.bic_invalid')
        if (!isTimeZone(details.cityTimeZone)) return refused('desk.time_zone_unknown')
        const login = normalizeLogin(administrator.login)
        if (login === null) return refused('operators.login_invalid')
        if (isPasswordWeak(administrator.password, login)) return refused('operators.password_weak')
        insertDesk(tx, { kind: 'real', details }, context.at)
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
        context.audit('desk.set_up', { kind: 'real', deskNumber: details.deskNumber, operatorId: id })
        return accepted(null)
      },
    ),

    perform(chooseDemo, async ({ ports }) =>
      (await ports.openDemo()) === 'opened' ? accepted(null) : refused('desk.already_set_up'),
    ),

    perform(setPreferences, async (context, chosen) => {
      // Before set-up there is no desk to keep them.
      if (context.desk) context.transact((tx) => writeSetting(tx, 'preferences', chosen))
      return accepted(null)
    }),

    // The desk is open: there is nothing to try again. Its meaning is in core/closed-door.ts.
    perform(retryOpen, async () => accepted(null)),
  ],
}
