import type { SmsField, SmsGateway, SmsSettings } from '../../../shared/contract/sms.ts'
import { gatewayAddress, gatewayProblems } from '../../../shared/domain/sms-settings.ts'

/** The settings as they are typed: what one kind needs is kept while another is looked at. */
export type SmsForm = {
  kind: 'off' | 'kannel'
  address: string
  caFile: string
  user: string
  /** '' leaves the one that is kept. */
  password: string
  sender: string
  reports: 'listener' | 'none'
  reportHost: string
  reportPort: string
  deadlineMinutes: string
}

const empty: SmsForm = {
  kind: 'off',
  address: 'http://127.0.0.1:13013/cgi-bin/sendsms',
  caFile: '',
  user: '',
  password: '',
  sender: '',
  reports: 'listener',
  reportHost: '127.0.0.1',
  reportPort: '13080',
  deadlineMinutes: '10',
}

/** The saved settings in the form; without a gateway the usual values of one. */
export function toForm(saved: SmsSettings): SmsForm {
  if (saved.kind === 'off') return empty
  const { address, caFile, user, sender, reports, deadlineMinutes } = saved
  return {
    ...empty,
    kind: 'kannel',
    address,
    caFile,
    user,
    sender,
    reports: reports === null ? 'none' : 'listener',
    ...(reports === null ? {} : { reportHost: reports.host, reportPort: String(reports.port) }),
    deadlineMinutes: String(deadlineMinutes),
  }
}

const wholeIn = (text: string, from: number, to: number): number | null => {
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
  return value >= from && value <= to ? value : null
}

/** Only https asks whom to trust. */
export const isSecure = (form: SmsForm): boolean => gatewayAddress(form.address.trim())?.secure === true

const typedGateway = (form: SmsForm) => ({
  address: form.address.trim(),
  caFile: isSecure(form) ? form.caFile.trim() : '',
  user: form.user.trim(),
  sender: form.sender.trim(),
  reports:
    form.reports === 'none' ? null : { host: form.reportHost.trim(), port: wholeIn(form.reportPort, 1024, 65_535) },
})

/** A password goes to the gateway it was typed for, and to no other: for a new one it is typed anew. */
export function needsPassword(form: SmsForm, saved: SmsSettings, passwordSet: boolean): boolean {
  if (form.kind === 'off') return false
  const { address, user } = typedGateway(form)
  return !passwordSet || saved.kind === 'off' || saved.address !== address || saved.user !== user
}

/** The fields that are wrong; none while no SMS are sent. */
export function formErrors(form: SmsForm, passwordNeeded: boolean): ReadonlySet<SmsField> {
  const errors = new Set<SmsField>()
  if (form.kind === 'off') return errors
  const typed = typedGateway(form)
  const { reports } = typed
  for (const problem of gatewayProblems({ ...typed, reports: reports && { host: reports.host, port: 0 } }))
    errors.add(problem)
  if (passwordNeeded && form.password === '') errors.add('password')
  if (reports !== null && reports.port === null) errors.add('reportPort')
  if (wholeIn(form.deadlineMinutes, 1, 60) === null) errors.add('deadlineMinutes')
  return errors
}

/** The settings to be saved; null while a field is wrong. */
export function settingsOf(form: SmsForm): SmsSettings | null {
  if (form.kind === 'off') return { kind: 'off' }
  const { reports, ...typed } = typedGateway(form)
  const deadlineMinutes = wholeIn(form.deadlineMinutes, 1, 60)
  if (formErrors(form, false).size > 0 || deadlineMinutes === null) return null
  if (reports === null) return { kind: 'kannel', ...typed, reports, deadlineMinutes }
  const listener = { host: reports.host, port: reports.port }
  return listener.port === null
    ? null
    : { kind: 'kannel', ...typed, reports: listener as NonNullable<SmsGateway['reports']>, deadlineMinutes }
}
