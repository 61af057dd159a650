import { call } from '../../../renderer/api/call.ts'
import type { PaymentDraft } from '../../../shared/contract/drafts.ts'
import { saveDraft } from '../../../shared/contract/drafts.ts'
import type { Operation } from '../../../shared/contract/define.ts'
import type { Envelope } from '../../../shared/contract/envelope.ts'
import { acceptPayment, type PaymentLineInput } from '../../../shared/contract/payments.ts'
import { nothing } from '../../../shared/contract/values.ts'
import { echo, echoValue, page, pageOfRows } from './operations.ts'

/*
 * The page of the bench's window: asks as the desk's page asks, by renderer/api/call.ts, and tells how long it took.
 * All results are in milliseconds a call. The page's clock ticks every 0.1 ms, so calls are timed in a row.
 */
type Payment = { commandId: string; draft: PaymentDraft; input: { lines: PaymentLineInput[]; givenKopecks: number } }

const valueOf = <T>(op: Operation, answer: Envelope<T>): T => {
  if (!answer.ok) throw new Error(`${op.name} answered ${JSON.stringify(answer.error)}`)
  return answer.value
}

const inRow = async (calls: number, ask: () => Promise<unknown>): Promise<number> => {
  const startedMs = performance.now()
  for (let count = 0; count < calls; count += 1) await ask()
  return (performance.now() - startedMs) / calls
}

const askEcho = async (): Promise<unknown> => valueOf(echo, await call(echo, echoValue))
const askPage = async (): Promise<unknown> => valueOf(page, await call(page, {}))

/** The control: the page as objects through the context bridge, checked on both sides. */
const askPageAsObjects = async (): Promise<unknown> => {
  const { benchObjects } = globalThis as unknown as { benchObjects: (input: unknown) => Promise<unknown> }
  return pageOfRows.parse(await benchObjects(nothing.parse({})))
}

/** The other control: three questions where one would do. */
const askEchoThrice = async (): Promise<void> => {
  for (let count = 0; count < 3; count += 1) await askEcho()
}

/** Pays one after another. The draft is saved when the cash opens, before the time that is measured. */
const pay = async (payments: readonly Payment[]): Promise<number> => {
  let spentMs = 0
  for (const { commandId, draft, input } of payments) {
    valueOf(saveDraft, await call(saveDraft, { draft, commandId }))
    const startedMs = performance.now()
    valueOf(acceptPayment, await call(acceptPayment, input, commandId))
    spentMs += performance.now() - startedMs
  }
  return spentMs / payments.length
}

export const benchPage = {
  echo: (calls: number) => inRow(calls, askEcho),
  echoThrice: (calls: number) => inRow(calls, askEchoThrice),
  page: (calls: number) => inRow(calls, askPage),
  pageAsObjects: (calls: number) => inRow(calls, askPageAsObjects),
  pay,
}
Object.assign(globalThis, { benchPage })
