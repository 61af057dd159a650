import type { InputOf } from '../../../shared/contract/define.ts'
import type { setUp } from '../../../shared/contract/desk.ts'
import { isBicValid } from '../../../shared/domain/bank-account.ts'
import { isPasswordWeak, normalizeLogin } from '../../../shared/domain/password-rules.ts'
import { isPhraseGroup } from '../../../shared/domain/recovery-phrase.ts'
import { type SettingsForm, settingsErrors, settingsOf, toForm } from '../../ui/printer-form.ts'

export const setUpSteps = ['details', 'printer', 'administrator', 'phrase', 'typing'] as const
export type SetUpStep = (typeof setUpSteps)[number]

/** Everything that was typed or made so far: a step back loses none of it. It lives in this window only. */
export type SetUpForm = {
  details: InputOf<typeof setUp>['details']
  printer: SettingsForm
  administrator: { name: string; login: string; password: string; again: string }
  passphrase: string
  passphraseAgain: string
  /** What main made: the phrase, and whether the system of this computer keeps secrets. */
  made: { groups: readonly string[]; osStore: boolean } | null
  /** The phrase typed back from paper. */
  typed: readonly string[]
}

export type DetailsField = keyof SetUpForm['details']
export type AdministratorField = keyof SetUpForm['administrator'] | 'passphrase' | 'passphraseAgain'
export type SetUpField = DetailsField | AdministratorField

export const emptySetUp: SetUpForm = {
  details: {
    bankName: '',
    bankBic: '',
    bankLicence: '',
    officeName: '',
    officeAddress: '',
    supportPhone: '',
    deskNumber: '',
    cityTimeZone: 'Asia/Yekaterinburg',
  },
  printer: toForm({ kind: 'virtual', columns: 48 }),
  administrator: { name: '', login: '', password: '', again: '' },
  passphrase: '',
  passphraseAgain: '',
  made: null,
  typed: Array.from({ length: 8 }, () => ''),
}

const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('ru-RU', { timeZone })
    return timeZone !== ''
  } catch {
    return false
  }
}

const wrongDetails = ({ details }: SetUpForm): DetailsField[] => {
  const wrong: [DetailsField, boolean][] = [
    ['bankName', details.bankName.trim() === ''],
    ['bankBic', !isBicValid(details.bankBic.trim())],
    ['officeName', details.officeName.trim() === ''],
    ['deskNumber', !/^\d{1,4}$/.test(details.deskNumber.trim())],
    ['cityTimeZone', !isTimeZone(details.cityTimeZone.trim())],
  ]
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field)
}

const wrongAdministrator = (form: SetUpForm): AdministratorField[] => {
  const { name, login, password, again } = form.administrator
  const asksPassphrase = form.made?.osStore === false
  const wrong: [AdministratorField, boolean][] = [
    ['name', name.trim() === ''],
    ['login', normalizeLogin(login) === null],
    ['password', isPasswordWeak(password, normalizeLogin(login) ?? '')],
    ['again', again !== password],
    ['passphrase', asksPassphrase && isPasswordWeak(form.passphrase, '')],
    ['passphraseAgain', asksPassphrase && form.passphraseAgain !== form.passphrase],
  ]
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field)
}

/** The fields of details and administrator that main would refuse. */
export const wrongFields = (form: SetUpForm): ReadonlySet<SetUpField> =>
  new Set([...wrongDetails(form), ...wrongAdministrator(form)])

/** Whether a group was typed back as it was shown. */
export const isGroupRight = (form: SetUpForm, index: number): boolean => {
  const group = form.typed[index] ?? ''
  return isPhraseGroup(group) && group === form.made?.groups[index]
}

/** Whether a step may be left forwards. */
export const isStepDone = (form: SetUpForm, step: SetUpStep): boolean => {
  switch (step) {
    case 'details':
      return wrongDetails(form).length === 0
    case 'printer':
      return settingsErrors(form.printer).size === 0
    case 'administrator':
      return form.made !== null && wrongAdministrator(form).length === 0
    case 'phrase':
      return form.made !== null
    case 'typing':
      return form.typed.every((_, index) => isGroupRight(form, index))
  }
}

/** What goes to main; null while a step is not done. */
export const setUpInputOf = (form: SetUpForm): InputOf<typeof setUp> | null => {
  const printer = settingsOf(form.printer)
  if (printer === null || !setUpSteps.every((step) => isStepDone(form, step))) return null
  const { name, login, password } = form.administrator
  return {
    details: { ...form.details },
    administrator: { name, login, password },
    printer,
    phrase: form.typed.join(' '),
    passphrase: form.made?.osStore === false ? form.passphrase : null,
  }
}

/** The step where a refusal can be mended. */
export const stepOfRefusal = (code: string): SetUpStep | null => {
  if (code === 'desk.bic_invalid' || code === 'desk.time_zone_unknown') return 'details'
  if (code.startsWith('operators.') || code.startsWith('keys.passphrase_')) return 'administrator'
  return code === 'keys.phrase_wrong' ? 'typing' : null
}
