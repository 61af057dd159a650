import { useState } from 'react'
import { lock, signOut } from '../../shared/contract/session.ts'
import { reprintReceipt } from '../../shared/contract/payments.ts'
import { useAction, useCommand } from '../api/use-command.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { type Shortcut, useShortcuts } from '../keys/shortcuts.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { Feature } from '../ui/feature.ts'
import { flushBeforeLeaving } from '../ui/leaving.ts'
import { ErrorNotice, Notice } from '../ui/notice.tsx'
import { PrintQueue } from '../ui/print-queue.tsx'
import { useMay } from '../ui/session-context.ts'
import { useWindowState } from '../ui/window-state.ts'
import { useDemoBills } from './demo-bills.tsx'
import { KeyHelp } from './key-help.tsx'
import { Palette } from './palette.tsx'
import { usePaletteGroups } from './palette-actions.ts'
import { openPalette } from './palette-store.ts'
import { frameTexts } from './texts.ts'

/** The keys that work on every screen, and the palette that holds every action. */
export function GlobalKeys({ features }: { features: readonly Feature[] }) {
  const text = useTexts(frameTexts)
  const show = useWindowState((state) => state.show)
  const language = useLanguage()
  const mayPay = useMay('payments')
  const [help, setHelp] = useState(false)
  const [queue, setQueue] = useState(false)
  const leave = useAction(lock)
  const quit = useAction(signOut)
  const reprint = useReprint()
  const demoBills = useDemoBills()

  const lockNow = async (): Promise<void> => {
    await flushBeforeLeaving()
    await leave.run({})
  }
  const signOutNow = async (): Promise<void> => {
    await flushBeforeLeaving()
    await quit.run({})
  }
  const shortcuts: Shortcut[] = [
    ...features.flatMap((feature) =>
      feature.hotkey === null
        ? []
        : [
            {
              hotkey: physical(feature.hotkey),
              keys: feature.hotkey,
              label: feature.texts[language].name,
              run: () => show(feature.id),
            },
          ],
    ),
    { hotkey: 'mod+K', keys: 'Ctrl K', label: text.palette, run: openPalette },
    ...(mayPay ? [{ hotkey: 'mod+P', keys: 'Ctrl P', label: text.reprint, run: reprint.run }] : []),
    { hotkey: 'mod+L', keys: 'Ctrl L', label: text.lock, run: () => void lockNow(), always: true },
    { hotkey: 'F1', keys: 'F1', label: text.help, run: () => setHelp(!help), always: true },
  ]
  useShortcuts(shortcuts.map((shortcut) => ({ ...shortcut, inLine: false, frame: true })))

  const groups = usePaletteGroups(features, {
    reprint: mayPay ? reprint.run : null,
    queue: () => setQueue(true),
    lock: () => void lockNow(),
    signOut: () => void signOutNow(),
    help: () => setHelp(true),
    more: demoBills.actions,
  })
  return (
    <>
      <Palette groups={groups} />
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      {queue && (
        <Dialog title={text.queue} onClose={() => setQueue(false)}>
          <div className="stack tight">
            <PrintQueue />
          </div>
        </Dialog>
      )}
      {reprint.shown}
      {demoBills.shown}
    </>
  )
}

/** `Alt 1` as the keyboard writes it → `alt+digit1` as the matcher wants it. */
const physical = (keys: string): string => keys.replace(' ', '+').replace(/\+(\d)$/, '+digit$1')

/** Ctrl+P on any screen: the last receipt of the own shift again, marked as a copy. */
function useReprint() {
  const text = useTexts(frameTexts)
  const command = useCommand(reprintReceipt)
  const [done, setDone] = useState<string | null>(null)
  const close = (): void => {
    setDone(null)
    command.clear()
  }
  const run = (): void =>
    void command.run({ paymentId: null }).then((answer) => {
      if (answer.ok) setDone(text.reprinted(answer.value.receiptNumber, answer.value.copy))
    })
  const shown =
    done === null && command.error === null ? null : (
      <Dialog title={text.reprint} onClose={close}>
        {done === null ? <ErrorNotice error={command.error} /> : <Notice look="note" title={done} />}
      </Dialog>
    )
  return { run, shown }
}
