/** Why an SMS was not, or not surely, delivered, or still waits. Each has a sentence with what to do. */
export const smsReasons = [
  /** The demo's virtual phone is switched off. */
  'phone_off',
  /** Nothing answers at the gateway's address: nothing has left, it is tried again until the deadline. */
  'gateway_down',
  /** The gateway takes nothing now (its queue is full): nothing has left, it is tried again until the deadline. */
  'gateway_busy',
  /** The gateway took the connection and never answered: it may send later, so the message is not sent again. */
  'gateway_silent',
  /** User or password are wrong. */
  'gateway_denied',
  /** What answers there is no gateway, or answers what a gateway does not. */
  'gateway_error',
  /** The gateway has no way to this number. */
  'not_routable',
  /** The gateway does not take this number. */
  'number_refused',
  /** The SMS centre took it and could not deliver it. */
  'undelivered',
  /** The SMS centre refused it. */
  'rejected',
  /** The SMS centre gave up: the phone was off for too long. */
  'expired',
  /** Taken by the gateway, and no report came until the deadline. */
  'no_report',
  /** Its code had died, or its deadline had passed, before it could leave. */
  'too_late',
  'interrupted',
  'body_lost',
  'restored',
  /** Called back: its code was void. */
  'cancelled',
] as const

export type SmsReason = (typeof smsReasons)[number]
