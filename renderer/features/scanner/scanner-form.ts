import { baudRates, serialPort, type ScannerSettings } from '../../../shared/contract/scanner.ts'
import { isFrameSafe } from '../../../shared/domain/scan-text.ts'
import type { ScanThresholds } from '../../../shared/domain/scan-thresholds.ts'

/** The settings as they are typed: what the port needs is kept while the other way is looked at. */
export type ScannerForm = {
  thresholds: ScanThresholds
  prefix: string
  suffix: string
  way: 'keys' | 'port'
  path: string
  baudRate: `${(typeof baudRates)[number]}`
}

export type ScannerField = 'prefix' | 'suffix' | 'path'

export const toForm = ({ thresholds, prefix, suffix, port }: ScannerSettings): ScannerForm => ({
  ...{ thresholds, prefix, suffix },
  way: port === null ? 'keys' : 'port',
  path: port?.path ?? '',
  baudRate: `${port?.baudRate ?? baudRates[0]}`,
})

const typedPort = ({ path, baudRate }: ScannerForm) =>
  serialPort.safeParse({ path: path.trim(), baudRate: Number(baudRate) })

export function formErrors(form: ScannerForm): ReadonlySet<ScannerField> {
  const errors = new Set<ScannerField>()
  if (!isFrameSafe(form.prefix.trim())) errors.add('prefix')
  if (!isFrameSafe(form.suffix.trim())) errors.add('suffix')
  if (form.way === 'port' && !typedPort(form).success) errors.add('path')
  return errors
}

/** The settings to be saved; null while a field is wrong. */
export function settingsOf(form: ScannerForm): ScannerSettings | null {
  if (formErrors(form).size > 0) return null
  const port = form.way === 'port' ? (typedPort(form).data ?? null) : null
  return { thresholds: form.thresholds, prefix: form.prefix.trim(), suffix: form.suffix.trim(), port }
}
