import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { listMerges, undoMerge, type UndoReason, undoReasons } from '../../../shared/contract/merges.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { useOpenClient } from '../../ui/open-client.ts'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './merges.module.css'
import { mergeTexts } from './texts.ts'

type Merge = OutputOf<typeof listMerges>[number]

/** What was merged here, and the way back: a supervisor's, or one in place. */
export function LastMerges({ onUndone }: { onUndone: () => void }) {
  const text = useTexts(mergeTexts)
  const clock = useDeskClock()
  const moment = (instant: string): string => `${clock.date(instant)} ${clock.time(instant)}`
  const { value, error } = useQuery(listMerges, {})
  const [chosen, setChosen] = useState<Merge | null>(null)
  return (
    <section className={styles['last']} aria-label={text.last}>
      <h2 className={styles['lastHead']}>{text.last}</h2>
      <ErrorNotice error={error} />
      {value?.length === 0 && <p className="muted">{text.lastNone}</p>}
      <ul className={styles['merges']}>
        {(value ?? []).map((merge) => (
          <li key={merge.mergeId} className={styles['one']}>
            <strong>{text.into(merge.mergedName, merge.survivorName)}</strong>
            <span className="second">{text.reasons[merge.reason]}</span>
            <span className="second">{text.madeBy(moment(merge.mergedAt), merge.operatorName)}</span>
            {merge.undone === null ? (
              <div>
                <ActionButton onClick={() => setChosen(merge)}>{text.undo}</ActionButton>
              </div>
            ) : (
              <span className="second">{text.undone(moment(merge.undone.at), merge.undone.operatorName)}</span>
            )}
          </li>
        ))}
      </ul>
      {chosen !== null && <UndoDialog merge={chosen} onClose={() => setChosen(null)} onUndone={onUndone} />}
    </section>
  )
}

type UndoProps = { merge: Merge; onClose: () => void; onUndone: () => void }

function UndoDialog({ merge, onClose, onUndone }: UndoProps) {
  const text = useTexts(mergeTexts)
  const [reason, setReason] = useState<UndoReason>('by_mistake')
  const undo = useCommand(undoMerge)
  const act = (): void =>
    void undo.run({ mergeId: merge.mergeId, reason }).then((answer) => {
      if (!answer.ok) return
      useOpenClient.getState().endVisit()
      onUndone()
      onClose()
    })
  const guard = useMoneyConfirm('undo-merge', undo.running, act)
  return (
    <Dialog title={text.undoTitle} onClose={onClose} closeLabel={text.undoNo}>
      <div className="stack" onKeyDown={guard.onKeyDown}>
        <p>{text.into(merge.mergedName, merge.survivorName)}</p>
        <p className="muted">{text.undoWhy}</p>
        <SelectField
          label={text.undoReason}
          value={reason}
          options={undoReasons.map((one) => ({ value: one, label: text.undoReasons[one] }))}
          onChange={setReason}
        />
        <ErrorNotice error={undo.error} />
        <div className="row">
          <ActionButton
            look="main"
            size="large"
            keys="Enter"
            autoFocus
            confirms
            busy={undo.running}
            onClick={guard.press}
          >
            {text.undo}
          </ActionButton>
          <ActionButton size="large" keys="Esc" onClick={onClose}>
            {text.undoLeave}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
