import { beginCounting, getX, type ShiftSums, type ShiftView } from '../../../shared/contract/shift.ts'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useWindowState } from '../../ui/window-state.ts'
import { PastButtons, type PastView, usePastKeys } from './past-buttons.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

type Props = { shift: ShiftView; onPast: (view: PastView) => void }

/** The open shift: what moved in the drawer on the left, the X report as paper on the right. */
export function RunningShift({ shift, onPast }: Props) {
  const text = useTexts(shiftTexts)
  const clock = useDeskClock()
  const { value: x, error } = useQuery(getX, {})
  const begin = useCommand(beginCounting)
  const show = useWindowState((state) => state.show)
  const close = (): void => void begin.run({})
  const pastKeys = usePastKeys(onPast)
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.close, run: close }, ...pastKeys])
  return (
    <Screen
      title={text.title}
      about={text.opened(shift.number, clock.time(shift.openedAt))}
      extra={<PastButtons onPast={onPast} />}
      sideLook="desk"
      side={
        <PaperDesk label={text.xPaper} foot={<p className="second">{text.xNote}</p>}>
          {x == null ? <ErrorNotice error={error} /> : <Paper paper={x.paper} />}
        </PaperDesk>
      }
    >
      {shift.tooOld && (
        <Notice look="ask" title={text.tooOld}>
          <p>{text.tooOldTodo}</p>
        </Notice>
      )}
      {x != null && <Sums sums={x.sums} />}
      <div className="row">
        <ActionButton look="main" size="large" keys="Ctrl Enter" autoFocus busy={begin.running} onClick={close}>
          {text.close}
        </ActionButton>
        <ActionButton size="large" keys="Shift F8" onClick={() => show('cash')}>
          {text.cash}
        </ActionButton>
      </div>
      <ErrorNotice error={begin.error} />
      {x != null && x.byService.length === 0 && <p className="muted">{text.noPayments}</p>}
      {x != null && x.byService.length > 0 && (
        <table className={styles['table']}>
          <caption className="unseen">{text.byService}</caption>
          <thead>
            <tr>
              <th scope="col">{text.service}</th>
              <th scope="col" className="number">
                {text.count}
              </th>
              <th scope="col" className="number">
                {text.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {x.byService.map((row) => (
              <tr key={row.name}>
                <td>{row.name}</td>
                <td className="number">{row.count}</td>
                <td className="number">{formatMoneyPlain(row.sumKopecks)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Screen>
  )
}

/** Every way into and out of the drawer, and what must lie there. */
function Sums({ sums }: { sums: ShiftSums }) {
  const text = useTexts(shiftTexts)
  const rows: readonly [label: string, kopecks: number, count?: number][] = [
    [text.floatShort, sums.floatKopecks],
    [text.taken, sums.takenKopecks, sums.paymentCount],
    [text.commission, sums.commissionKopecks],
    [text.reversed, -sums.reversedKopecks, sums.reversalCount],
    [text.cashIn, sums.inKopecks],
    [text.cashOut, -sums.outKopecks],
  ]
  return (
    <dl className={styles['figures']}>
      {rows.map(([label, kopecks, count]) => (
        <div key={label} className={styles['figure']} data-none={kopecks === 0 || undefined}>
          <dt className="second">
            {label}
            {count !== undefined && count > 0 && ` · ${count}`}
          </dt>
          <dd className={styles['value']}>{formatMoney(kopecks)}</dd>
        </div>
      ))}
      <div className={styles['figure']} data-strong>
        <dt className="second">{text.drawer}</dt>
        <dd className={styles['value']}>{formatMoney(sums.drawerKopecks)}</dd>
      </div>
    </dl>
  )
}
