import { getX, type ShiftView } from '../../../shared/contract/shift.ts'
import { formatMoney, formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Paper } from '../../ui/paper.tsx'
import { PaperDesk } from '../../ui/paper-desk.tsx'
import { Screen } from '../../ui/screen.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** The open shift: figures on the left, the X report as paper on the right. */
export function RunningShift({ shift, onClose }: { shift: ShiftView; onClose: () => void }) {
  const text = useTexts(shiftTexts)
  const clock = useDeskClock()
  const { value: x, error } = useQuery(getX, {})
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.close, run: onClose }])
  return (
    <Screen
      title={text.title}
      about={text.opened(shift.number, clock.time(shift.openedAt))}
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
      <dl className={styles['figures']}>
        <Figure label={text.payments} value={String(shift.paymentCount)} />
        <Figure label={text.taken} value={formatMoney(shift.takenKopecks)} />
        <Figure label={text.floatShort} value={formatMoney(shift.floatKopecks)} />
        <Figure label={text.drawer} value={formatMoney(shift.drawerKopecks)} strong />
      </dl>
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
      <div className="row">
        <ActionButton look="main" size="large" keys="Ctrl Enter" autoFocus onClick={onClose}>
          {text.close}
        </ActionButton>
      </div>
    </Screen>
  )
}

function Figure({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className={styles['figure']} data-strong={strong || undefined}>
      <dt className="second">{label}</dt>
      <dd className={styles['value']}>{value}</dd>
    </div>
  )
}
