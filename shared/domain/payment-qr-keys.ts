/**
 * Keys of a GOST R 56042-2014 string. In the wild they come in any case, with l for I, with Cyrillic look-alikes and
 * under other names (domain.md §1.2, §1.4); here they find their way back to the spelling of the standard.
 */

export const paymentQrKeys = [
  ...(['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'] as const),
  ...(['Sum', 'Purpose', 'PayeeINN', 'PayerINN', 'DrawerStatus', 'KPP', 'CBC', 'OKTMO', 'PaytReason'] as const),
  ...(['TaxPeriod', 'DocNo', 'DocDate', 'TaxPaytKind'] as const),
  ...(['LastName', 'FirstName', 'MiddleName', 'PayerAddress', 'PersonalAccount', 'DocIdx', 'PensAcc'] as const),
  ...(['Contract', 'PersAcc', 'Flat', 'Phone', 'PayerIdType', 'PayerIdNum', 'ChildFio', 'BirthDate'] as const),
  ...(['PaymTerm', 'PaymPeriod', 'Category', 'ServiceName', 'CounterId', 'CounterVal', 'QuittId'] as const),
  ...(['QuittDate', 'InstNum', 'ClassNum', 'SpecFio', 'AddAmount', 'RuleId', 'ExecId', 'RegType', 'UIN'] as const),
  'TechCode',
] as const
export type PaymentQrKey = (typeof paymentQrKeys)[number]

/** The mandatory block and the warning that each missing one gives. */
export const mandatoryKeys = [
  ['Name', 'name_missing'],
  ['PersonalAcc', 'personal_acc_missing'],
  ['BankName', 'bank_name_missing'],
  ['BIC', 'bic_missing'],
  ['CorrespAcc', 'corresp_acc_missing'],
] as const satisfies readonly (readonly [PaymentQrKey, string])[]

/** Values without spaces by their nature: a line break inside an account number is no part of it. */
export const unspacedKeys: ReadonlySet<string> = new Set<PaymentQrKey>([
  ...(['PersonalAcc', 'BIC', 'CorrespAcc', 'PayeeINN', 'PayerINN', 'KPP', 'CBC', 'OKTMO', 'UIN'] as const),
])

/** Values that a wedge scanner can type even where they hold letters: ASCII by their nature. */
export const asciiKeys: ReadonlySet<string> = new Set<PaymentQrKey>([
  ...(['PersonalAcc', 'BIC', 'CorrespAcc', 'PayeeINN', 'PayerINN', 'KPP', 'CBC', 'OKTMO', 'UIN'] as const),
  ...(['PersAcc', 'Sum', 'AddAmount'] as const),
])

/** Other names seen for keys of the standard. `Amount` is not among them: nobody says whether it is in kopecks. */
const otherNames: Readonly<Record<string, PaymentQrKey>> = {
  pensaccno: 'PensAcc',
  fitstname: 'FirstName',
  inn: 'PayeeINN',
  payperiod: 'PaymPeriod',
  payterm: 'PaymTerm',
  sumpay: 'Sum',
}

/** Cyrillic letters that look like Latin ones, lower case (СВС, ОКТМО). */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', с: 'c', е: 'e', н: 'h', к: 'k', м: 'm', о: 'o', р: 'p', т: 't', х: 'x', у: 'y', і: 'i' },
}

/** The form in which keys are compared: lower case, Latin, and one letter for the I, l and 1 that PDF copying mixes up. */
export function foldKey(key: string): string {
  if (/^[A-Za-z\d]*$/.test(key)) return key.toLowerCase().replace(/[l1]/g, 'i')
  return key
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[а-яі]/gu, (letter) => lookAlikes[letter] ?? letter)
    .replace(/[l1]/g, 'i')
}

const byFoldedKey = new Map<string, PaymentQrKey>([
  ...Object.entries(otherNames).map(([name, key]) => [foldKey(name), key] as const),
  ...paymentQrKeys.map((key) => [foldKey(key), key] as const),
])

const exactKeys: ReadonlySet<string> = new Set(paymentQrKeys)
const isStandardKey = (key: string): key is PaymentQrKey => exactKeys.has(key)

/** The standard's spelling of a key as found in a code; null for a key that the standard does not know. */
export function standardKey(key: string): PaymentQrKey | null {
  return isStandardKey(key) ? key : (byFoldedKey.get(foldKey(key)) ?? null)
}
