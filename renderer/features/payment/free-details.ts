import type { FreeDetails } from '../../../shared/contract/bills.ts'
import {
  isAccountKeyValid,
  isAccountWellFormed,
  isBicValid,
  isInnValid,
  isKppValid,
} from '../../../shared/domain/bank-account.ts'

/** Bank details as they are typed. */
export type Details = Record<keyof FreeDetails, string>

export const emptyDetails: Details = {
  payeeName: '',
  payeeInn: '',
  payeeKpp: '',
  payeeAccount: '',
  bankBic: '',
  bankName: '',
  bankCorrAccount: '',
  purpose: '',
}

export type DetailsField = keyof Details

/** What is wrong with one field; the texts have a sentence with an example for each. */
export type DetailsFieldError =
  | 'needed'
  | 'inn'
  | 'kpp'
  | 'bic'
  | 'account_form'
  | 'account_key'
  | 'corr_form'
  | 'corr_key'

const needed = (value: string): DetailsFieldError | null => (value === '' ? 'needed' : null)

/** Digits are pasted with spaces and dashes; they are no part of the number. */
export const compact = (value: string): string => value.replace(/[\s\u00a0\u202f-]/gu, '').toUpperCase()

/** Checks one field (domain.md §2); an account is checked against the BIC once there is a good one. */
export function detailsFieldError(field: DetailsField, details: Details): DetailsFieldError | null {
  const bic = compact(details.bankBic)
  switch (field) {
    case 'payeeName':
    case 'bankName':
    case 'purpose':
      return needed(details[field].trim())
    case 'payeeInn':
      return isInnValid(compact(details.payeeInn)) ? null : 'inn'
    case 'payeeKpp':
      return details.payeeKpp.trim() === '' || isKppValid(compact(details.payeeKpp)) ? null : 'kpp'
    case 'bankBic':
      return isBicValid(bic) ? null : 'bic'
    case 'payeeAccount':
      return accountError(compact(details.payeeAccount), bic, 'account_form', 'account_key')
    case 'bankCorrAccount':
      return details.bankCorrAccount.trim() === ''
        ? null
        : accountError(compact(details.bankCorrAccount), bic, 'corr_form', 'corr_key')
  }
}

export const detailsFields = Object.keys(emptyDetails) as readonly DetailsField[]

/** The first field that is wrong; null when all are right. */
export function detailsError(details: Details): DetailsField | null {
  return detailsFields.find((field) => detailsFieldError(field, details) !== null) ?? null
}

/** As main wants them: numbers without spaces, words trimmed. */
export function toFreeDetails(details: Details): FreeDetails {
  return {
    payeeName: details.payeeName.trim(),
    payeeInn: compact(details.payeeInn),
    payeeKpp: compact(details.payeeKpp),
    payeeAccount: compact(details.payeeAccount),
    bankName: details.bankName.trim(),
    bankBic: compact(details.bankBic),
    bankCorrAccount: compact(details.bankCorrAccount),
    purpose: details.purpose.trim(),
  }
}

function accountError<Form extends DetailsFieldError, Key extends DetailsFieldError>(
  account: string,
  bic: string,
  form: Form,
  key: Key,
): Form | Key | null {
  if (!isAccountWellFormed(account)) return form
  return !isBicValid(bic) || isAccountKeyValid(bic, account) ? null : key
}
