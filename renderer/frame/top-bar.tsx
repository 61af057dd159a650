import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import { Search } from 'lucide-react'
import { getCurrentShift } from '../../shared/contract/shift.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useDeskClock } from '../ui/desk-clock.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Money } from '../ui/money.tsx'
import { useSession } from '../ui/session-context.ts'
import { ThemeSwitch } from '../ui/theme-switch.tsx'
import { Lamps } from './lamps.tsx'
import { openPalette } from './palette-store.ts'
import { frameTexts } from './texts.ts'
import styles from './top-bar.module.css'

/** Search, lamps, who works here, the shift and what is in the drawer. */
export function TopBar() {
  const text = useTexts(frameTexts)
  const { desk, signedIn } = useSession()
  return (
    <header className={styles['bar']}>
      <button type="button" className={styles['find']} onClick={openPalette}>
        <Search size={14} aria-hidden="true" />
        <span className="grow">{text.find}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <span className="grow" />
      <Lamps />
      <div className={styles['look']}>
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <div className={styles['who']}>
        <span>
          {signedIn.operator.name} · {text.place(desk.details.deskNumber)}
        </span>
        <ShiftLine />
      </div>
    </header>
  )
}

function ShiftLine() {
  const text = useTexts(frameTexts)
  const clock = useDeskClock()
  const { value: shift } = useQuery(getCurrentShift, {})
  if (shift === undefined) return <span className="second">&nbsp;</span>
  if (shift === null) return <span className="second">{text.noShift}</span>
  if (!shift.own) return <span className="second">{text.shiftOther(shift.number, shift.operatorName)}</span>
  return (
    <span className="second">
      {text.shift(shift.number, clock.time(shift.openedAt))} ·{' '}
      {shift.state === 'counting' || shift.drawerKopecks === null ? (
        text.counting
      ) : (
        <>
          {text.drawer}{' '}
          <strong>
            <Money kopecks={shift.drawerKopecks} />
          </strong>
        </>
      )}
    </span>
  )
}
