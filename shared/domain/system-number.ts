/** What a number of the system «Город» is, and how it lives (product.md §1). */

/** `gorod`: issued here, with a password on a sheet. `mobile`: a phone, with a password by SMS. `gosuslugi`: no password of ours. */
export const numberKinds = ['mobile', 'gorod', 'gosuslugi'] as const
export type NumberKind = (typeof numberKinds)[number]

/**
 * `unconfirmed`: registered by itself on the site, can do nothing here. `confirmed`: full access. `blocked`: nobody signs
 * in by it. `revoked`: over for ever; the same phone may be registered anew as another number.
 */
export const numberStates = ['unconfirmed', 'confirmed', 'blocked', 'revoked'] as const
export type NumberState = (typeof numberStates)[number]

/** Why a number is ended. Codes, not words: they stand in the audit journal, where no name may. */
export const revokeReasons = ['client_asked', 'phone_lost', 'fraud', 'issued_by_mistake'] as const
export type RevokeReason = (typeof revokeReasons)[number]

/** Why a phone that is another client's becomes this client's. */
export const rebindReasons = ['sim_passed_on', 'recorded_by_mistake', 'shared_phone'] as const
export type RebindReason = (typeof rebindReasons)[number]

/** For whoever gives the reason, and for the supervisor who approves it. */
export const rebindReasonNames: Readonly<Record<'ru' | 'en', Readonly<Record<RebindReason, string>>>> = {
  ru: {
    sim_passed_on: 'Оператор связи отдал номер этому клиенту',
    recorded_by_mistake: 'Телефон записан за прежним владельцем по ошибке',
    shared_phone: 'Телефоном пользовались вместе, теперь он у этого клиента',
  },
  en: {
    sim_passed_on: 'The mobile operator gave the number to this client',
    recorded_by_mistake: 'The phone was recorded for the former owner by mistake',
    shared_phone: 'The phone was shared; now it is this client’s',
  },
}

/** A Gosuslugi number as it is typed or pasted → its digits; null for anything but 6 to 16 of them. */
export function parseGosuslugiNumber(text: string): string | null {
  const digits = text.replace(/[\s\u00a0\u202f\-\u2010-\u2015\u2212]/gu, '')
  return /^\d{6,16}$/.test(digits) ? digits : null
}
