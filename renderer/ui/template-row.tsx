import type { PaymentTemplate } from '../../shared/contract/templates.ts'
import { formatMoney } from '../../shared/domain/money.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { plural } from '../i18n/plural.ts'
import { KeyHint } from './key-hint.tsx'
import { templateTexts } from './template-texts.ts'
import { keyOfTemplate, templateSumKopecks } from './use-templates.ts'

/** One template: its name, what it holds, what it comes to today, the key that pays it. */
export function TemplateRow({
  template,
  index,
  withKey,
}: {
  template: PaymentTemplate
  index: number
  withKey: boolean
}) {
  const text = useTexts(templateTexts)
  const language = useLanguage()
  const kopecks = templateSumKopecks(template)
  const key = withKey ? keyOfTemplate(index) : undefined
  const isGone = template.lines.some(({ service }) => service === null)
  const services = [...new Set(template.lines.map(({ serviceName }) => serviceName))].join(', ')
  return (
    <>
      <span className="grow">
        <strong>{template.name}</strong>{' '}
        <span className="second">
          {plural(language, template.lines.length, text.lines)}: {isGone ? text.gone : services}
        </span>
      </span>
      <span className="number">{kopecks === 0 ? text.nothingDue : text.dueNow(formatMoney(kopecks))}</span>
      {key !== undefined && <KeyHint keys={key} />}
    </>
  )
}
