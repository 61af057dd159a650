import { create } from 'zustand'
import type { CallError, Envelope } from '../../../shared/contract/envelope.ts'
import { type RegistrationView, saveRegistration, saveRepresentative } from '../../../shared/contract/registration.ts'
import { call } from '../../api/call.ts'
import { refreshQueries } from '../../api/query-store.ts'
import { onLeaving, onSessionEnd } from '../../ui/leaving.ts'
import type { RepresentativeStep } from './representative-step.ts'
import { emptyWorkflow, isEmpty, reduceWorkflow, takeUp, type Workflow, type WorkflowEvent } from './workflow.ts'

type RegistrationStore = {
  workflow: Workflow
  /** `unread`: main has not been asked for a draft yet; `offered`: the operator has not answered. */
  phase: 'unread' | 'offered' | 'running'
  /** Main has a registration of this operator; when it then has none, the half hour is over. */
  known: boolean
  isClosing: boolean
  /** Why typing could not be kept; it stands on the screen until it can. */
  unsaved: CallError | null
  dispatch: (event: WorkflowEvent) => void
  /** What main has; null when there is nothing. */
  heard: (view: RegistrationView | null) => void
  /** The operator goes on with what was offered. */
  goOn: (view: RegistrationView) => void
  /** Put aside: the draft stays with main until its time is over. */
  putAside: () => void
  /** While main is asked to destroy it, what it says of it meanwhile is no news. */
  closing: (isClosing: boolean) => void
  startAnew: () => void
}

/** How long typing may pause before the draft is saved. */
const SAVE_AFTER_MS = 300

const fresh = () => ({
  workflow: emptyWorkflow as Workflow,
  phase: 'unread' as RegistrationStore['phase'],
  known: false,
  isClosing: false,
  unsaved: null,
})

/** The registration outlives its screen: other workflows can be looked at in between. Main keeps the draft. */
export const useRegistration = create<RegistrationStore>((set, get) => ({
  ...fresh(),
  dispatch: (event) => {
    const before = get().workflow
    const workflow = reduceWorkflow(before, event)
    if (workflow === before) return
    set({ workflow })
    if (workflow.typed !== before.typed || isRepresentativeTyped(before, workflow)) scheduleSave()
  },
  heard: (view) => {
    const { phase, known, isClosing, dispatch } = get()
    if (isClosing) return
    registrationId = view?.registrationId ?? null
    if (view === null) {
      if (phase !== 'running') set({ ...fresh(), phase: 'running' })
      else if (known) {
        cancelSave()
        set({ workflow: reduceWorkflow(get().workflow, { type: 'lapsed' }), known: false })
      }
      return
    }
    if (phase === 'running') {
      set({ known: true })
      dispatch({ type: 'main_says', view })
    } else if (phase === 'unread' && view.step === 'done') get().goOn(view)
    else set({ phase: 'offered', known: true })
  },
  goOn: (view) => {
    asked = null
    set({ phase: 'running', known: true, workflow: takeUp(view) })
  },
  putAside: () => {
    cancelSave()
    set({ ...fresh(), phase: 'offered', known: true })
  },
  closing: (isClosing) => set({ isClosing }),
  startAnew: () => {
    cancelSave()
    set({ ...fresh(), phase: 'running' })
  },
}))

const isRepresentativeTyped = (before: Workflow, now: Workflow): boolean =>
  before.step === 'representative' && now.step === 'representative' && before.representative !== now.representative

let timer: ReturnType<typeof setTimeout> | undefined
// Saves follow each other: an older text must never arrive after a newer one.
let queue: Promise<Envelope<unknown>> = Promise.resolve({ ok: true, value: null })
/** What main was last asked to keep; null when nothing, or when it could not. The same is not written twice. */
let asked: string | null = null

function scheduleSave(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
}

/** What was typed goes with the next command, or nowhere: nothing may be kept after it. */
export function cancelSave(): void {
  clearTimeout(timer)
  asked = null
}

/** Saves what is typed as it stands; waited for before the screen or the session is left. */
export function saveNow(): Promise<Envelope<unknown>> {
  clearTimeout(timer)
  const { workflow, phase, known } = useRegistration.getState()
  if (phase === 'running' && workflow.step === 'representative') return saveRepresentativeNow(workflow)
  const isTyping = workflow.step === 'passport' || workflow.step === 'phone'
  if (phase !== 'running' || !isTyping || (isEmpty(workflow.typed) && !known)) return queue
  const { document, phone } = workflow.typed
  const doubts = workflow.step === 'passport' ? workflow.doubts : {}
  const wanted = JSON.stringify([document, phone, doubts])
  if (wanted === asked) return queue
  asked = wanted
  queue = queue.then(async () => {
    const answer = await call(saveRegistration, { typed: document, phone, doubts })
    if (answer.ok) {
      useRegistration.setState({ unsaved: null })
      // The first save begins the registration: the screen then shows until when it is kept.
      // And what is known of the phone is said before the SMS is sent.
      if (!useRegistration.getState().known || workflow.step === 'phone') refreshQueries()
    } else {
      asked = null
      useRegistration.setState({ unsaved: answer.error })
    }
    return answer
  })
  return queue
}

/** The registration that main has; null before the first save of it. */
let registrationId: string | null = null

function saveRepresentativeNow({ representative }: RepresentativeStep): Promise<Envelope<unknown>> {
  const wanted = JSON.stringify(representative)
  if (wanted === asked || registrationId === null) return queue
  asked = wanted
  const id = registrationId
  queue = queue.then(async () => {
    const answer = await call(saveRepresentative, { registrationId: id, typed: representative })
    // Checked meanwhile: then main has it already.
    const isLate = !answer.ok && answer.error.kind === 'refused'
    useRegistration.setState({ unsaved: answer.ok || isLate ? null : answer.error })
    return answer
  })
  return queue
}

onLeaving(async () => void (await saveNow()))
onSessionEnd(() => {
  cancelSave()
  useRegistration.setState(fresh())
})
