import { action, query } from './define.ts'
import { done, instant, nothing } from './values.ts'
import { z } from './zod.ts'

/** The demo desk's virtual phone: what the client would see. A real desk has none and answers null. */
export const getPhone = query('phone.get', {
  access: 'signed_in',
  input: nothing,
  output: z
    .strictObject({
      /** Switched off it takes no message: how a failed delivery looks. */
      on: z.boolean(),
      /** Newest first. They live in memory only, as long as the program runs. */
      messages: z.array(z.strictObject({ id: z.string(), to: z.string(), text: z.string(), at: instant })),
    })
    .nullable(),
})

export const switchPhone = action('phone.switch', {
  access: 'signed_in',
  input: z.strictObject({ on: z.boolean() }),
  output: done,
  refusals: ['phone.demo_only'],
})
