/** By what a representative acts for a client, and what each authority allows: data, read by the flow and the card. */
import type { ClientAct } from './client-acts.ts'
import { addYears } from './dates.ts'

export const authorityKinds = ['parent', 'guardian', 'attorney'] as const
export type AuthorityKind = (typeof authorityKinds)[number]

type AuthorityRule = {
  /** Of whom: a minor of 14–17, or a person of full age. */
  of: 'minor' | 'adult'
  /**
   * `with_client`: the minor comes with an own passport and signs, and the representative signs too (ГК РФ ст. 26).
   * `for_client`: the representative comes and signs alone.
   */
  signs: 'with_client' | 'for_client'
  /** `year`: without a term on the paper it is one year from its date (ГК РФ ст. 186 п. 1). */
  term: 'none' | 'optional' | 'year'
  /** What the representative may do at the desk with the own document in hand. */
  acts: readonly ClientAct[]
}

const anybody = ['services.see', 'debts.see', 'bills.pay', 'readings.give', 'number.block', 'account.check'] as const
const aboutServices = ['card.see', 'history.see', 'service.link', 'service.unlink', 'links.print'] as const

export const authorities: Readonly<Record<AuthorityKind, AuthorityRule>> = {
  parent: {
    of: 'minor',
    signs: 'with_client',
    term: 'none',
    acts: [...anybody, ...aboutServices, 'consent.give', 'consent.withdraw', 'number.revoke'],
  },
  guardian: {
    of: 'minor',
    signs: 'with_client',
    term: 'optional',
    acts: [...anybody, ...aboutServices, 'consent.give', 'consent.withdraw', 'number.revoke'],
  },
  attorney: {
    of: 'adult',
    signs: 'for_client',
    term: 'year',
    acts: [...anybody, ...aboutServices, 'client.register', 'consent.give', 'number.issue', 'password.reset'],
  },
}

/** Full age (ГК РФ ст. 21), and of a representative. */
const fullAgeYears = 18

/** Whether the person is under 18 on the day `on`. Dates are `YYYY-MM-DD`; RangeError otherwise. */
export const isMinor = (birthDate: string, on: string): boolean => addYears(birthDate, fullAgeYears) > on

/** What may be chosen for a client of this birth date. */
export const authoritiesFor = (birthDate: string, on: string): AuthorityKind[] =>
  authorityKinds.filter((kind) => (authorities[kind].of === 'minor') === isMinor(birthDate, on))

/** The authority as its paper says it. */
export type Authority = {
  kind: AuthorityKind
  /** Of the birth certificate, the act of guardianship or the power of attorney. */
  number: string
  issuedOn: string
  /** Null: until the minor is of full age. */
  validUntil: string | null
}

/** The last day of an authority; of a parent the eve of the client's 18th birthday. */
export const authorityEnd = (authority: Authority, clientBirthDate: string): string => {
  const majority = addYears(clientBirthDate, fullAgeYears)
  const { of } = authorities[authority.kind]
  if (of === 'minor')
    return authority.validUntil !== null && authority.validUntil < majority ? authority.validUntil : majority
  return authority.validUntil ?? addYears(authority.issuedOn, 1)
}

/** Whether this representative may do the act on the day `on`. */
export const mayRepresent = (authority: Authority, clientBirthDate: string, act: ClientAct, on: string): boolean => {
  const rule = authorities[authority.kind]
  const isOfAge = !isMinor(clientBirthDate, on)
  // On the 18th birthday a parent acts no more; a power of attorney acts through its last day.
  const lasts =
    rule.of === 'minor'
      ? !isOfAge && on <= authorityEnd(authority, clientBirthDate)
      : on <= authorityEnd(authority, clientBirthDate)
  return lasts && (rule.of === 'adult') === isOfAge && rule.acts.includes(act)
}
