import { useEffect, useRef } from 'react'
import type { ReportChart } from '../../../shared/domain/report-chart.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useShownTheme } from '../../ui/theme-choice.ts'
import styles from './reports.module.css'

/** A report as a picture; who does not see it has the answer as its name, and the table beside. */
export function Chart({ chart, label }: { chart: ReportChart; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const language = useLanguage()
  const theme = useShownTheme()
  const drawn = JSON.stringify(chart)
  useEffect(() => {
    let left = false
    let takeAway: (() => void) | null = null
    // The library comes with the first chart, not with the desk.
    void import('./draw-chart.ts').then(({ drawOn }) => {
      if (!left && box.current !== null) takeAway = drawOn(box.current, JSON.parse(drawn) as ReportChart, language)
    })
    return () => {
      left = true
      takeAway?.()
    }
  }, [drawn, language, theme])
  return <div ref={box} className={styles['chart']} role="img" aria-label={label} />
}
