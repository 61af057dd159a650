import { leaveRegistration } from '../../../shared/contract/registration.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { saveNow, useRegistration } from './registration-store.ts'
import { registrationTexts } from './texts.ts'

/** Esc on the first step: the draft stays for half an hour, or nothing of it does. Esc again goes on typing. */
export function LeaveDialog({ expiresAt, onClose }: { expiresAt: string | null; onClose: () => void }) {
  const text = useTexts(registrationTexts)
  const clock = useDeskClock()
  const leave = useAction(leaveRegistration)
  const keep = async (): Promise<void> => {
    const saved = await saveNow()
    onClose()
    // What could not be kept stays on the screen, with the reason.
    if (!saved.ok) return
    useRegistration.getState().putAside()
    refreshQueries()
  }
  const destroy = async (): Promise<void> => {
    useRegistration.getState().closing(true)
    // A save on its way would bring it back to life.
    await saveNow()
    const answer = await leave.run({})
    if (answer.ok) useRegistration.getState().startAnew()
    useRegistration.getState().closing(false)
    if (answer.ok) onClose()
  }
  return (
    <Dialog title={text.leaveAsk} onClose={onClose} closeLabel={text.leaveNo}>
      <div className="stack">
        <p>{expiresAt === null ? text.leaveWhyNew : text.leaveWhy(clock.time(expiresAt))}</p>
        <ErrorNotice error={leave.error} />
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus onClick={() => void keep()}>
            {text.leaveKeep}
          </ActionButton>
          <ActionButton look="danger" busy={leave.running} onClick={() => void destroy()}>
            {text.leaveDestroy}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
