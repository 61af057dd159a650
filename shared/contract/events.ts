/** What main tells the window without being asked: only that something changed; the window then asks. */
export const eventNames = ['session', 'shift', 'printing', 'lamps', 'desk', 'sms', 'keys', 'lists', 'exchange'] as const
export type EventName = (typeof eventNames)[number]
