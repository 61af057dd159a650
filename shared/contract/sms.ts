import { smsReasons } from '../domain/sms-reason.ts'
import { command, query } from './define.ts'
import { done, instant, nothing, typedText, uuid } from './values.ts'
import { z } from './zod.ts'

export const smsReason = z.enum(smsReasons)
export const smsState = z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown'])

/** How a code that was sent to a phone stands; `delivery`: of its SMS. */
export const codeState = z.strictObject({
  sentAt: instant,
  expiresAt: instant,
  attemptsLeft: z.int(),
  /** From when on another one may be sent. */
  resendAt: instant,
  sendsLeftToday: z.int(),
  delivery: smsState,
})

/** A gateway like Kannel: HTTP in, reports back by HTTP. */
export const smsGateway = z.strictObject({
  kind: z.literal('kannel'),
  /** Its sendsms page: `http://192.168.1.20:13013/cgi-bin/sendsms`. */
  address: typedText(300),
  /** A PEM file on this computer with the bank's own certificate centre, for https; '' trusts the public ones. */
  caFile: typedText(300),
  user: typedText(60),
  /** What the phone shows: a number or up to 11 Latin letters and digits; '' leaves it to the gateway. */
  sender: typedText(20),
  /** Where the desk listens for reports: an address of this machine that the gateway reaches. Null: it gets none. */
  reports: z.strictObject({ host: typedText(45), port: z.int().min(1024).max(65_535) }).nullable(),
  /** How long a message is tried, and its report awaited. */
  deadlineMinutes: z.int().min(1).max(60),
})
export type SmsGateway = z.output<typeof smsGateway>

export const smsSettings = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('off') }), smsGateway])
export type SmsSettings = z.output<typeof smsSettings>

/** Which field of the settings can't be so; each has its sentence beside the field. */
export const smsFields = [
  'address',
  'user',
  'password',
  'sender',
  'reportHost',
  'reportPort',
  'deadlineMinutes',
] as const
export type SmsField = (typeof smsFields)[number]

export const smsProbe = z.strictObject({
  id: uuid,
  state: smsState,
  reason: smsReason.nullable(),
  sentAt: instant,
  /** When nothing can change any more; null while it may. */
  finishedAt: instant.nullable(),
  /** Until then its report is awaited. */
  deadlineAt: instant,
})

/** Of the listener for reports: `off` while nobody needs it. */
export const listenerState = z.enum(['off', 'listening', 'port_taken', 'address_unknown', 'failed'])

export const smsSetUp = z.strictObject({
  settings: smsSettings,
  passwordSet: z.boolean(),
  /** When a probe proved these very settings; null: nothing but a probe leaves. */
  testedAt: instant.nullable(),
  /** The last probe of these settings. */
  probe: smsProbe.nullable(),
  listener: listenerState,
})
export type SmsSetUp = z.output<typeof smsSetUp>

/** Null on a demo desk: its SMS go to the virtual phone only. The password is never among it. */
export const getSmsSettings = query('sms.getSettings', {
  access: 'administration',
  input: nothing,
  output: smsSetUp.nullable(),
})

/** Any change makes the gateway an untested one. `password`: null keeps the one that is there. */
export const setSmsSettings = command('sms.setSettings', {
  access: 'administration',
  personal: true,
  input: z.strictObject({ settings: smsSettings, password: typedText(60).nullable() }),
  output: done,
  refusals: [
    'sms.demo_only_phone',
    'sms.field_wrong', // field
    'sms.ca_file_unreadable',
    'sms.password_needed', // a new address or user never gets the password of another
  ],
})

/** Sends a probe to a phone: the only message that leaves through an untested gateway. */
export const sendSmsProbe = command('sms.sendProbe', {
  access: 'administration',
  personal: true,
  input: z.strictObject({ phone: typedText(40) }),
  output: z.strictObject({ smsId: uuid }),
  refusals: ['sms.not_set_up', 'sms.phone_invalid', 'sms.probe_under_way'],
})

/** The person at the phone has seen the probe: how a gateway without reports is proved. */
export const confirmSmsProbe = command('sms.confirmProbe', {
  access: 'administration',
  input: z.strictObject({ smsId: uuid }),
  output: done,
  refusals: ['sms.not_set_up', 'sms.probe_other', 'sms.probe_not_sent', 'sms.probe_needs_report'],
})

/** For the lamp: how the way to phones stands, and how many numbers wait for their password. */
export const getSmsLamp = query('sms.getLamp', {
  access: 'signed_in',
  input: nothing,
  output: z.strictObject({
    way: z.enum(['ready', 'off', 'failing']),
    reason: smsReason.nullable(),
    listener: listenerState,
    undelivered: z.int(),
  }),
})

/** Whose password did not arrive; the reset of the number sends another. */
export const getUndeliveredPasswords = query('sms.getUndelivered', {
  access: 'clients',
  input: nothing,
  output: z.array(
    z.strictObject({
      clientId: uuid,
      numberId: uuid,
      /** «Иванова А. В.» */
      shortName: z.string(),
      state: z.enum(['failed', 'unknown']),
      at: instant,
    }),
  ),
})
