import { useLayoutEffect, useRef } from 'react'
import type { CallError } from '../../../shared/contract/envelope.ts'
import {
  cancelRegister,
  chooseRegisterFile,
  type RegistersView,
  saveBadRows,
} from '../../../shared/contract/registers.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { useChoices } from '../../ui/choice-list.tsx'
import { ImportRunning } from '../../ui/import-running.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RegisterFacts } from './register-facts.tsx'
import { useRegisters } from './registers-store.ts'
import { RegistersTable } from './registers-table.tsx'
import { Failed, SaidNotice } from './said-notice.tsx'
import { registerTexts } from './texts.ts'

type Props = { view: RegistersView | null; error: CallError | null; ready: boolean }

/** Services with their registers, walked by the arrows from the search; Enter loads a new one. */
export function RegisterList({ view, error, ready }: Props) {
  const text = useTexts(registerTexts)
  const { count } = useAmounts()
  const { words, at, said, search, say, chosen } = useRegisters()
  const choose = useAction(chooseRegisterFile)
  const cancel = useAction(cancelRegister)
  const save = useAction(saveBadRows)
  const field = useRef<HTMLInputElement>(null)
  // Back from a layout: what was typed still stands there, and the next word replaces it.
  useLayoutEffect(() => field.current?.select(), [])
  const services = view?.services ?? []
  const running = view?.running ?? null
  const isRunning = running !== null
  // The button that had the focus went with the import.
  useLayoutEffect(() => {
    if (!isRunning && document.activeElement === document.body) field.current?.focus()
  }, [isRunning])
  const choices = useChoices({
    count: services.length,
    at,
    ready: ready && running === null && !choose.running,
    onMove: (next) => search(words, next),
    onChoose: (index) => void pick(index),
  })
  const service = services[choices.chosen] ?? null
  const pick = async (index: number): Promise<void> => {
    const picked = services[index]
    if (picked === undefined) return
    search(words, index)
    const answer = await choose.run({ serviceId: picked.serviceId })
    if (answer.ok && answer.value !== null) chosen(picked, answer.value)
  }
  const badOf = service?.register != null && service.register.badRows > 0 ? service.register.generation : null
  const saveBad = async (): Promise<void> => {
    if (badOf === null) return
    const answer = await save.run({ generation: badOf })
    if (answer.ok && answer.value !== null) say({ kind: 'saved', fileName: answer.value.fileName })
  }
  useShortcuts([
    { hotkey: null, keys: '↑ / ↓', label: text.keyWalk },
    ...(running === null
      ? [{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.choose, run: () => void pick(choices.chosen) }]
      : []),
    ...(badOf === null ? [] : [{ hotkey: 'mod+B', keys: 'Ctrl B', label: text.saveBad, run: () => void saveBad() }]),
    ...(words === '' ? [] : [{ hotkey: 'Escape', keys: 'Esc', label: text.keyClear, run: () => search('', 0) }]),
  ])
  return (
    <Screen title={text.title} side={<RegisterFacts service={service} />}>
      <SaidNotice said={said} />
      {running === null && <Failed failed={said === null ? (view?.failed ?? null) : null} />}
      <ErrorNotice error={choose.error ?? cancel.error ?? save.error ?? error} />
      {running !== null && (
        <>
          <ImportRunning
            running={running}
            also={text.progress(count(running.rows), count(running.badRows))}
            onCancel={() => void cancel.run({})}
          />
          <p className="muted">{text.stays}</p>
        </>
      )}
      <div onKeyDown={choices.onKeyDown}>
        <TextField
          label={text.search}
          value={words}
          placeholder={text.searchPlaceholder}
          maxLength={100}
          autoFocus={running === null}
          home
          ref={field}
          onChange={(typed) => search(typed, 0)}
        />
      </div>
      {view !== null && services.length === 0 ? (
        <p role="status">{text.none}</p>
      ) : (
        <RegistersTable services={services} chosen={choices.chosen} onChoose={(index) => search(words, index)} />
      )}
      {view !== null && view.total > services.length && (
        <p className="muted">{text.more(services.length, view.total)}</p>
      )}
      {running === null && services.length > 0 && (
        <div className="row">
          <ActionButton look="main" keys="Enter" busy={choose.running} onClick={() => void pick(choices.chosen)}>
            {text.choose}
          </ActionButton>
          {badOf !== null && (
            <ActionButton keys="Ctrl B" busy={save.running} onClick={() => void saveBad()}>
              {text.saveBad}
            </ActionButton>
          )}
        </div>
      )}
    </Screen>
  )
}
