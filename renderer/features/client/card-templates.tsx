import type { PaymentTemplate } from '../../../shared/contract/templates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { TemplateRow } from '../../ui/template-row.tsx'
import { templateTexts } from '../../ui/template-texts.ts'
import { CardBlock } from './card-block.tsx'
import styles from './card.module.css'

type Props = {
  templates: readonly PaymentTemplate[]
  onOpen: () => void
  /** Null for who takes no money. */
  onPay: ((template: PaymentTemplate) => void) | null
}

/** What the client pays again and again; the first ones by one key from here. */
export function CardTemplates({ templates, onOpen, onPay }: Props) {
  const text = useTexts(templateTexts)
  return (
    <CardBlock
      name="templates"
      title={text.title}
      act={
        <ActionButton keys="Alt T" onClick={onOpen}>
          {templates.length === 0 ? text.keep : text.open}
        </ActionButton>
      }
    >
      {templates.length === 0 && <p className="muted">{text.none}</p>}
      {templates.map((template, index) => (
        <div key={template.templateId} className={styles['row']} onClick={() => onPay?.(template)}>
          <TemplateRow template={template} index={index} withKey={onPay !== null} />
        </div>
      ))}
    </CardBlock>
  )
}
