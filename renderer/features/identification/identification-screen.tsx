import { Plus, Trash2 } from 'lucide-react'
import type { IdentificationSettings } from '../../../shared/contract/identification.ts'
import { getIdentification, setIdentification } from '../../../shared/contract/payers.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { dateWhileTyping } from '../../ui/typed-forms.ts'
import { useSettingsForm } from '../../ui/use-settings-form.ts'
import styles from './identification.module.css'
import { type LimitField, limitProblem, limitsOf, toLimitsForm } from './limits-form.ts'
import { identificationTexts } from './texts.ts'

/** Up to which sum nobody is asked for a document, by category and from which day (domain.md §4.1). */
export function IdentificationScreen() {
  const text = useTexts(identificationTexts)
  const { value, error } = useQuery(getIdentification, {})
  return (
    <Screen title={text.title} side={<AboutSide title={text.about} points={text.points} />}>
      <ErrorNotice error={error} />
      {value !== undefined && <Limits saved={value} />}
    </Screen>
  )
}

function Limits({ saved }: { saved: IdentificationSettings }) {
  const text = useTexts(identificationTexts)
  const { form, put, tried, done, save, submit } = useSettingsForm(
    setIdentification,
    () => toLimitsForm(saved),
    limitsOf,
  )
  const type = (index: number, field: LimitField, typed: string): void =>
    put({ rows: form.rows.map((row, at) => (at === index ? { ...row, [field]: typed } : row)) })
  const add = (): void => {
    const last = form.rows.at(-1)
    if (last !== undefined) put({ rows: [...form.rows, { ...last, from: '' }] })
  }
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit },
    { hotkey: 'Insert', keys: 'Ins', label: text.add, run: add },
  ])
  const field = (index: number, name: LimitField) => {
    const problem = tried ? limitProblem(form.rows, index, name) : null
    const row = form.rows[index]
    return (
      <TextField
        label={text[name]}
        value={row?.[name] ?? ''}
        inputMode="numeric"
        maxLength={16}
        autoFocus={index === 0 ? name === 'usual' : name === 'from' && row?.from === ''}
        {...(name === 'full' ? { placeholder: text.fullHint } : {})}
        error={problem === null ? null : text[problem]}
        onChange={(typed) => {
          const isAtEnd = typed.length > (row?.[name].length ?? 0)
          type(index, name, name === 'from' ? dateWhileTyping(row?.from ?? '', typed, isAtEnd) : typed)
        }}
      />
    )
  }
  return (
    <div className={styles['form']}>
      <EnterForm onSubmit={submit}>
        {form.rows.map((_, index) => (
          // Rows have no identity but their place: only the last may be taken away.
          <div key={index} className={styles['row']}>
            {index === 0 ? (
              <TextField label={text.from} value={text.always} disabled onChange={() => undefined} />
            ) : (
              field(index, 'from')
            )}
            {field(index, 'usual')}
            {field(index, 'utilities')}
            {field(index, 'full')}
            <div className={styles['remove']}>
              {index > 0 && index === form.rows.length - 1 && (
                <ActionButton onClick={() => put({ rows: form.rows.slice(0, -1) })}>
                  <Trash2 size={16} aria-hidden="true" />
                  {text.remove}
                </ActionButton>
              )}
            </div>
          </div>
        ))}
        <div className="row">
          <ActionButton keys="Ins" onClick={add}>
            <Plus size={16} aria-hidden="true" />
            {text.add}
          </ActionButton>
        </div>
        <SelectField
          label={text.basket}
          value={form.basket}
          options={(['identify', 'warn'] as const).map((value) => ({ value, label: text.baskets[value] }))}
          onChange={(basket) => put({ basket })}
        />
        <ErrorNotice error={save.error} />
        {done && <Notice look="note" title={text.saved} />}
        <div className="row">
          <ActionButton look="main" type="submit" keys="Ctrl Enter" busy={save.running}>
            {text.save}
          </ActionButton>
        </div>
      </EnterForm>
    </div>
  )
}
