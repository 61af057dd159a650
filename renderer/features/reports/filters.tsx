import type { ReportData } from '../../../shared/contract/reports.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Segments } from '../../ui/segments.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type Period, periods } from './period.ts'
import { useReportsStore } from './reports-store.ts'
import styles from './reports.module.css'
import { reportTexts } from './texts.ts'
import { TypedDays } from './typed-days.tsx'

type Props = {
  period: Period
  problem: string | null
  choices: ReportData['choices'] | null
  /** False: the own shifts, and nobody else to choose. */
  branch: boolean
  onPeriod: (period: Period) => void
}

const all = ''

/** Days, shift, cashier, provider: what the figures are narrowed to. */
export function Filters({ period, problem, choices, branch, onPeriod }: Props) {
  const text = useTexts(reportTexts)
  const state = useReportsStore()
  const set = useReportsStore.setState
  const everything = { value: all, label: text.all }
  const shifts = (choices?.shifts ?? []).map(({ id, number, businessDate, operatorName }) => ({
    value: id,
    label: text.shiftOf(number, formatDate(businessDate), operatorName),
  }))
  const operators = (choices?.operators ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const providers = (choices?.providers ?? []).map(({ inn, name }) => ({ value: inn, label: name }))
  // Chosen, and then narrowed away by another choice: it still stands, or the empty report could not be understood.
  if (state.providerInn !== null && choices !== null && !providers.some(({ value }) => value === state.providerInn))
    providers.push({ value: state.providerInn, label: text.inn(state.providerInn) })
  return (
    <div className={styles['filters']}>
      <Segments
        label={text.period}
        value={period}
        options={periods.map((value) => ({ value, label: text.periods[value] }))}
        onChange={onPeriod}
      />
      {period === 'typed' && <TypedDays problem={problem} />}
      {period !== 'shift' && (shifts.length > 1 || state.shiftId !== null) && (
        <div className={styles['choice']}>
          <SelectField
            label={text.shift}
            value={state.shiftId ?? all}
            options={[everything, ...shifts]}
            onChange={(id) => set({ shiftId: id === all ? null : id })}
          />
        </div>
      )}
      {branch && (operators.length > 1 || state.operatorId !== null) && (
        <div className={styles['choice']}>
          <SelectField
            label={text.operator}
            value={state.operatorId ?? all}
            options={[everything, ...operators]}
            onChange={(id) => set({ operatorId: id === all ? null : id })}
          />
        </div>
      )}
      {(providers.length > 1 || state.providerInn !== null) && (
        <div className={styles['choice']}>
          <SelectField
            label={text.provider}
            value={state.providerInn ?? all}
            options={[everything, ...providers]}
            onChange={(inn) => set({ providerInn: inn === all ? null : inn })}
          />
        </div>
      )}
    </div>
  )
}
