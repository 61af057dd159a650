/** Why a row of a file from «Город» was not taken; the report names them by line. */
export const badRowReasons = [
  'not_json',
  'fields',
  'unknown_kind',
  'phone_invalid',
  /** The desk has this number already, as a client's. */
  'number_known',
  'number_unknown',
  /** Nobody has confirmed the owner's phone with a passport yet: «Город» sends the row again afterwards. */
  'number_unconfirmed',
  'number_revoked',
  'owner_unknown',
  'service_unknown',
  'account_invalid',
  'link_unknown',
] as const
export type BadRowReason = (typeof badRowReasons)[number]
