import { createContext, use } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { MoneyField } from '../../ui/money-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './form.module.css'
import { isIn, useCatalogue } from './catalogue-store.ts'
import { differenceTexts, tellProblem } from './difference-texts.ts'
import { kindOf } from './differences.ts'
import { fieldTexts } from './field-texts.ts'
import { type FieldProblems, problemAt } from './problems.ts'

/** What is wrong with the provider under hands. */
export const ProblemsContext = createContext<FieldProblems>(new Map())

/** What is said beside a field: once it was left, or once the supervisor asked to go on. */
function useSaid(path: string): string | null {
  const text = useTexts(differenceTexts)
  const problems = use(ProblemsContext)
  const isSaid = useCatalogue(({ editing }) => editing?.left.some((one) => isIn(one, path)) === true)
  const problem = isSaid ? problemAt(problems, path) : null
  return problem === null ? null : tellProblem(text, kindOf(path), problem)
}

type LineProps = {
  /** Of the catalogue: `services.0.account.mask`. It gives the label and the message. */
  path: string
  value: string
  onChange: (value: string) => void
  hint?: string
  placeholder?: string
  maxLength?: number
  inputMode?: 'numeric' | 'decimal'
  autoFocus?: boolean
}

/** A line of text of the form. */
export function LineField({ path, onChange, ...rest }: LineProps) {
  const { names } = useTexts(fieldTexts)
  const leave = useCatalogue((state) => state.leave)
  const said = useSaid(path)
  return (
    <TextField
      {...rest}
      label={names[kindOf(path)] ?? ''}
      name={path}
      error={said}
      onChange={onChange}
      onLeave={() => rest.value !== '' && leave(path)}
    />
  )
}

/** A sum of the form, in roubles; empty where there is none. */
export function SumField({ path, value, onChange, hint, placeholder }: LineProps) {
  const { names } = useTexts(fieldTexts)
  const leave = useCatalogue((state) => state.leave)
  const said = useSaid(path)
  return (
    <MoneyField
      id={path}
      label={names[kindOf(path)] ?? ''}
      value={value}
      error={said}
      {...(hint === undefined ? {} : { hint })}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={onChange}
      onLeave={() => value !== '' && leave(path)}
    />
  )
}

type PickProps<Value extends string> = {
  path: string
  value: Value
  options: readonly Value[]
  /** Where the value's words are not those of the field. */
  words?: Readonly<Record<string, string>>
  hint?: string
  autoFocus?: boolean
  onChange: (value: Value) => void
}

/** One of few. */
export function PickField<Value extends string>({ path, options, words, ...rest }: PickProps<Value>) {
  const { names, values, none } = useTexts(fieldTexts)
  const kind = kindOf(path)
  const said = useSaid(path)
  const told = words ?? values[kind]
  return (
    <SelectField
      {...rest}
      error={said}
      label={names[kind] ?? ''}
      options={options.map((value) => ({ value, label: told?.[value] ?? (value === 'none' ? none : value) }))}
    />
  )
}

/** Things one a line: Enter is the next line, Ctrl+Enter goes on. */
export function LinesField({ path, value, onChange }: LineProps) {
  const { names } = useTexts(fieldTexts)
  const said = useSaid(path)
  return (
    <div className={styles['lines']}>
      <TextArea
        label={names[kindOf(path)] ?? ''}
        value={value}
        invalid={said !== null}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) event.stopPropagation()
        }}
      />
      {said !== null && (
        <p className={styles['wrong']} role="alert">
          {said}
        </p>
      )}
    </div>
  )
}

type TicksProps<Value extends string> = {
  path: string
  value: readonly Value[]
  options: readonly Value[]
  onChange: (value: readonly Value[]) => void
}

/** Any of few, each with its box. */
export function TicksField<Value extends string>({ path, value, options, onChange }: TicksProps<Value>) {
  const { names, values } = useTexts(fieldTexts)
  const kind = kindOf(path)
  const said = useSaid(path)
  return (
    <fieldset className={styles['ticks']}>
      <legend>{names[kind]}</legend>
      {options.map((one) => (
        <label key={one} className="row">
          <input
            type="checkbox"
            checked={value.includes(one)}
            aria-invalid={said !== null || undefined}
            onChange={(event) => {
              const others = value.filter((other) => other !== one)
              onChange(
                options.filter((other) => (other === one ? event.currentTarget.checked : others.includes(other))),
              )
            }}
          />
          {values[kind]?.[one]}
        </label>
      ))}
      {said !== null && (
        <p className={styles['wrong']} role="alert">
          {said}
        </p>
      )}
    </fieldset>
  )
}
