import { listDifferences } from '../../../shared/contract/past-shifts.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import type { Shortcut } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** What there is to see beside the shift of now. */
export type PastView = 'shifts' | 'differences'

export const usePastKeys = (onPast: (view: PastView) => void): Shortcut[] => {
  const text = useTexts(shiftTexts)
  return [
    { hotkey: 'mod+H', keys: 'Ctrl H', label: text.pastShifts, run: () => onPast('shifts') },
    { hotkey: 'mod+J', keys: 'Ctrl J', label: text.differences, run: () => onPast('differences') },
  ]
}

/** The ways to closed shifts and to what is unsettled; how many of these there are stands on the button. */
export function PastButtons({ onPast }: { onPast: (view: PastView) => void }) {
  const text = useTexts(shiftTexts)
  const { value: differences = [] } = useQuery(listDifferences, {})
  return (
    <div className={styles['past']}>
      <ActionButton keys="Ctrl H" onClick={() => onPast('shifts')}>
        {text.pastShifts}
      </ActionButton>
      {differences.length > 0 && (
        <ActionButton keys="Ctrl J" onClick={() => onPast('differences')}>
          {text.differencesOf(differences.length)}
        </ActionButton>
      )}
    </div>
  )
}
