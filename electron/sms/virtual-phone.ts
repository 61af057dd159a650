import { type Clock, toInstant } from '../core/clock.ts'
import type { VirtualPhone } from '../core/ports.ts'

/** As many messages as a person would scroll through. */
const keptMessages = 100

/**
 * The phone of a demo desk: every message of every number lies in it, in memory only, and is there at once. Switched
 * off it takes none, as a phone without a network.
 */
export const createVirtualPhone = (clock: Clock, onChange: () => void): VirtualPhone => {
  let on = true
  let messages: { id: string; to: string; text: string; at: string }[] = []
  return {
    send: async (message) => {
      if (!on) return { outcome: 'failed', reason: 'phone_off' }
      messages = [{ ...message, at: toInstant(clock.nowMs()) }, ...messages].slice(0, keptMessages)
      onChange()
      return { outcome: 'delivered' }
    },
    isOn: () => on,
    switchOn: (next) => {
      on = next
      onChange()
    },
    messages: () => messages,
  }
}
