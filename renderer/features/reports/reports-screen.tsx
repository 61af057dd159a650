import { useRef } from 'react'
import { getReports, type ReportSpan } from '../../../shared/contract/reports.ts'
import { getCurrentShift } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { reportAnswer } from '../../../shared/domain/report-answers.ts'
import { reportChart } from '../../../shared/domain/report-chart.ts'
import { writeDays } from '../../../shared/domain/report-filter.ts'
import { reportKinds } from '../../../shared/domain/report-kinds.ts'
import { reportTable } from '../../../shared/domain/report-table.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useDeskToday } from '../../ui/desk-today.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useMay } from '../../ui/session-context.ts'
import { Chart } from './chart.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { tableText } from './table-text.ts'
import { FiguresTable, sortedTable } from './figures-table.tsx'
import { Filters } from './filters.tsx'
import { daysOf, type Period, periods } from './period.ts'
import { ReportActs } from './report-acts.tsx'
import { useReportsStore } from './reports-store.ts'
import styles from './reports.module.css'
import { reportTexts } from './texts.ts'

/** What the payments of some days come to: one answer, its chart, its figures. */
export function ReportsScreen() {
  const text = useTexts(reportTexts)
  const language = useLanguage()
  const branch = useMay('supervision')
  const today = useDeskToday()()
  const state = useReportsStore()
  const set = useReportsStore.setState
  const table = useRef<HTMLTableElement>(null)
  const { value: shift } = useQuery(getCurrentShift, {})
  const own = shift !== undefined && shift !== null && (shift.own || branch) ? shift : null
  const period: Period = state.period ?? (own !== null && !branch ? 'shift' : 'today')
  const days = daysOf(period, today, own, { from: state.typedFrom, until: state.typedUntil })
  const { kind, operatorId, providerInn } = state
  const span: ReportSpan | null =
    'problem' in days
      ? null
      : { ...days, shiftId: days.shiftId ?? state.shiftId, operatorId: branch ? operatorId : null, providerInn }
  const { value: data, error } = useQuery(getReports, shift === undefined ? null : span)

  const choosePeriod = (to: Period): void =>
    set({ period: to, shiftId: null, operatorId: null, providerInn: null, chosenRow: 0 })
  const chooseKind = (to: (typeof reportKinds)[number]): void => set({ kind: to, chosenRow: 0 })
  const filtered = state.shiftId !== null || state.operatorId !== null || providerInn !== null
  const clear = (): void => set({ shiftId: null, operatorId: null, providerInn: null })
  useShortcuts([
    ...reportKinds.map((one, index) => ({
      hotkey: `mod+Digit${index + 1}`,
      keys: index === 0 ? `Ctrl 1…${reportKinds.length}` : `Ctrl ${index + 1}`,
      label: index === 0 ? text.keyReport : text.kinds[one],
      run: () => chooseKind(one),
      inLine: index === 0,
    })),
    {
      hotkey: 'Insert',
      keys: 'Ins',
      label: text.keyPeriod,
      run: () => choosePeriod(periods[(periods.indexOf(period) + 1) % periods.length] ?? 'today'),
    },
    { hotkey: null, keys: '↑ ↓', label: text.keyRow },
    ...(filtered ? [{ hotkey: 'Delete', keys: 'Del', label: text.keyClear, run: clear }] : []),
  ])

  const problem =
    period !== 'typed' || !('problem' in days) || state.typedFrom === ''
      ? null
      : days.problem === 'bad_span'
        ? text.spanBad
        : text.dateBad
  const sorting = state.sorting[kind] ?? null
  const figures = data === undefined ? null : sortedTable(reportTable(kind, data, language), sorting)
  const answer =
    data === undefined || span === null ? null : reportAnswer(kind, data, language, span.fromDate === span.untilDate)
  const isEmpty = figures === null || figures.rows.length === 0
  const nothing = kind.startsWith('pace') ? text.emptyPace : filtered ? text.emptyFiltered : text.empty
  const reversed = data?.totals.reversedLineCount ?? 0
  return (
    <Screen
      title={text.title}
      about={
        span === null
          ? null
          : [
              span.fromDate === span.untilDate ? text.aboutDay(writeDays(span)) : text.about(writeDays(span)),
              ...(branch ? [] : [text.own]),
            ].join(' · ')
      }
    >
      <Segments
        label={text.which}
        value={kind}
        options={reportKinds.map((value) => ({ value, label: text.kinds[value] }))}
        onChange={chooseKind}
      />
      <Filters
        period={period}
        problem={problem}
        choices={data?.choices ?? null}
        branch={branch}
        onPeriod={choosePeriod}
      />
      <ErrorNotice error={error} />
      {span !== null && data === undefined && error === null && (
        <p className={styles['counting']} role="status">
          {text.counting}
        </p>
      )}
      {'problem' in days && days.problem === 'no_shift' && <p className="muted">{text.noShift}</p>}
      {span !== null && shift?.state === 'counting' && !branch && <p className="muted">{text.counted}</p>}
      {span !== null && data !== undefined && isEmpty && <p className="muted">{nothing}</p>}
      {span !== null && data !== undefined && figures !== null && !isEmpty && (
        <section className={styles['report']} aria-label={answer ?? text.title}>
          <div className={styles['answer']}>
            <h2>{answer}</h2>
            <p className="second">
              {reversed > 0 &&
                text.reversed(
                  plural(language, reversed, text.reversedLines),
                  formatMoney(data.totals.reversedKopecks),
                )}{' '}
              {kind === 'cash' && providerInn !== null && text.cashWhole}
            </p>
          </div>
          <Chart chart={reportChart(kind, data, language)} label={text.chart(answer ?? text.title)} />
          <FiguresTable
            table={figures}
            sorting={sorting}
            tableRef={table}
            chosen={state.chosenRow}
            onChoose={(chosenRow) => set({ chosenRow })}
            onSort={(column) =>
              set({
                chosenRow: 0,
                sorting: {
                  ...state.sorting,
                  [kind]: { column, descending: sorting?.column === column ? !sorting.descending : column > 0 },
                },
              })
            }
          />
        </section>
      )}
      {span !== null && (
        <ReportActs
          key={kind}
          kind={kind}
          span={span}
          empty={isEmpty}
          onCopy={() =>
            figures !== null && table.current !== null && copyText(tableText(figures, language), table.current)
          }
        />
      )}
    </Screen>
  )
}
