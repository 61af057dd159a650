import { useState } from 'react'
import { numberings, type OrderForm, orderForms } from '../../../shared/domain/cash-orders.ts'
import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LinesField } from './lines-field.tsx'
import styles from './settings.module.css'
import {
  copiesOf,
  dateOf,
  limitOf,
  linesOf,
  type SettingsForm,
  symbolOf,
  type TypedDenomination,
  type TypedForm,
  withDenomination,
} from './settings-form.ts'
import { settingsTexts } from './settings-texts.ts'

type Props = { form: SettingsForm; tried: boolean; put: (part: Partial<SettingsForm>) => void }

export function CommonSection({ form, tried, put }: Props) {
  const text = useTexts(settingsTexts)
  return (
    <>
      <SelectField
        label={text.blind}
        value={form.blind}
        autoFocus
        options={[
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ]}
        onChange={(blind) => put({ blind })}
      />
      <MoneyField
        id="ceiling"
        label={text.ceiling}
        value={form.ceiling}
        hint={text.ceilingHint}
        error={tried && limitOf(form.ceiling) === undefined ? text.badSum : null}
        onChange={(ceiling) => put({ ceiling })}
      />
      <MoneyField
        id="approval"
        label={text.approval}
        value={form.approval}
        hint={text.approvalHint}
        error={tried && limitOf(form.approval) === undefined ? text.badSum : null}
        onChange={(approval) => put({ approval })}
      />
    </>
  )
}

export function FormsSection({ form, tried, put }: Props) {
  const text = useTexts(settingsTexts)
  const [which, setWhich] = useState<OrderForm>('receipt')
  const typed = form.forms[which]
  const putForm = (part: Partial<TypedForm>): void => put({ forms: { ...form.forms, [which]: { ...typed, ...part } } })
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={text.form}
          value={which}
          autoFocus
          options={orderForms.map((value) => ({ value, label: text.forms[value] }))}
          onChange={setWhich}
        />
        <TextField
          label={text.name}
          value={typed.title}
          maxLength={80}
          error={tried && typed.title.trim() === '' ? text.nameNeeded : null}
          onChange={(title) => putForm({ title })}
        />
      </div>
      <div className={styles['columns']}>
        <TextField
          label={text.number}
          value={typed.number}
          maxLength={12}
          hint={text.numberHint}
          onChange={(number) => putForm({ number })}
        />
        <TextField
          label={text.copies}
          value={typed.copies}
          inputMode="numeric"
          maxLength={1}
          error={tried && copiesOf(typed.copies) === undefined ? text.copiesBad : null}
          onChange={(copies) => putForm({ copies })}
        />
        <SelectField
          label={text.numbering}
          value={typed.numbering}
          options={numberings.map((value) => ({ value, label: text.numberings[value] }))}
          onChange={(numbering) => putForm({ numbering })}
        />
      </div>
      <LinesField
        label={text.signatures}
        value={typed.signatures}
        error={tried && linesOf(typed.signatures).length > 6 ? text.signaturesBad : null}
        onChange={(signatures) => putForm({ signatures })}
      />
    </>
  )
}

export function ListsSection({ form, tried, put }: Props) {
  const text = useTexts(settingsTexts)
  const isSymbolBad = linesOf(form.symbols).some((line) => symbolOf(line) === undefined)
  return (
    <>
      <LinesField
        label={text.counterparties}
        value={form.counterparties}
        autoFocus
        error={tried && linesOf(form.counterparties).length === 0 ? text.counterpartiesNeeded : null}
        onChange={(counterparties) => put({ counterparties })}
      />
      <LinesField
        label={text.symbols}
        value={form.symbols}
        error={tried && isSymbolBad ? text.symbolsBad : null}
        onChange={(symbols) => put({ symbols })}
      />
    </>
  )
}

export function DenominationsSection({ form, tried, put }: Props) {
  const text = useTexts(settingsTexts)
  const [face, setFace] = useState('')
  const [kind, setKind] = useState<'note' | 'coin'>('note')
  const [problem, setProblem] = useState<string | null>(null)
  const change = (id: string, part: Partial<TypedDenomination>): void =>
    put({ denominations: form.denominations.map((row) => (row.id === id ? { ...row, ...part } : row)) })
  const add = (): void => {
    const kopecks = parseMoney(face)
    const rows = kopecks === null || kopecks === 0 ? null : withDenomination(form.denominations, kind, kopecks)
    if (rows === null) {
      setProblem(kopecks ? text.addTwice : text.badSum)
      return
    }
    setProblem(null)
    setFace('')
    put({ denominations: rows })
  }
  return (
    <>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.sections.denominations}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {text.face}
              </th>
              <th scope="col" />
              <th scope="col">{text.from}</th>
              <th scope="col">{text.until}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {form.denominations.map((row) => (
              <DenominationRow
                key={row.id}
                row={row}
                tried={tried}
                onChange={(part) => change(row.id, part)}
                onRemove={() => put({ denominations: form.denominations.filter(({ id }) => id !== row.id) })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles['columns']}>
        <MoneyField id="new-face" label={text.newFace} value={face} error={problem} onChange={setFace} />
        <SelectField
          label={text.newForm}
          value={kind}
          options={[
            { value: 'note', label: text.note },
            { value: 'coin', label: text.coin },
          ]}
          onChange={setKind}
        />
        <div className={styles['add']}>
          <ActionButton onClick={add}>{text.add}</ActionButton>
        </div>
      </div>
    </>
  )
}

type RowProps = {
  row: TypedDenomination
  tried: boolean
  onChange: (part: Partial<TypedDenomination>) => void
  onRemove: () => void
}

function DenominationRow({ row, tried, onChange, onRemove }: RowProps) {
  const text = useTexts(settingsTexts)
  const name = `${formatMoneyPlain(row.faceKopecks)} ₽, ${text[row.form]}`
  const dateField = (field: 'from' | 'until', label: string) => {
    const isBad = tried && dateOf(row[field]) === undefined
    return (
      <input
        className={styles['date']}
        aria-label={label}
        aria-invalid={isBad || undefined}
        title={isBad ? text.dateBad : undefined}
        value={row[field]}
        maxLength={10}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    )
  }
  return (
    <tr>
      <td className="number strong">{formatMoneyPlain(row.faceKopecks)}</td>
      <td className="second">{text[row.form]}</td>
      <td>{dateField('from', text.fromOf(name))}</td>
      <td>{dateField('until', text.untilOf(name))}</td>
      <td>
        <ActionButton look="quiet" label={text.removeOf(name)} onClick={onRemove}>
          {text.remove}
        </ActionButton>
      </td>
    </tr>
  )
}
