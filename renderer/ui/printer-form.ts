import type { PrinterSettings } from '../../shared/contract/printing.ts'

/** The settings as they are typed: what one kind of printer needs is kept while another is looked at. */
export type SettingsForm = {
  kind: 'virtual' | 'tcp'
  columns: '32' | '42' | '48'
  host: string
  port: string
  codePage: string
  answersStatus: 'yes' | 'no'
}

export type SettingsFieldError = 'host' | 'port' | 'codePage'

/** The saved settings in the form; what a virtual printer has not gets the usual values of a network one. */
export function toForm(saved: PrinterSettings): SettingsForm {
  const columns = String(saved.columns) as SettingsForm['columns']
  return saved.kind === 'virtual'
    ? { kind: 'virtual', columns, host: '', port: '9100', codePage: '17', answersStatus: 'yes' }
    : {
        kind: 'tcp',
        columns,
        host: saved.host,
        port: String(saved.port),
        codePage: String(saved.codePage),
        answersStatus: saved.answersStatus ? 'yes' : 'no',
      }
}

/** The fields that are wrong; none for a virtual printer. */
export function settingsErrors(form: SettingsForm): ReadonlySet<SettingsFieldError> {
  const errors = new Set<SettingsFieldError>()
  if (form.kind === 'virtual') return errors
  if (!/^[\w.:-]{1,253}$/.test(form.host.trim())) errors.add('host')
  if (!isWhole(form.port, 1, 65_535)) errors.add('port')
  if (!isWhole(form.codePage, 0, 255)) errors.add('codePage')
  return errors
}

/** The settings to be saved; null while a field is wrong. */
export function settingsOf(form: SettingsForm): PrinterSettings | null {
  if (settingsErrors(form).size > 0) return null
  const columns = Number(form.columns) as PrinterSettings['columns']
  if (form.kind === 'virtual') return { kind: 'virtual', columns }
  return {
    kind: 'tcp',
    columns,
    host: form.host.trim(),
    port: Number(form.port),
    codePage: Number(form.codePage),
    answersStatus: form.answersStatus === 'yes',
  }
}

const isWhole = (text: string, from: number, to: number): boolean =>
  /^\d{1,5}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to
