/** What main tells the window without being asked: only that something changed; the window then asks. */
export const eventNames = [
  'session',
  'shift',
  'printing',
  'lamps',
  'desk',
  'sms',
  'keys',
  'lists',
  'exchange',
  'registers',
  'outgoing',
  'scanner',
  'catalogue',
  'exports',
] as const
/** `scans`: a serial scanner gave something; nothing else has changed, so nothing else is read again. */
export type EventName = (typeof eventNames)[number] | 'scans'
