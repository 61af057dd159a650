import { type ExchangeSettingsView, exchangeSettings } from '../../../shared/contract/exchange.ts'
import { formatGorodNumber, gorodNumber } from '../../../shared/domain/gorod-number.ts'

/** As it is typed: half a number is a number. */
export type SettingsForm = {
  folder: string
  automatic: 'yes' | 'no'
  template: string
  from: string
  to: string
  numbers: string
  addresses: string
  services: string
  countMobiles: 'yes' | 'no'
}

export const toForm = ({ folder, automatic, template, from, to, limits }: ExchangeSettingsView): SettingsForm => ({
  ...{ folder, template, from: String(from), to: String(to), automatic: automatic ? 'yes' : 'no' },
  numbers: String(limits.numbers),
  addresses: String(limits.addresses),
  services: String(limits.services),
  countMobiles: limits.countMobiles ? 'yes' : 'no',
})

export const wholeOf = (typed: string): number => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN)

/** What is typed, as settings; null while a field holds no whole number. */
export const settingsOf = (form: SettingsForm): ExchangeSettingsView | null => {
  const read = exchangeSettings.safeParse({
    folder: form.folder,
    automatic: form.automatic === 'yes',
    template: form.template.toUpperCase(),
    from: wholeOf(form.from),
    to: wholeOf(form.to),
    limits: {
      numbers: wholeOf(form.numbers),
      addresses: wholeOf(form.addresses),
      services: wholeOf(form.services),
      countMobiles: form.countMobiles === 'yes',
    },
  })
  return read.success ? read.data : null
}

/** The first identifier of the range, as people will read it; '' while the range is none of this desk. */
export const exampleOf = (form: SettingsForm, deskNumber: string): string => {
  try {
    const range = { template: form.template.toUpperCase(), from: wholeOf(form.from), to: wholeOf(form.to) }
    return formatGorodNumber(gorodNumber(deskNumber, range.from, range))
  } catch {
    return ''
  }
}
