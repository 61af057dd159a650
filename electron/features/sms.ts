import {
  confirmSmsProbe,
  getSmsLamp,
  getSmsSettings,
  getUndeliveredPasswords,
  sendSmsProbe,
  setSmsSettings,
  type SmsGateway,
  type SmsSettings,
  type SmsSetUp,
} from '../../shared/contract/sms.ts'
import { canonicalJson } from '../../shared/domain/canonical-json.ts'
import { shortName } from '../../shared/domain/person-name.ts'
import { parseMobile } from '../../shared/domain/phone.ts'
import { gatewayProblems } from '../../shared/domain/sms-settings.ts'
import { localMoment } from '../core/clock.ts'
import { readCa } from '../core/certificates.ts'
import { type QueryContext, setUpDesk } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, prepareAndCarryOut, refused } from '../core/feature.ts'
import type { Tx } from '../db/open.ts'
import { dropSealedSetting, isSealedSettingThere, writeSealedSetting } from '../records/sealed-settings.ts'
import { noteGatewayTested, noteProbe, smsGatewayOf, smsSettingsOf, writeSmsSettings } from '../records/sms-gateway.ts'
import { cancelQueuedProbes, findSms, queueSms } from '../records/sms-messages.ts'
import { undeliveredPage, undeliveredPasswords } from '../records/undelivered-passwords.ts'

/** As many as a person would call one by one. */
const undeliveredShown = 20

const probeView = (context: QueryContext, probeId: string | null): SmsSetUp['probe'] => {
  const probe = probeId === null ? undefined : findSms(context.db, probeId)
  if (!probe) return null
  const { id, state, reason, createdAt, finishedAt, deadlineAt } = probe
  return { id, state, reason, sentAt: createdAt, finishedAt, deadlineAt }
}

/** A password goes to the gateway it was typed for, and to no other. */
const isPasswordLacking = (tx: Tx, settings: SmsGateway): boolean => {
  const before = smsGatewayOf(tx)?.settings
  return (
    !isSealedSettingThere(tx, 'sms_password') || before?.address !== settings.address || before.user !== settings.user
  )
}

const isCaReadable = async (_context: QueryContext, { settings }: { settings: SmsSettings }): Promise<boolean> => {
  if (settings.kind === 'off' || settings.caFile === '') return true
  return readCa(settings.caFile).then(
    () => true,
    () => false,
  )
}

export const sms: Feature = {
  handlers: [
    answer(getSmsSettings, (context) => {
      if (setUpDesk(context).kind === 'demo') return null
      const { settings, testedAt, probeId } = smsSettingsOf(context.db)
      return {
        settings,
        testedAt,
        passwordSet: isSealedSettingThere(context.db, 'sms_password'),
        probe: probeView(context, probeId),
        listener: context.ports.sms.listener(),
      }
    }),

    prepareAndCarryOut(setSmsSettings, isCaReadable, (tx, context, { settings, password }, caReadable) => {
      if (setUpDesk(context).kind === 'demo') return refused('sms.demo_only_phone')
      if (!caReadable) return refused('sms.ca_file_unreadable')
      if (settings.kind === 'off') dropSealedSetting(tx, 'sms_password')
      else {
        // The form's own check first; what only the system's reader knows (a malformed IPv6) is an address too.
        const [field] = URL.canParse(settings.address) ? gatewayProblems(settings) : ['address']
        if (field) return refused('sms.field_wrong', { field })
        if (password === null && isPasswordLacking(tx, settings)) return refused('sms.password_needed')
        if (password === null && canonicalJson(smsSettingsOf(tx).settings) === canonicalJson(settings))
          return accepted(null) // nothing changes: what was tested stays tested
        if (password !== null) writeSealedSetting(tx, context.ports.deskKeys, 'sms_password', password)
      }
      writeSmsSettings(tx, settings)
      context.audit('settings.sms_changed', {
        kind: settings.kind,
        reports: settings.kind === 'kannel' && settings.reports !== null,
        passwordChanged: password !== null,
      })
      context.ports.sms.wake()
      context.ports.emit('sms')
      context.ports.emit('lamps')
      return accepted(null)
    }),

    carryOut(sendSmsProbe, (tx, context, { phone }) => {
      const { deskKeys, ids } = context.ports
      const gateway = smsGatewayOf(tx)
      if (!gateway) return refused('sms.not_set_up')
      const mobile = parseMobile(phone)
      if (mobile === null) return refused('sms.phone_invalid')
      if (gateway.probeId !== null && findSms(tx, gateway.probeId)?.state === 'sending')
        return refused('sms.probe_under_way')
      cancelQueuedProbes(tx, context.at)
      const { details } = setUpDesk(context)
      const id = ids.next()
      const { localTime } = localMoment(context.at, details.cityTimeZone)
      const text = `Проба СМС: место ${details.deskNumber}, ${localTime.slice(0, 5)}. Если вы это читаете, шлюз работает.`
      queueSms(tx, {
        id,
        purpose: 'probe',
        registrationId: null,
        clientId: null,
        createdAt: context.at,
        sealed: deskKeys.sealBody(id, { to: mobile, text }),
      })
      noteProbe(tx, id)
      context.audit('sms.probe_sent', { smsId: id })
      context.ports.sms.wake()
      context.ports.emit('sms')
      return accepted({ smsId: id })
    }),

    carryOut(confirmSmsProbe, (tx, context, { smsId }) => {
      const gateway = smsGatewayOf(tx)
      if (!gateway) return refused('sms.not_set_up')
      if (gateway.probeId !== smsId) return refused('sms.probe_other')
      if (gateway.settings.reports !== null) return refused('sms.probe_needs_report')
      if (findSms(tx, smsId)?.state !== 'sent') return refused('sms.probe_not_sent')
      if (noteGatewayTested(tx, smsId, context.at)) context.audit('sms.gateway_tested', { smsId, by: 'person' })
      context.ports.sms.wake()
      context.ports.emit('sms')
      context.ports.emit('lamps')
      return accepted(null)
    }),

    answer(getSmsLamp, ({ db, ports }) => ({
      way: ports.sms.view(),
      reason: ports.sms.trouble(),
      listener: ports.sms.listener(),
      undelivered: undeliveredPasswords(db),
    })),

    answer(getUndeliveredPasswords, ({ db }) =>
      undeliveredPage(db, undeliveredShown).map(({ clientId, numberId, state, at, ...person }) => ({
        clientId,
        numberId,
        state,
        at,
        shortName: shortName(person),
      })),
    ),
  ],
}
