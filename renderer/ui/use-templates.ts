import { listTemplates, type PaymentTemplate } from '../../shared/contract/templates.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import type { Shortcut } from '../keys/shortcuts.ts'
import { templateTexts } from './template-texts.ts'

/** The first templates have a key each; Alt+6 and on are screens of a supervisor. */
export const templatesWithKeys = 5

/** Of the open client; undefined until main has answered. */
export function useTemplates(grant: string | null): readonly PaymentTemplate[] | undefined {
  const { value } = useQuery(listTemplates, grant === null ? null : { grant })
  return value ?? undefined
}

export const keyOfTemplate = (index: number): string | undefined =>
  index < templatesWithKeys ? `Alt ${index + 1}` : undefined

/** What a template comes to today: fixed sums, and what is due by the register. */
export const templateSumKopecks = ({ lines }: PaymentTemplate): number =>
  lines.reduce((sum, line) => sum + (line.amountKopecks === 0 ? (line.dueKopecks ?? 0) : line.amountKopecks), 0)

/** Alt 1…5: a template is paid by one key. */
export function useTemplateKeys(
  templates: readonly PaymentTemplate[] | undefined,
  pay: ((template: PaymentTemplate) => void) | null,
): Shortcut[] {
  const text = useTexts(templateTexts)
  if (pay === null || templates === undefined) return []
  return templates.slice(0, templatesWithKeys).map((template, index) => ({
    hotkey: `alt+Digit${index + 1}`,
    keys: `Alt ${index + 1}`,
    label: text.keyPay(template.name),
    run: () => pay(template),
    inLine: false,
  }))
}
