import { useRef, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { getCounting, getOpening, openShift } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { CountForm } from '../../ui/count-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { rowsOfTyped, totalOfTyped } from '../../ui/typed-count.ts'
import { useMoneyOpen } from '../../ui/use-money-open.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { useTypedCount } from './count-store.ts'
import { DifferenceNotice } from './difference-notice.tsx'
import { PastButtons, type PastView, usePastKeys } from './past-buttons.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

type Facts = { counting: OutputOf<typeof getCounting>; opening: OutputOf<typeof getOpening> }

/** The drawer is counted by denomination; what differs from the last remainder needs a sentence, and opens all the same. */
export function OpeningShift({ onPast }: { onPast: (view: PastView) => void }) {
  const text = useTexts(shiftTexts)
  const counting = useQuery(getCounting, {})
  const opening = useQuery(getOpening, {})
  if (counting.value === undefined || opening.value === undefined) {
    const error = counting.error ?? opening.error
    return error === null ? null : (
      <Screen title={text.title}>
        <ErrorNotice error={error} />
      </Screen>
    )
  }
  return <OpeningForm facts={{ counting: counting.value, opening: opening.value }} onPast={onPast} />
}

function OpeningForm({ facts, onPast }: { facts: Facts; onPast: (view: PastView) => void }) {
  const text = useTexts(shiftTexts)
  const { denominations } = facts.counting
  const { remainderKopecks, handOver } = facts.opening
  const typed = useTypedCount('opening', denominations)
  const [difference, setDifference] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const reasonField = useRef<HTMLInputElement>(null)
  const opened = useWindowState((state) => state.shiftOpened)
  const open = useCommand(openShift)
  const total = totalOfTyped(denominations, typed.count)
  const explaining = difference !== null
  const { refused, error } = differenceOf(open.error)
  useMoneyOpen(total > 0)

  const openNow = (): void => {
    const reason = typed.reason.trim()
    if (explaining && reason === '') {
      setTried(true)
      reasonField.current?.focus()
      return
    }
    const input = { count: rowsOfTyped(denominations, typed.count), reason: explaining ? reason : null }
    void open.run(input).then((answer) => {
      if (answer.ok) {
        typed.forget()
        opened()
      } else setDifference(differenceOf(answer.error).refused)
    })
  }
  const guard = useMoneyConfirm(explaining ? 'explain' : 'count', open.running, openNow)
  const recount = (): void => {
    if (open.running) return
    open.clear()
    setTried(false)
    setDifference(null)
  }
  const main = explaining ? text.openSo : text.open
  const pastKeys = usePastKeys(onPast)
  useShortcuts([
    { hotkey: null, keys: 'Enter', label: explaining ? main : text.nextRow },
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: main, run: guard.press },
    ...(explaining ? [{ hotkey: 'Escape', keys: 'Esc', label: text.recount, run: recount }] : pastKeys),
  ])
  return (
    <Screen
      title={text.title}
      about={text.none}
      extra={explaining ? undefined : <PastButtons onPast={onPast} />}
      onKeyDown={guard.onKeyDown}
    >
      <section className={styles['card']}>
        {handOver !== null && (
          <Notice
            look={handOver.toOwn ? 'note' : 'ask'}
            title={
              handOver.toOwn
                ? text.handedToYou(handOver.fromName)
                : text.handedToOther(handOver.fromName, handOver.toName)
            }
          >
            <p>{handOver.toOwn ? text.handedTodo : text.handedOtherTodo}</p>
          </Notice>
        )}
        {explaining ? (
          <>
            <p className={styles['big']}>{formatMoney(total)}</p>
            <DifferenceNotice differenceKopecks={difference}>
              <p>{text.openingDiffers}</p>
            </DifferenceNotice>
            <TextField
              ref={reasonField}
              label={text.reason}
              value={typed.reason}
              onChange={(reason) => typed.change({ reason })}
              maxLength={300}
              autoFocus
              hint={text.openingReasonHint}
              error={tried && typed.reason.trim() === '' ? text.reasonNeeded : null}
            />
          </>
        ) : (
          <>
            <p className="muted">
              {remainderKopecks === null ? text.noneWhy : text.noneWhyExpected(formatMoney(remainderKopecks))}
            </p>
            {typed.ready && (
              <CountForm
                denominations={denominations}
                typed={typed.count}
                onChange={(count) => typed.change({ count })}
                totalLabel={text.float}
                autoFocus
              />
            )}
          </>
        )}
        <ErrorNotice error={refused === null ? error : null} />
        <div className="row wrap">
          <ActionButton
            look="main"
            size="large"
            keys={explaining ? 'Enter' : 'Ctrl Enter'}
            confirms
            busy={open.running}
            onClick={guard.press}
          >
            {main}
          </ActionButton>
          {explaining && (
            <ActionButton size="large" keys="Esc" onClick={recount}>
              {text.recount}
            </ActionButton>
          )}
        </div>
      </section>
    </Screen>
  )
}

/** The difference that main found, where that is why it refused. */
function differenceOf(error: ReturnType<typeof useCommand<typeof openShift>>['error']) {
  const found =
    error?.kind === 'refused' && error.code === 'shift.reason_required' ? error.params['differenceKopecks'] : null
  return { refused: typeof found === 'number' ? found : null, error }
}
