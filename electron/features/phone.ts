import { getPhone, switchPhone } from '../../shared/contract/phone.ts'
import { accepted, answer, type Feature, perform, refused } from '../core/feature.ts'

export const phone: Feature = {
  handlers: [
    answer(getPhone, ({ ports }) => {
      const shown = ports.sms.phone
      return shown ? { on: shown.isOn(), messages: shown.messages().map((message) => ({ ...message })) } : null
    }),

    perform(switchPhone, async ({ ports }, { on }) => {
      if (!ports.sms.phone) return refused('phone.demo_only')
      ports.sms.phone.switchOn(on)
      return accepted(null)
    }),
  ],
}
