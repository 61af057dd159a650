import { v7 as uuidv7 } from 'uuid'
import { create } from 'zustand'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { clearDraft, type getDraft, saveDraft } from '../../../shared/contract/drafts.ts'
import type { AcceptedPayment } from '../../../shared/contract/payments.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import { call } from '../../api/call.ts'
import type { CommandLife } from '../../api/command-life.ts'
import { newCommandLife } from '../../api/use-command.ts'
import { onLeaving, onSessionEnd } from '../../ui/leaving.ts'
import { useOpenClient } from '../../ui/open-client.ts'
import { toDraft } from './draft.ts'
import { reduceWorkflow, type WorkflowEvent } from './workflow.ts'
import { emptyWorkflow, type Workflow, hasBasket } from './workflow-steps.ts'

export type KeptDraft = NonNullable<OutputOf<typeof getDraft>>

type PaymentStore = {
  workflow: Workflow
  /** `unread`: main has not been asked for a draft yet; `offered`: the operator has not answered. */
  phase: 'unread' | 'offered' | 'running'
  offered: KeptDraft | null
  life: CommandLife
  /** The money command is on its way: a scan waits for its answer. */
  paying: boolean
  /** When the first line of the basket came, an instant; null for one that was taken up again. */
  startedAt: string | null
  /** The last client's, until the next one's first line comes. */
  last: AcceptedPayment | null
  dispatch: (event: WorkflowEvent) => void
  offer: (draft: KeptDraft | null) => void
  /** The operator answered the offer, or there was none. */
  run: (workflow: Workflow | null, commandId: string | null) => void
}

/** How long typing may pause before the draft is saved. */
const SAVE_AFTER_MS = 300

const fresh = () => ({
  workflow: emptyWorkflow as Workflow,
  phase: 'unread' as const,
  offered: null,
  paying: false,
  startedAt: null,
  last: null,
  life: newCommandLife(),
})

/** The payment outlives its screen: shift and journal can be looked at in between. Main keeps the draft. */
export const usePayment = create<PaymentStore>((set, get) => ({
  ...fresh(),
  dispatch: (event) => {
    const before = get().workflow
    const workflow = reduceWorkflow(before, event)
    if (workflow === before) return
    set({ workflow, ...basketFacts(before, workflow) })
    scheduleSave()
  },
  offer: (offered) => set(offered === null ? { phase: 'running', offered: null } : { phase: 'offered', offered }),
  run: (workflow, commandId) => {
    const { life } = get()
    if (commandId === null) life.forget()
    else life.adopt(commandId)
    saved = workflow !== null // a draft taken up again is still kept by main, and must be cleared there with the basket
    set({ phase: 'running', offered: null, workflow: workflow ?? emptyWorkflow, startedAt: null })
    if (workflow === null) void clearNow()
  },
}))

/** What changes with the first line of a client, and with the last word. */
function basketFacts(before: Workflow, after: Workflow): Partial<Pick<PaymentStore, 'startedAt' | 'last'>> {
  if (after.step === 'done') return { last: after.accepted }
  if (!hasBasket(after)) return { startedAt: null }
  return hasBasket(before) ? {} : { startedAt: new Date().toISOString(), last: null }
}

let timer: ReturnType<typeof setTimeout> | undefined
let saved = false
// Saves follow each other: an older basket must never arrive after a newer one.
let queue: Promise<Envelope<null>> = Promise.resolve({ ok: true, value: null })
/** What main was last asked to keep; null when nothing, or when it could not. The same is not written twice. */
let asked: string | null = null

function scheduleSave(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
}

/** Saves the basket as it stands, with the id of its command if it has one. Waited for before cash opens. */
export function saveNow(): Promise<Envelope<null>> {
  clearTimeout(timer)
  const { workflow, life, phase } = usePayment.getState()
  const draft = toDraft(workflow)
  // After the last word the draft stays as main keeps it (done), until the next client begins.
  if (phase !== 'running' || workflow.step === 'done') return Promise.resolve({ ok: true, value: null })
  if (draft === null) return saved ? clearNow() : Promise.resolve({ ok: true, value: null })
  const commandId = life.peek()
  const wanted = JSON.stringify([draft, commandId])
  if (wanted === asked) return queue
  saved = true
  asked = wanted
  return enqueue(async () => {
    const answer = await call(saveDraft, { draft, commandId })
    if (!answer.ok) asked = null
    return answer
  })
}

function clearNow(): Promise<Envelope<null>> {
  saved = false
  asked = null
  return enqueue(() => call(clearDraft, {}))
}

function enqueue(send: () => Promise<Envelope<null>>): Promise<Envelope<null>> {
  const sent = queue.then(send)
  queue = sent
  return sent
}

/** A payment accepted: its draft in main is now its proof, and is cleared when the next client begins. */
export const noteAccepted = (): void => {
  clearTimeout(timer)
  saved = true
}

export const newLineKey = (): string => uuidv7()

// The visit is over: what was to be paid for that client goes with it. A card that lapsed by itself takes nothing along.
useOpenClient.subscribe((now, before) => {
  if (before.client === null || now.client !== null || now.lapsed !== null) return
  const { paying, dispatch } = usePayment.getState()
  if (!paying) dispatch({ type: 'client_left' })
})

onLeaving(async () => void (await saveNow()))
onSessionEnd(() => {
  clearTimeout(timer)
  saved = false
  asked = null
  usePayment.setState(fresh())
})
