import type { ReactNode } from 'react'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Notice } from '../../ui/notice.tsx'
import { shiftTexts } from './texts.ts'

/** Over or short, in money; nothing where it agrees. `differenceKopecks`: counted − expected. */
export function DifferenceNotice({
  differenceKopecks: difference,
  children,
}: {
  differenceKopecks: number
  children?: ReactNode
}) {
  const text = useTexts(shiftTexts)
  if (difference === 0) return null
  return (
    <Notice
      look="ask"
      title={difference > 0 ? text.over(formatMoney(difference)) : text.short(formatMoney(-difference))}
    >
      {children}
    </Notice>
  )
}
