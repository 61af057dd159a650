import { Plus } from 'lucide-react'
import { useState } from 'react'
import { listOperators, setOperatorDisabled } from '../../../shared/contract/operators.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { CreateOperator } from './create-operator.tsx'
import type { Operator } from './operator.ts'
import { OperatorsTable } from './operators-table.tsx'
import { ResetPassword } from './reset-password.tsx'
import { operatorTexts } from './texts.ts'

type Opened = 'nothing' | 'create' | 'reset' | 'disable'

/** Who works here: create, give a new temporary password, disable. */
export function OperatorsScreen() {
  const text = useTexts(operatorTexts)
  const { value: operators, error } = useQuery(listOperators, {})
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [opened, setOpened] = useState<Opened>('nothing')
  const [done, setDone] = useState<string | null>(null)
  const list = operators ?? []
  const chosen = list.find((operator) => operator.id === chosenId) ?? list[0] ?? null
  const toggle = useToggle()

  const open = (what: Opened): void => {
    setDone(null)
    toggle.clear()
    setOpened(what)
  }
  const close = (said: string | null): void => {
    setOpened('nothing')
    setDone(said)
  }
  const onToggle = (): void => {
    if (chosen === null) return
    if (chosen.disabled) void toggle.set(chosen, false)
    else open('disable')
  }
  const move = (step: number): void => {
    const at = chosen === null ? -1 : list.indexOf(chosen)
    setChosenId(list[Math.max(0, Math.min(list.length - 1, at + step))]?.id ?? null)
  }
  useShortcuts([
    { hotkey: 'ArrowDown', keys: '↑ / ↓', label: text.keyMove, run: () => move(1) },
    { hotkey: 'ArrowUp', keys: '↑', label: text.keyMove, run: () => move(-1), inLine: false },
    { hotkey: 'Insert', keys: 'Ins', label: text.keyCreate, run: () => open('create') },
    { hotkey: 'mod+R', keys: 'Ctrl R', label: text.keyReset, run: () => chosen !== null && open('reset') },
    { hotkey: 'mod+D', keys: 'Ctrl D', label: text.keyDisable, run: onToggle },
  ])
  return (
    <Screen title={text.title}>
      {done !== null && <Notice look="note" title={done} />}
      <ErrorNotice error={error ?? toggle.error} />
      <OperatorsTable operators={list} chosenId={chosen?.id ?? null} onChoose={setChosenId} />
      <div className="row">
        <ActionButton look="main" keys="Ins" autoFocus onClick={() => open('create')}>
          <Plus size={16} aria-hidden="true" />
          {text.create}
        </ActionButton>
        <ActionButton keys="Ctrl R" disabled={chosen === null} onClick={() => open('reset')}>
          {text.reset}
        </ActionButton>
        <ActionButton keys="Ctrl D" disabled={chosen === null} busy={toggle.running} onClick={onToggle}>
          {chosen?.disabled === true ? text.enable : text.disable}
        </ActionButton>
      </div>
      {opened === 'create' && (
        <CreateOperator onClose={() => close(null)} onDone={(name) => close(text.created(name))} />
      )}
      {opened === 'reset' && chosen !== null && (
        <ResetPassword
          operator={chosen}
          onClose={() => close(null)}
          onDone={() => close(text.resetDone(chosen.name))}
        />
      )}
      {opened === 'disable' && chosen !== null && (
        <Dialog title={text.disable} onClose={() => close(null)} closeLabel={text.cancel}>
          <div className="stack">
            <p>{text.confirmDisable(chosen.name)}</p>
            <div className="row">
              <ActionButton
                autoFocus
                keys="Enter"
                onClick={() => void toggle.set(chosen, true).then(() => close(null))}
              >
                {text.disable}
              </ActionButton>
              <ActionButton keys="Esc" onClick={() => close(null)}>
                {text.cancel}
              </ActionButton>
            </div>
          </div>
        </Dialog>
      )}
    </Screen>
  )
}

function useToggle() {
  const { run, running, error, clear } = useCommand(setOperatorDisabled)
  const set = (operator: Operator, disabled: boolean) => run({ operatorId: operator.id, disabled })
  return { set, running, error, clear }
}
