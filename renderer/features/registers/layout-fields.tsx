import { useRef, useState } from 'react'
import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import { registerColumns } from '../../../shared/domain/register-columns.ts'
import { readyLayouts } from '../../../shared/domain/register-layouts.ts'
import { registerEncodings, registerSeparators } from '../../../shared/domain/register-text.ts'
import { registerDates } from '../../../shared/domain/register-values.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { asReady, holdsTag, isSameLayout, readHeaderLines, tagsOf, withColumnsOf, withTag } from './layout-form.ts'
import { layoutTexts } from './layout-texts.ts'
import styles from './preview.module.css'
import type { Preview } from './use-preview.ts'

type Props = { layout: RegisterLayout; preview: Preview | null; onChange: (layout: RegisterLayout) => void }
type TextLayout = Extract<RegisterLayout, { format: 'text' }>

/** What a layout says besides its columns. */
export function LayoutFields({ layout, preview, onChange }: Props) {
  const text = useTexts(layoutTexts)
  return (
    <div className={styles['fields']}>
      <ReadyChoice layout={layout} onChange={onChange} />
      <SelectField
        label={text.encoding}
        value={layout.encoding}
        options={registerEncodings.map((value) => ({ value, label: text.encodings[value] }))}
        onChange={(encoding) => onChange({ ...layout, encoding })}
      />
      {layout.format === 'text' && <TextFields layout={layout} onChange={onChange} />}
      <SelectField
        label={text.debtUnit}
        value={layout.debtUnit}
        options={(['roubles', 'kopecks'] as const).map((value) => ({ value, label: text.debtUnits[value] }))}
        onChange={(debtUnit) => onChange({ ...layout, debtUnit })}
      />
      {layout.format === 'dbf' && <p className={styles['about']}>{text.dbfFile}</p>}
      {layout.format === 'text' && preview !== null && <Tags layout={layout} preview={preview} onChange={onChange} />}
    </div>
  )
}

/** Layouts to begin with; those of the other kind of file would be refused. */
function ReadyChoice({ layout, onChange }: Pick<Props, 'layout' | 'onChange'>) {
  const text = useTexts(layoutTexts)
  const offered: readonly { id: string; layout: RegisterLayout }[] = readyLayouts.filter(
    (ready) => ready.layout.format === layout.format,
  )
  const current = offered.find((ready) => isSameLayout(asReady(ready.layout, layout), layout))
  return (
    <SelectField
      label={text.ready}
      value={current?.id ?? 'own'}
      options={['own', ...offered.map(({ id }) => id)].map((id) => ({ value: id, label: text.readyNames[id] ?? id }))}
      onChange={(id) => {
        const ready = offered.find((one) => one.id === id)
        if (ready !== undefined) onChange(asReady(ready.layout, layout))
      }}
    />
  )
}

function TextFields({ layout, onChange }: { layout: TextLayout; onChange: (layout: RegisterLayout) => void }) {
  const text = useTexts(layoutTexts)
  /** What is typed while it is no number yet; left so, the number in force stands there again. */
  const [unfinished, setUnfinished] = useState<string | null>(null)
  return (
    <>
      <SelectField
        label={text.separator}
        value={layout.separator}
        options={registerSeparators.map((value) => ({ value, label: text.separators[value] }))}
        onChange={(separator) => onChange({ ...layout, separator })}
      />
      <TextField
        label={text.headerLines}
        value={unfinished ?? String(layout.headerLines)}
        maxLength={2}
        inputMode="numeric"
        onLeave={() => setUnfinished(null)}
        onChange={(typed) => {
          const headerLines = readHeaderLines(typed)
          setUnfinished(headerLines === null ? typed : null)
          if (headerLines !== null) onChange({ ...layout, headerLines })
        }}
      />
      <TextField
        label={text.footerMark}
        value={layout.footerMark}
        maxLength={10}
        onChange={(footerMark) => onChange({ ...layout, footerMark })}
      />
      <SelectField
        label={text.dates}
        value={layout.dates}
        options={registerDates.map((value) => ({ value, label: value }))}
        onChange={(dates) => onChange({ ...layout, dates })}
      />
    </>
  )
}

/** Cells that name themselves: `CLIENTNO:750012345`. */
function Tags({ layout, preview, onChange }: { layout: TextLayout; preview: Preview; onChange: Props['onChange'] }) {
  const text = useTexts(layoutTexts)
  const entered = useRef(layout)
  return tagsOf(layout, preview.rows).map((tag) => (
    <SelectField
      key={tag}
      label={text.tagLabel(tag)}
      value={holdsTag(layout, tag)}
      options={registerColumns.map((value) => ({ value, label: text.holds[value] }))}
      onFocus={() => {
        entered.current = layout
      }}
      onChange={(holds) => {
        const before = withColumnsOf(layout, entered.current)
        if (before.format === 'text') onChange(withTag(before, tag, holds))
      }}
    />
  ))
}
