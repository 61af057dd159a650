import { useState } from 'react'
import { type DifferenceView, listDifferences } from '../../../shared/contract/past-shifts.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Choice, ChoiceList, useChoices } from '../../ui/choice-list.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

/** Over and short that nobody has decided about; each stays here and on every Z until somebody does. */
export function DifferenceList({ onBack }: { onBack: () => void }) {
  const text = useTexts(shiftTexts)
  const { value: differences, error } = useQuery(listDifferences, {})
  const [at, setAt] = useState(0)
  const [settling, setSettling] = useState<DifferenceView | null>(null)
  const count = differences?.length ?? 0
  const choose = (index: number): void => setSettling(differences?.[index] ?? null)
  const choices = useChoices({ count, at, onMove: setAt, onChoose: choose, ready: true })
  useShortcuts([
    ...(count > 0 ? [{ hotkey: null, keys: 'Enter', label: text.settle }] : []),
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: onBack },
  ])
  return (
    <Screen title={text.differences}>
      <div className="stack" onKeyDown={choices.onKeyDown}>
        <p className="muted">{count === 0 ? text.noDifferences : text.differencesWhy}</p>
        <ErrorNotice error={error} />
        {differences !== undefined && count > 0 && (
          <ChoiceList label={text.differences}>
            {differences.map((one, index) => (
              <Choice
                key={`${one.shiftId}/${one.place}`}
                chosen={index === choices.chosen}
                onChoose={() => {
                  setAt(index)
                  choose(index)
                }}
              >
                <span className={styles['difference']}>
                  <span className="strong nowrap">
                    {one.differenceKopecks > 0
                      ? text.over(formatMoney(one.differenceKopecks))
                      : text.short(formatMoney(-one.differenceKopecks))}
                  </span>
                  <span>
                    {text.foundAt[one.place](one.shiftNumber, formatDate(one.businessDate), one.operatorName)}
                    <span className="second"> {one.reason}</span>
                  </span>
                </span>
              </Choice>
            ))}
          </ChoiceList>
        )}
        <div className="row">
          {count > 0 && (
            <ActionButton look="main" size="large" keys="Enter" autoFocus onClick={() => choose(choices.chosen)}>
              {text.settle}
            </ActionButton>
          )}
          <ActionButton size="large" keys="Esc" autoFocus={count === 0} onClick={onBack}>
            {text.back}
          </ActionButton>
        </div>
      </div>
      {settling !== null && <SettleDialog difference={settling} onClose={() => setSettling(null)} />}
    </Screen>
  )
}
