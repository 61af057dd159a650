import type { CashForm, CashSettings } from '../../../shared/contract/cash.ts'
import type { Numbering, OrderForm } from '../../../shared/domain/cash-orders.ts'
import { orderForms } from '../../../shared/domain/cash-orders.ts'
import { formatDate, readTypedDate } from '../../../shared/domain/dates.ts'
import { formatMoneyPlain, parseMoney } from '../../../shared/domain/money.ts'

/** A denomination under the hands: dates as they are typed. */
export type TypedDenomination = {
  id: string
  form: 'note' | 'coin'
  faceKopecks: number
  from: string
  until: string
}

export type TypedForm = { number: string; title: string; copies: string; signatures: string; numbering: Numbering }

/** The settings as they are typed: half a number is a number, lists are a line each. */
export type SettingsForm = {
  blind: 'yes' | 'no'
  ceiling: string
  approval: string
  forms: Record<OrderForm, TypedForm>
  denominations: readonly TypedDenomination[]
  counterparties: string
  symbols: string
}

const typedSum = (kopecks: number | null): string => (kopecks === null ? '' : formatMoneyPlain(kopecks))

const typedForm = ({ number, title, copies, signatures, numbering }: CashForm): TypedForm => ({
  ...{ number, title, copies: String(copies), signatures: signatures.join('\n'), numbering },
})

export const toForm = (settings: CashSettings): SettingsForm => ({
  blind: settings.blindCount ? 'yes' : 'no',
  ceiling: typedSum(settings.ceilingKopecks),
  approval: typedSum(settings.approvalAboveKopecks),
  forms: Object.fromEntries(orderForms.map((form) => [form, typedForm(settings.forms[form])])) as SettingsForm['forms'],
  denominations: settings.denominations.map(({ id, form, faceKopecks, validFrom, validUntil }) => ({
    ...{ id, form, faceKopecks },
    from: validFrom === null ? '' : formatDate(validFrom),
    until: validUntil === null ? '' : formatDate(validUntil),
  })),
  counterparties: settings.counterparties.join('\n'),
  symbols: settings.symbols.map(({ code, name }) => `${code} ${name}`).join('\n'),
})

export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Empty is no limit; undefined is no sum. */
export const limitOf = (typed: string): number | null | undefined =>
  typed.trim() === '' ? null : (parseMoney(typed) ?? undefined)

/** Empty is no date; undefined is none that there is. */
export const dateOf = (typed: string): string | null | undefined =>
  typed.trim() === '' ? null : (readTypedDate(typed) ?? undefined)

export const copiesOf = (typed: string): number | undefined =>
  /^[0-5]$/.test(typed.trim()) ? Number(typed) : undefined

export const symbolOf = (line: string): { code: string; name: string } | undefined => {
  const [, code, name] = /^(\d{2})\s+(.+)$/.exec(line) ?? []
  return code === undefined || name === undefined ? undefined : { code, name }
}

/** Where something is wrong: the section that has to be shown. */
export type Section = 'common' | 'forms' | 'denominations' | 'lists'

export const isFormRight = ({ title, copies, signatures }: TypedForm): boolean =>
  title.trim() !== '' && copiesOf(copies) !== undefined && linesOf(signatures).length <= 6

/** What is typed, as settings; the section of the first mistake where there is one. */
export const settingsOf = (typed: SettingsForm): CashSettings | Section => {
  const [ceilingKopecks, approvalAboveKopecks] = [limitOf(typed.ceiling), limitOf(typed.approval)]
  if (ceilingKopecks === undefined || approvalAboveKopecks === undefined) return 'common'
  if (!orderForms.every((form) => isFormRight(typed.forms[form]))) return 'forms'
  const denominations = typed.denominations.flatMap(({ from, until, ...row }) => {
    const [validFrom, validUntil] = [dateOf(from), dateOf(until)]
    return validFrom === undefined || validUntil === undefined ? [] : [{ ...row, validFrom, validUntil }]
  })
  if (denominations.length < typed.denominations.length || denominations.length === 0) return 'denominations'
  const counterparties = linesOf(typed.counterparties)
  const symbols = linesOf(typed.symbols).flatMap((line) => symbolOf(line) ?? [])
  if (counterparties.length === 0 || symbols.length < linesOf(typed.symbols).length) return 'lists'
  const formOf = (form: OrderForm): CashForm => {
    const { number, title, copies, signatures, numbering } = typed.forms[form]
    return { number, title, copies: copiesOf(copies) ?? 0, signatures: linesOf(signatures), numbering }
  }
  return {
    denominations,
    blindCount: typed.blind === 'yes',
    ceilingKopecks,
    approvalAboveKopecks,
    forms: Object.fromEntries(orderForms.map((form) => [form, formOf(form)])) as CashSettings['forms'],
    counterparties,
    symbols,
  }
}

/** With one more row, in its place: notes before coins, the biggest first; null where it stands there already. */
export const withDenomination = (
  rows: readonly TypedDenomination[],
  form: 'note' | 'coin',
  faceKopecks: number,
): TypedDenomination[] | null => {
  const id = `${form}-${faceKopecks}`
  if (rows.some((row) => row.id === id)) return null
  return [...rows, { id, form, faceKopecks, from: '', until: '' }].toSorted((one, other) =>
    one.form === other.form ? other.faceKopecks - one.faceKopecks : one.form === 'note' ? -1 : 1,
  )
}
