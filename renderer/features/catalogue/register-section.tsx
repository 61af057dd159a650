import {
  outEncodings,
  outLayouts,
  outPeriods,
  outSeparators,
  usualFileNames,
} from '../../../shared/domain/register-out-template.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import styles from './form.module.css'
import { useCatalogue } from './catalogue-store.ts'
import { LineField, LinesField, PickField } from './fields.tsx'
import { formTexts } from './form-texts.ts'
import { columnWords } from './register-column-texts.ts'
import type { RegisterForm } from './register-form.ts'

type Template = RegisterForm['template']
type TemplateLine = 'dates' | 'times' | 'header' | 'footer'

/** How the provider gets the register of payments taken: its layout, its file, how it is cut. */
export function RegisterSection({ form }: { form: RegisterForm }) {
  const text = useTexts(formTexts)
  const put = useCatalogue((state) => state.put)
  const change = (part: Partial<RegisterForm>, path: string): void => put({ registerOut: { ...form, ...part } }, path)
  return (
    <>
      <PickField
        path="registerOut.layout"
        value={form.layout}
        options={['none', ...outLayouts]}
        hint={text.registerHint}
        autoFocus
        onChange={(layout) => change({ layout }, 'registerOut.layout')}
      />
      {form.layout !== 'none' && (
        <>
          <div className={styles['halves']}>
            <PickField
              path="registerOut.encoding"
              value={form.encoding}
              options={outEncodings}
              onChange={(encoding) => change({ encoding }, 'registerOut.encoding')}
            />
            <PickField
              path="registerOut.cut"
              value={form.cut}
              options={['day', 'shift']}
              onChange={(cut) => change({ cut }, 'registerOut.cut')}
            />
          </div>
          <LineField
            path="registerOut.fileName"
            value={form.fileName}
            placeholder={usualFileNames[form.layout]}
            hint={text.registerNameHint}
            maxLength={120}
            onChange={(fileName) => change({ fileName }, 'registerOut.fileName')}
          />
        </>
      )}
      {form.layout === 'template' && (
        <TemplateFields
          form={form.template}
          onChange={(part, path) => change({ template: { ...form.template, ...part } }, path)}
        />
      )}
    </>
  )
}

type FieldsProps = { form: Template; onChange: (part: Partial<Template>, path: string) => void }

function TemplateFields({ form, onChange }: FieldsProps) {
  const text = useTexts(formTexts)
  const line = (name: TemplateLine, maxLength: number) => (
    <LineField
      path={`registerOut.template.${name}`}
      value={form[name]}
      maxLength={maxLength}
      onChange={(value) => onChange({ [name]: value }, `registerOut.template.${name}`)}
    />
  )
  return (
    <>
      <div className={styles['columns']}>
        <PickField
          path="registerOut.template.separator"
          value={form.separator}
          options={outSeparators}
          onChange={(separator) => onChange({ separator }, 'registerOut.template.separator')}
        />
        <PickField
          path="registerOut.template.decimal"
          value={form.decimal}
          options={[',', '.']}
          onChange={(decimal) => onChange({ decimal }, 'registerOut.template.decimal')}
        />
        <PickField
          path="registerOut.template.periods"
          value={form.periods}
          options={outPeriods}
          onChange={(periods) => onChange({ periods }, 'registerOut.template.periods')}
        />
        {line('dates', 10)}
        {line('times', 8)}
      </div>
      <div className={styles['halves']}>
        {line('header', 300)}
        {line('footer', 300)}
      </div>
      <p className="second">{text.registerWords}</p>
      <LinesField
        path="registerOut.template.columns"
        value={form.columns}
        onChange={(columns) => onChange({ columns }, 'registerOut.template.columns')}
      />
      <p className="second">{text.registerColumns(Object.values(columnWords).join(', '))}</p>
    </>
  )
}
