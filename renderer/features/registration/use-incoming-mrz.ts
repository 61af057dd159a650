import { useCallback, useEffect, useEffectEvent } from 'react'
import { leaveRegistration, type RegistrationView } from '../../../shared/contract/registration.ts'
import { type Mrz, parseMrz } from '../../../shared/domain/mrz.ts'
import { type Runner, useAction } from '../../api/use-command.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { useDeskToday } from '../../ui/desk-today.ts'
import { saveNow, useRegistration } from './registration-store.ts'
import { judgeScan, representativeEvent, scannedEvent } from './scanned-passport.ts'
import { useScanned } from './scanned-store.ts'
import { emptyDocument } from './workflow.ts'

/** Gives the registration under way up and begins one with the scanned passport. */
export function useBeginWithScanned(): { begin: (mrz: Mrz) => Promise<void>; leave: Runner<typeof leaveRegistration> } {
  const leave = useAction(leaveRegistration)
  const today = useDeskToday()
  const begin = async (mrz: Mrz): Promise<void> => {
    const { closing, startAnew } = useRegistration.getState()
    closing(true)
    // A save on its way would bring the one before back to life.
    await saveNow()
    const answer = await leave.run({})
    if (answer.ok) startAnew()
    closing(false)
    if (!answer.ok) return
    useScanned.getState().say(null)
    useRegistration.getState().dispatch(scannedEvent(mrz, emptyDocument, today()))
  }
  return { begin, leave }
}

/** Takes up a passport that was scanned on any screen, as soon as it is known what the registration holds. */
export function useIncomingMrz(view: RegistrationView | null | undefined): void {
  const waiting = useWindowState((state) => state.mrz !== null)
  const phase = useRegistration((state) => state.phase)
  const today = useDeskToday()
  const { begin } = useBeginWithScanned()

  const take = useEffectEvent((known: RegistrationView | null, at: 'offered' | 'running'): void => {
    const text = useWindowState.getState().takeMrz()
    if (text === null) return
    const { say } = useScanned.getState()
    const reading = parseMrz(text, today())
    if (!reading.ok) {
      say({ kind: 'unread', why: reading })
      return
    }
    const { mrz } = reading
    const { workflow, dispatch } = useRegistration.getState()
    say(null)
    switch (judgeScan({ phase: at, workflow }, known, mrz)) {
      case 'fill':
        dispatch(scannedEvent(mrz, workflow.typed.document, today()))
        return
      case 'fill_anew':
        void begin(mrz)
        return
      case 'fill_representative':
        if (workflow.step === 'representative') dispatch(representativeEvent(mrz, workflow.representative.document))
        return
      case 'same':
        say({ kind: 'same' })
        return
      case 'ask':
        say({ kind: 'other', mrz })
    }
  })
  useEffect(() => {
    if (waiting && view !== undefined && phase !== 'unread') take(view, phase)
  }, [waiting, view, phase])

  // What was said is over when something is typed, or another screen is opened.
  const forget = useCallback(() => useScanned.getState().say(null), [])
  useEffect(() => forget, [forget])
  useEffect(
    () =>
      useRegistration.subscribe((now, before) => {
        if (now.workflow !== before.workflow && useScanned.getState().scanned?.kind !== 'other') forget()
      }),
    [forget],
  )
}
